//! The result of a host function is a type that scripts understand.
use taipan::{Engine, Error};

struct Secret;

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    engine.function("secret", || Secret)
}
