//! The front end as text: tokens, trees and mistakes, compared with what is checked in under `tests/stages`.
//!
//! With `--serve` this program answers the comparison scripts beside the expectations instead: frames of
//! `kind length`, a line end and as many bytes go in and out.

use bumpalo::Bump;
use std::io::{BufRead, Read, Write};
use taipan::syntax::{Mistake, Source, parse_expression, parse_module, print};

fn main() -> std::io::Result<()> {
    if std::env::args().any(|argument| argument == "--serve") {
        return serve();
    }
    Ok(())
}

fn serve() -> std::io::Result<()> {
    let mut input = std::io::stdin().lock();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut header = String::new();
    loop {
        header.clear();
        if input.read_line(&mut header)? == 0 {
            return Ok(());
        }
        let (kind, length) = header.trim().split_once(' ').unwrap_or(("", "0"));
        let mut bytes = vec![0; length.parse().unwrap_or(0)];
        input.read_exact(&mut bytes)?;
        let (kind, answer) = answer(kind, &bytes);
        writeln!(output, "{kind} {}", answer.len())?;
        output.write_all(answer.as_bytes())?;
        output.flush()?;
    }
}

fn answer(kind: &str, bytes: &[u8]) -> (&'static str, String) {
    let source = Source::from_bytes("<t>", bytes);
    let arena = Bump::new();
    let dump = match kind {
        "tokens" => return ("tokens", print::dump_tokens(&source)),
        "expression" => parse_expression(&arena, &source).map(print::dump_expression),
        _ => parse_module(&arena, &source).map(|module| print::dump_with_places(&module, &source)),
    };
    match dump {
        Ok(dump) => ("tree", dump),
        Err(mistake) => ("mistake", fields(&mistake)),
    }
}

/// A mistake as CPython's attributes, one per line, the message last.
fn fields(mistake: &Mistake) -> String {
    format!(
        "{}\n{}\n{}\n{}\n{}\n{}",
        mistake.exception(),
        mistake.line(),
        mistake.column(),
        mistake.end_line(),
        mistake.end_column(),
        mistake.message()
    )
}
