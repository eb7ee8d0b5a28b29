//! A field of a class is a field of its type.
use taipan::{Engine, Error, field};

struct Player {
    hp: i64,
}
struct Wall {
    height: i64,
}
impl taipan::HostType for Player {}
impl taipan::HostType for Wall {}

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    println!("{}", Player { hp: 1 }.hp);
    engine.class::<Player>("Player", |class| class.field("height", field!(Wall, height)))
}
