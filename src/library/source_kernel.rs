//! The kernel of `traceback` and `warnings`: the text of scripts.
//!
//! Owns two natives: a line of a source that the engine knows, and where the operator of an expression stands in it;
//! and the name of the class of tracebacks.

use crate::heap::Value;
use crate::natives;
use crate::object::class::Builtin;
use crate::object::context::{Cx, Handle, Res};

natives! { pub static FUNCTIONS:
    /// The text of a line of a script, or "".
    quiet fn line(cx, filename: Value<'v>, number: Value<'v>) {
        let number = cx.as_i64(number).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        let known = cx.as_text(filename).and_then(|file| cx.source_line(file.as_str(), number));
        cx.string(&known.unwrap_or_default())
    }
    /// For the source of an expression, the start and end of its operator or brackets, or None.
    quiet fn caret_anchors(cx, text: &'v str) {
        match crate::syntax::operator_of(text) {
            Some((start, end)) => {
                let characters = |at: usize| text.get(..at).map_or(0, |head| head.chars().count()) as i64;
                cx.tuple(&[cx.int(characters(start)), cx.int(characters(end))])
            }
            None => Ok(Value::NONE),
        }
    }
}

/// The class of tracebacks.
///
/// # Errors
/// MemoryError.
pub fn finish(cx: &mut Cx<'_>, module: Handle<'_>) -> Res<()> {
    super::bind(cx, super::space_of(cx, module)?, "TracebackType", cx.class(Builtin::Traceback))
}
