//! A value does not leave the scope that it was read in.
use taipan::heap::Value;
use taipan::object::context::{Cx, Handle};

fn escape<'v>(cx: &'v mut Cx<'_>, handle: Handle<'_>) -> Value<'v> {
    cx.scope(|inner| inner.get(handle))
}

fn main() {
    let _ = escape;
}
