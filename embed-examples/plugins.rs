//! A host that runs a folder of plugins it does not trust, each on an engine of its own with limits, and survives what
//! they do: one loops for ever, one allocates without end, one raises, one recurses, and one behaves.

use std::fs;
use std::path::Path;
use taipan::{Engine, Error};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("embed-examples/plugins");
    let mut files: Vec<_> = fs::read_dir(&folder)?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "py")) {
        let name = file.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
        let outcome = run(&name, &fs::read_to_string(file)?);
        match outcome {
            Ok(greeting) => println!("{name}: {greeting}"),
            Err(error) => {
                let text = error.to_string();
                println!("{name}: stopped: {}", text.lines().last().unwrap_or_default());
            }
        }
    }
    Ok(())
}

/// Load one plugin and ask it for its greeting.
fn run(name: &str, source: &str) -> Result<String, Error> {
    let mut engine = Engine::builder().fuel(2_000_000).memory_limit(16 << 20).recursion_limit(500).build()?;
    engine.function("host_name", || "the host")?;
    let plugin = engine.load(name, source)?;
    engine.call(&plugin, "greet", ("you",))
}
