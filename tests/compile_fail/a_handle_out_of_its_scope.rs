//! A handle of a scope ends with the scope.
use taipan::object::context::{Cx, Handle};
use taipan::heap::Value;

fn escape<'s>(cx: &mut Cx<'s>) -> Handle<'s> {
    cx.scope(|inner| inner.root(Value::NONE))
}

fn main() {
    let _ = escape;
}
