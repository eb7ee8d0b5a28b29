//! A host function does not hold the engine it is in; it gets a scope.
use taipan::{Engine, Error};

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    engine.function("again", || engine.eval::<i64>("1"))?;
    engine.run("again()")
}
