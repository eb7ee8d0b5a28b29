//! The log of the tracer: what became of each recording, as one JSON object a line.
//!
//! Owns the form of the lines and the sink they go to. A line has the keys
//!
//! - `trace`: the number of the trace, as in listings; `null` if nothing was compiled,
//! - `of`: `"loop"`, `"function"` or `"exit"`; for an exit, `parent` and `exit` name it by trace and instruction,
//! - `at`: the function and the line, and `lines`: all lines of scripts that it goes through,
//! - `end`: how the trace ends, or why it was given up or not compiled; `compiled` says which,
//! - `recorded`, `instructions`, `exits`, `bytes`: IR instructions before and after optimising, exits, machine code,
//! - `microseconds`: how long recording and compiling took.

use super::abort::Abort;
use super::ir::Trace;
use std::fmt::Write;
use std::time::Duration;

/// How large a compiled trace has become.
#[derive(Clone, Copy, Default, Debug)]
pub struct Size {
    /// The number of the trace.
    pub number: u32,
    /// Instructions that are left of it.
    pub instructions: usize,
    /// Ways out of its code.
    pub exits: usize,
    /// Bytes of machine code.
    pub bytes: usize,
}

/// What became of a recording.
pub(super) struct News<'t> {
    pub(super) trace: &'t Trace,
    /// Where it starts, if that is an exit: its trace and the instruction there.
    pub(super) behind: Option<(u32, u32)>,
    pub(super) outcome: Result<Size, Abort>,
}

/// The log.
pub struct Log(Box<dyn FnMut(&str) + Send>);

impl Log {
    /// Each line goes there, without its end.
    pub fn new(sink: impl FnMut(&str) + Send + 'static) -> Log {
        Log(Box::new(sink))
    }

    pub(super) fn trace(&mut self, news: &News<'_>, time: Duration) {
        (self.0)(&line(news, time));
    }
}

fn line(news: &News<'_>, time: Duration) -> String {
    let trace = news.trace;
    let mut out = String::from("{");
    let mut put = |key: &str, value: String| {
        let comma = if out.len() > 1 { ", " } else { "" };
        // Writing to a string does not fail.
        let _ = write!(out, "{comma}\"{key}\": {value}");
    };
    let number = news.outcome.as_ref().map_or("null".to_owned(), |size| size.number.to_string());
    put("trace", number);
    match news.behind {
        Some((parent, exit)) => {
            put("of", quoted("exit"));
            put("parent", parent.to_string());
            put("exit", exit.to_string());
        }
        None if trace.pc == 0 => put("of", quoted("function")),
        None => put("of", quoted("loop")),
    }
    put("at", quoted(&trace.place()));
    let lines: Vec<String> = lines(trace).iter().map(|line| quoted(line)).collect();
    put("lines", format!("[{}]", lines.join(", ")));
    put("compiled", news.outcome.is_ok().to_string());
    put("end", quoted(news.outcome.map_or_else(Abort::text, |_| trace.end.text())));
    put("recorded", trace.instructions.len().to_string());
    if let Ok(size) = news.outcome {
        put("instructions", size.instructions.to_string());
        put("exits", size.exits.to_string());
        put("bytes", size.bytes.to_string());
    }
    put("microseconds", format!("{:.1}", time.as_secs_f64() * 1e6));
    out + "}"
}

/// The lines of scripts that a trace goes through, in the order in which it first comes to them.
fn lines(trace: &Trace) -> Vec<String> {
    let mut all = Vec::new();
    for frame in trace.snapshots.iter().filter_map(|s| s.frames.last()) {
        let unit = &frame.code.get().unit;
        let line = format!("{}:{}", unit.filename, unit.position(frame.pc).line);
        if !unit.hidden && !all.contains(&line) {
            all.push(line);
        }
    }
    all
}

/// Text as JSON has it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if u32::from(c) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn text_is_quoted() {
        assert_eq!(quoted("a\"b\\c\n"), r#""a\"b\\c\u000a""#);
    }
}
