//! The standard streams as objects: `sys.stdin`, `sys.stdout`, `sys.stderr`.
//!
//! Owns their layout and natives. A stream is a number; where its text goes to or comes from is the host's choice:
//! `Vm::output`, `Grants::errors`, `Grants::input`. Everything that scripts write without naming a stream ends here.

use super::class::Builtin;
use super::context::{Arguments, Cx, Handle, Res, Thrown};
use super::error::Raise;
use super::grants::Unread;
use super::host::Host;
use super::native::Take;
use super::vm::Vm;
use crate::heap::{Ref, Value};
use crate::natives;

/// Which stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    /// `sys.stdin`
    Input,
    /// `sys.stdout`
    Output,
    /// `sys.stderr`
    Errors,
}

impl Stream {
    fn name(self) -> &'static str {
        match self {
            Stream::Input => "<stdin>",
            Stream::Output => "<stdout>",
            Stream::Errors => "<stderr>",
        }
    }
    fn mode(self) -> &'static str {
        if self == Stream::Input { "r" } else { "w" }
    }
}

impl<'v> Take<'v> for Stream {
    const EXPECTED: &'static str = "_io.TextIOWrapper";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
        cx.stream_of(v)
    }
}

/// How much to read: an int, or None for all.
struct Count(i64);

impl<'v> Take<'v> for Count {
    const EXPECTED: &'static str = "int";
    const INDEX: bool = true;
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Count> {
        if v == Value::NONE { Some(Count(-1)) } else { cx.as_i64_clamped(v).map(Count) }
    }
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        let actual = cx.type_name(arguments.get(index));
        cx.type_error(format!("argument should be integer or None, not '{actual}'"))
    }
}

