//! `print` and `input`.
//!
//! Owns how values become lines. What goes to the standard output is gathered and written at once; only where a script
//! has put another object into `sys.stdout`, or names a file, are its `write` methods called.

use super::import;
use crate::heap::Value;
use crate::natives;
use crate::object::attribute;
use crate::object::class::Builtin;
use crate::object::context::{Cx, Handle, Res};
use crate::object::error::Raise;
use crate::object::stream::Stream;

natives! { pub static FUNCTIONS:
    /// Prints the values to a stream, or to sys.stdout by default.
    loud fn print(cx, *args, key sep = NONE, key end = NONE, key file = NONE, key flush = NONE) {
        let (separator, end) = (part(cx, sep, "sep", " ")?, part(cx, end, "end", "\n")?);
        let [target] = cx.locals();
        if matches!(cx.get(file), Value::UNDEF | Value::NONE) {
            default_output(cx, target)?;
        } else {
            cx.set(target, cx.get(file));
        }
        if cx.get(target) == Value::NONE {
            return cx.ret(Value::NONE);
        }
        let flush = cx.get(flush) != Value::UNDEF && cx.truth(flush)?;
        let target_stream = match cx.get(target) {
            Value::UNDEF => Some(Stream::Output),
            v => cx.stream_of(v),
        };
        match target_stream {
            Some(stream) => {
                print_to_stream(cx, stream, args, [&separator, &end])?;
                if flush {
                    cx.flush_stream(stream)?;
                }
            }
            None => print_to_object(cx, target, args, [&separator, &end], flush)?,
        }
        cx.ret(Value::NONE)
    }
    /// Read a string from standard input. The prompt, if given, is printed without a newline before.
    loud fn input(cx, prompt = NONE) {
        if cx.get(prompt) != Value::UNDEF {
            let shown = cx.str(prompt)?;
            cx.write_output(&shown)?;
        }
        cx.flush_stream(Stream::Output)?;
        let line = cx.read_line(usize::MAX)?;
        if line.is_empty() {
            return Err(cx.raise(Builtin::EOFError, "EOF when reading a line"));
        }
        cx.ret(cx.string(line.strip_suffix('\n').unwrap_or(&line))?)
    }
}

/// `sep` or `end`: a string, or None for the usual one.
fn part(cx: &Cx<'_>, given: Handle<'_>, name: &str, usual: &str) -> Res<String> {
    let v = cx.get(given);
    if matches!(v, Value::UNDEF | Value::NONE) {
        return Ok(usual.to_string());
    }
    if cx.is_instance(v, Builtin::Str) {
        return Ok(cx.text(v));
    }
    let actual = cx.type_name(v);
    Err(cx.type_error(format!("{name} must be None or a string, not {actual}")))
}

/// `out` = `sys.stdout`; undefined for the stream itself, as long as nobody has imported `sys`.
fn default_output(cx: &Cx<'_>, out: Handle<'_>) -> Res<()> {
    let space = import::loaded(cx, "sys")
        .and_then(|v| v.cast::<crate::object::module::Module>())
        .and_then(|module| cx.module_dict(module));
    let Some(space) = space else {
        cx.set(out, Value::UNDEF);
        return Ok(());
    };
    match cx.dict_get_symbol(space, cx.intern("stdout")) {
        Some(v) => cx.set(out, v),
        None => return Err(cx.raise(Builtin::RuntimeError, "lost sys.stdout")),
    }
    Ok(())
}

fn print_to_stream(
    cx: &mut Cx<'_>,
    stream: Stream,
    args: Handle<'_>,
    [separator, end]: [&str; 2],
) -> Res<()> {
    let mut line = String::new();
    let item = cx.root(Value::NONE);
    for at in 0..cx.argument_count(args) {
        if at > 0 {
            line.push_str(separator);
        }
        {
            let v = cx.argument(args, at).unwrap_or(Value::NONE);
            if let Some(text) = cx.as_text(v) {
                line.push_str(text.as_str());
                continue;
            }
            if let Some(text) = cx.quiet_repr(v) {
                line.push_str(&text);
                continue;
            }
            cx.set(item, v);
        }
        // A script may print as well, or raise: what comes before is out by then.
        cx.write_to(stream, &line)?;
        line = cx.str(item)?;
    }
    line.push_str(end);
    cx.write_to(stream, &line)
}

fn print_to_object(
    cx: &mut Cx<'_>,
    file: Handle<'_>,
    args: Handle<'_>,
    [separator, end]: [&str; 2],
    flush: bool,
) -> Res<()> {
    let [write, item, text, out] = cx.locals();
    let symbol = cx.intern("write");
    attribute::get(cx, write, file, symbol)?;
    for at in 0..cx.argument_count(args) {
        if at > 0 {
            cx.set(text, cx.string(separator)?);
            cx.call_into(out, write, &[text])?;
        }
        cx.set(item, cx.argument(args, at).unwrap_or(Value::NONE));
        cx.str_into(text, item)?;
        cx.call_into(out, write, &[text])?;
    }
    cx.set(text, cx.string(end)?);
    cx.call_into(out, write, &[text])?;
    if flush {
        let symbol = cx.intern("flush");
        attribute::get(cx, write, file, symbol)?;
        cx.call_into(out, write, &[])?;
    }
    Ok(())
}
