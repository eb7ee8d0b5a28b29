//! The smallest host: a function of Rust that a script calls.

fn main() -> Result<(), taipan::Error> {
    let mut engine = taipan::Engine::new();
    engine.function("shout", |text: String| text.to_uppercase())?;
    engine.run("print(shout('hello'), [n * n for n in range(5)])")
}
