//! Host functions live as long as the engine: they own what they use.
use taipan::{Engine, Error};

fn install(engine: &mut Engine) -> Result<(), Error> {
    let name = String::from("Ann");
    engine.function("greet", || name.len() as i64)
}

fn main() {
    let _ = install(&mut Engine::new());
}
