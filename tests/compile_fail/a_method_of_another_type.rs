//! A method of a class takes an object of that class first.
use taipan::{Engine, Error};

struct Player;
struct Wall;
impl taipan::HostType for Player {}
impl taipan::HostType for Wall {}

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    engine.class::<Player>("Player", |class| class.method("climb", |_: &Wall| 1_i64))
}
