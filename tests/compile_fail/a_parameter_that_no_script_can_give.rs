//! The parameters of host functions are types that come from scripts.
use std::time::Instant;
use taipan::{Engine, Error};

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    engine.function("since", |start: Instant| start.elapsed().as_secs_f64())
}
