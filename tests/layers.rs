//! The layers hold: a module uses what is below it in the picture of `src/lib.rs`, never what is above.

use std::fs;
use std::path::{Path, PathBuf};

/// For each layer, what it may use beside itself. The order is that of the pipeline.
const LAYERS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("syntax", &[]),
    ("bytecode", &[]),
    ("compile", &["syntax", "bytecode", "kernel"]),
    ("heap", &[]),
    ("object", &["heap", "bytecode", "kernel"]),
    ("machine", &["object", "heap", "bytecode"]),
    ("semantics", &["machine", "object", "heap", "bytecode", "kernel"]),
    ("interp", &["semantics", "machine", "object", "heap", "bytecode", "kernel"]),
    ("jit", &["interp", "semantics", "machine", "object", "heap", "bytecode", "kernel"]),
    ("library", &["object", "heap", "bytecode", "kernel", "syntax", "compile", "run"]),
];

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the source").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn source(layer: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer);
    let mut paths = Vec::new();
    if root.is_dir() {
        files(&root, &mut paths);
    }
    paths.into_iter().map(|p| (p.clone(), fs::read_to_string(p).expect("readable source"))).collect()
}

/// The text without comments: what documentation links to is not used.
fn code(text: &str) -> String {
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_layer_uses_what_is_above_it() {
    let mut wrong = Vec::new();
    for (layer, below) in LAYERS {
        for (path, text) in source(layer) {
            let text = code(&text);
            for (other, _) in LAYERS.iter().filter(|(o, _)| o != layer && !below.contains(o)) {
                if text.contains(&format!("crate::{other}::")) {
                    wrong.push(format!("{} uses {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn semantics_cannot_open_the_machine() {
    for (path, text) in source("semantics") {
        assert!(!code(&text).contains("seal"), "{}", path.display());
    }
}

/// The layers that may hold unsafe code: objects, values and windows are made there, and handed on as types that keep
/// their invariants.
const UNSAFE: &[&str] = &["heap", "object", "interp"];

/// The layer that refuses unsafe code but for these modules: machine code is entered there, and what it works on and
/// leaves becomes values.
const PARTLY: (&str, &[&str]) = ("jit", &["code", "exit", "runtime"]);

/// The modules that a file declares, each with the attributes before it.
fn modules(file: &Path) -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(file).expect("readable source");
    let (mut all, mut attributes) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let module = line.trim_start_matches("pub ").strip_prefix("mod ").and_then(|m| m.strip_suffix(';'));
        match module {
            _ if line.starts_with("#[") => attributes.push(line.to_owned()),
            Some(module) => all.push((module.to_owned(), std::mem::take(&mut attributes))),
            None => attributes.clear(),
        }
    }
    all
}

#[test]
fn the_compiler_refuses_unsafe_code_in_all_other_layers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let all: Vec<_> = ["lib.rs", "main.rs"].iter().flat_map(|file| modules(&root.join(file))).collect();
    let with = |wanted: &str| -> Vec<&str> {
        let has = |attributes: &[String]| attributes.iter().any(|a| a == wanted);
        all.iter().filter(|(_, attributes)| has(attributes)).map(|(module, _)| module.as_str()).collect()
    };
    let (closed, partly) = (with("#[forbid(unsafe_code)]"), with("#[deny(unsafe_code)]"));
    let open: Vec<&str> =
        all.iter().map(|(m, _)| m.as_str()).filter(|m| !closed.contains(m) && !partly.contains(m)).collect();
    assert_eq!(open, UNSAFE);
    assert_eq!(partly, [PARTLY.0]);
}

#[test]
fn the_tracer_has_unsafe_code_in_a_few_modules_alone() {
    let (layer, expected) = PARTLY;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer);
    let all = modules(&root.join("mod.rs"));
    let allowed =
        |(_, attributes): &&(String, Vec<String>)| attributes.iter().any(|a| a.contains("unsafe_code"));
    let allowed: Vec<&str> = all.iter().filter(allowed).map(|(module, _)| module.as_str()).collect();
    assert_eq!(allowed, expected);
    // Nobody further down lifts the lint again.
    for (path, text) in source(layer) {
        assert!(path == root.join("mod.rs") || !code(&text).contains("unsafe_code"), "{}", path.display());
    }
}

#[test]
fn every_file_opens_by_saying_what_it_owns() {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let silent: Vec<_> =
        all.iter().filter(|p| !fs::read_to_string(p).expect("readable source").starts_with("//!")).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}
