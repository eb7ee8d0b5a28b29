//! The interactive prompt: edits lines, keeps a history, asks for more lines while a block goes on.

use super::program::{run_text, show};
use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;
use std::path::PathBuf;
use taipan::object::class::Builtin;
use taipan::object::context::{Cx, Handle, Res};
use taipan::object::vm::CompileMode;
use taipan::syntax::{Interactive, Source, parse_interactive};

/// Lines of history that are kept.
const HISTORY: usize = 1000;

fn history_file() -> Option<PathBuf> {
    std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".taipan_history"))
}

/// Are more lines needed?
fn goes_on(text: &str) -> bool {
    let arena = bumpalo::Bump::new();
    let source = Source::new("<stdin>", text);
    matches!(parse_interactive(&arena, &source), Ok(Interactive::Incomplete))
}

/// Prompt until the input ends.
///
/// # Errors
/// SystemExit, for the caller to obey.
pub fn run(cx: &mut Cx<'_>, globals: Handle<'_>) -> Res<()> {
    println!("Python 3.11 (Taipan {})", env!("CARGO_PKG_VERSION"));
    let config =
        rustyline::Config::builder().max_history_size(HISTORY).map(|b| b.build()).unwrap_or_default();
    let Ok(mut editor) = DefaultEditor::with_config(config) else {
        eprintln!("taipan: the terminal cannot be used for editing");
        return Ok(());
    };
    let file = history_file();
    if let Some(file) = &file {
        // No history yet is no reason to say anything.
        let _ = editor.load_history(file);
    }
    let mut outcome = Ok(());
    loop {
        let mut text = match editor.readline(">>> ") {
            Ok(line) => line,
            Err(ReadlineError::Interrupted) => {
                println!("KeyboardInterrupt");
                continue;
            }
            Err(_) => break,
        };
        while goes_on(&text) {
            match editor.readline("... ") {
                Ok(line) => {
                    text.push('\n');
                    text.push_str(&line);
                }
                Err(_) => break,
            }
        }
        if text.trim().is_empty() {
            continue;
        }
        let _ = editor.add_history_entry(text.as_str());
        if let Err(thrown) = run_text(cx, globals, "<stdin>", &text, CompileMode::Single) {
            if cx.pending_is(Builtin::SystemExit) {
                outcome = Err(thrown);
                break;
            }
            show(cx);
        }
        if cx.output.borrow_mut().flush().is_err() {
            break;
        }
    }
    if let Some(file) = &file {
        let _ = editor.save_history(file);
    }
    outcome
}
