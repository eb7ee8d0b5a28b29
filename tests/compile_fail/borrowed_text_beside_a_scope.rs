//! A function that calls scripts borrows none of its arguments.
use taipan::{Engine, Error, Function, Scope};

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    engine.function("twice", |scope: &mut Scope, f: Function, text: &str| -> Result<String, Error> {
        f.call(scope, (text,))
    })
}
