//! The data of a host object is not borrowed while a script runs.
use taipan::{Engine, Error};

struct Player {
    hp: i64,
}
impl taipan::HostType for Player {}

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    engine.class::<Player>("Player", |class| class)?;
    let player = engine.object(Player { hp: 3 })?;
    let data = player.borrow(&engine)?;
    engine.run("pass")?;
    println!("{}", data.hp);
    Ok(())
}
