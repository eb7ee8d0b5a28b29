//! An engine that was sent to a thread is gone from here.
use taipan::{Engine, Error};

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    let thread = std::thread::spawn(move || engine.run("pass"));
    engine.run("pass")?;
    thread.join().unwrap_or(Ok(()))
}
