//! A Rust type becomes a class of scripts when it says so.
use taipan::{Engine, Error};

struct Player;

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    engine.class::<Player>("Player", |class| class)
}