natives! { pub static METHODS:
    loud fn write(cx, this, text) {
        let Some(stream) = cx.stream_of(cx.get(this)) else { return Err(not_a_stream(cx, this, "write")) };
        let v = cx.get(text);
        if !cx.is_instance(v, Builtin::Str) {
            let actual = cx.type_name(v);
            return Err(cx.type_error(format!("write() argument must be str, not {actual}")));
        }
        let shown = cx.text(v);
        cx.write_to(stream, &shown)?;
        cx.ret(cx.int(shown.chars().count() as i64))
    }
    loud fn writelines(cx, this, lines) {
        let Some(stream) = cx.stream_of(cx.get(this)) else { return Err(not_a_stream(cx, this, "writelines")) };
        cx.for_each(lines, |cx, line| {
            if !cx.is_instance(cx.get(line), Builtin::Str) {
                let actual = cx.type_name(cx.get(line));
                return Err(cx.type_error(format!("write() argument must be str, not {actual}")));
            }
            cx.write_to(stream, &cx.text(cx.get(line)))
        })?;
        cx.ret(Value::NONE)
    }
    quiet fn flush(cx, this: Stream) {
        cx.flush_stream(this)?;
        Ok(Value::NONE)
    }
    /// One line with its end, or as many of its characters; empty at the end of the input.
    quiet fn readline(cx, this: Stream, size: i64 = -1) {
        readable(cx, this)?;
        cx.string(&cx.read_line(most(size))?)
    }
    quiet fn read(cx, this: Stream, size: Count = Count(-1)) {
        readable(cx, this)?;
        let mut left = most(size.0);
        let mut text = String::new();
        while left > 0 {
            let line = cx.read_line(left)?;
            if line.is_empty() {
                break;
            }
            left -= line.chars().count();
            text.push_str(&line);
        }
        cx.string(&text)
    }
    /// The lines that are left; with a hint, no more once they have more characters than that.
    quiet fn readlines(cx, this: Stream, hint: Count = Count(-1)) {
        readable(cx, this)?;
        let wanted = if hint.0 > 0 { most(hint.0) } else { usize::MAX };
        let mut got = 0;
        let list = cx.list(&[])?;
        while got <= wanted {
            let line = cx.read_line(usize::MAX)?;
            if line.is_empty() {
                break;
            }
            got += line.chars().count();
            cx.push(list, cx.string(&line)?)?;
        }
        Ok(list.value())
    }
    quiet fn "__iter__" iter(cx, this: Value<'v>) { Ok(this) }
    quiet fn "__next__" next(cx, this: Stream) {
        readable(cx, this)?;
        let line = cx.read_line(usize::MAX)?;
        if line.is_empty() {
            return Err(cx.new_error_of(Builtin::StopIteration, &[]).map_or_else(|| cx.memory_error(), |e| cx.throw(e)));
        }
        cx.string(&line)
    }
    quiet fn "__enter__" enter(cx, this: Value<'v>) { Ok(this) }
    quiet fn "__exit__" exit(cx, this: Value<'v>, *args) { Ok(Value::NONE) }
    quiet fn close(cx, this: Stream) { Ok(Value::NONE) }
    quiet fn isatty(cx, this: Stream) { Ok(Value::FALSE) }
    quiet fn readable(cx, this: Stream) { Ok(Value::bool(this == Stream::Input)) }
    quiet fn writable(cx, this: Stream) { Ok(Value::bool(this != Stream::Input)) }
    quiet fn seekable(cx, this: Stream) { Ok(Value::FALSE) }
    quiet getter fn name(cx, this: Stream) { cx.string(this.name()) }
    quiet getter fn mode(cx, this: Stream) { cx.string(this.mode()) }
    quiet getter fn encoding(cx, this: Stream) { cx.string("utf-8") }
    quiet getter fn errors(cx, this: Stream) { cx.string("strict") }
    quiet getter fn closed(cx, this: Stream) { Ok(Value::FALSE) }
    quiet getter fn newlines(cx, this: Stream) { Ok(Value::NONE) }
    quiet fn "__repr__" repr(cx, this: Stream) {
        cx.string(&format!("<_io.TextIOWrapper name='{}' mode='{}' encoding='utf-8'>", this.name(), this.mode()))
    }
}

fn not_a_stream(cx: &Cx<'_>, this: Handle<'_>, method: &str) -> Thrown {
    let actual = cx.type_name(cx.get(this));
    cx.type_error(format!(
        "descriptor '{method}' for '_io.TextIOWrapper' objects doesn't apply to a '{actual}' object"
    ))
}

fn readable(cx: &Cx<'_>, stream: Stream) -> Res<()> {
    if stream == Stream::Input { Ok(()) } else { Err(cx.raise(Builtin::OSError, "not readable")) }
}

/// How many characters a size stands for; a negative one sets no limit.
fn most(size: i64) -> usize {
    usize::try_from(size).unwrap_or(usize::MAX)
}

impl Vm {
    /// A standard stream as an object.
    pub fn new_stream(&self, stream: Stream) -> Ref<'_, Host> {
        let made = self.new_host_of(Builtin::Stream.shape(), ());
        self.heap.store(made, &made.object().keep, Value::int(stream as i64));
        made
    }

    /// The standard stream behind an object.
    pub fn stream_of(&self, v: Value<'_>) -> Option<Stream> {
        let host = v.cast::<Host>().filter(|_| self.class_of(v).builtin() == Some(Builtin::Stream))?;
        [Stream::Input, Stream::Output, Stream::Errors]
            .into_iter()
            .find(|stream| host.get(|h| &h.keep) == Value::int(*stream as i64))
    }
}

impl Cx<'_> {
    /// Write to a standard stream.
    ///
    /// # Errors
    /// OSError with what the sink said, or when the stream is for reading.
    pub fn write_to(&self, stream: Stream, text: &str) -> Res<()> {
        match stream {
            Stream::Output => self.write_output(text),
            Stream::Errors => {
                let outcome = match &mut self.grants.borrow_mut().errors {
                    Some(errors) => errors.write(text),
                    None => Ok(()),
                };
                outcome.map_err(|e| self.raise(Builtin::OSError, e.to_string()))
            }
            Stream::Input => Err(self.raise(Builtin::OSError, "not writable")),
        }
    }

    /// Pass on what a sink has buffered.
    ///
    /// # Errors
    /// OSError with what the sink said.
    pub fn flush_stream(&self, stream: Stream) -> Res<()> {
        let outcome = match stream {
            Stream::Output => self.output.borrow_mut().flush(),
            Stream::Errors => self.grants.borrow_mut().errors.as_mut().map_or(Ok(()), |e| e.flush()),
            Stream::Input => Ok(()),
        };
        outcome.map_err(|e| self.raise(Builtin::OSError, e.to_string()))
    }

    /// A line of the input that the host grants, with its end, or as many of its characters; empty at the end of the
    /// input.
    ///
    /// # Errors
    /// RuntimeError when there is no input, OSError with what the source said.
    pub fn read_line(&self, most: usize) -> Res<String> {
        if most == 0 {
            return Ok(String::new());
        }
        let part = self.grants.borrow_mut().unread.take(most);
        if !part.is_empty() {
            return Ok(part);
        }
        let outcome = match &mut self.grants.borrow_mut().input {
            Some(input) => input.read_line(),
            None => return Err(self.raise(Builtin::RuntimeError, "input is not available to scripts")),
        };
        let mut line = Unread::new(outcome.map_err(|e| self.raise(Builtin::OSError, e.to_string()))?);
        let part = line.take(most);
        self.grants.borrow_mut().unread = line;
        Ok(part)
    }
}
