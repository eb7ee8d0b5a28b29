//! A result that borrows from a loud call leaves nobody else the context.
use taipan::heap::Value;
use taipan::object::context::{Cx, Handle, Res};

fn first<'v>(cx: &'v mut Cx<'_>, handle: Handle<'_>) -> Res<Value<'v>> {
    cx.poll()?;
    Ok(cx.get(handle))
}

fn both(cx: &mut Cx<'_>, a: Handle<'_>, b: Handle<'_>) -> Res<bool> {
    let left = first(cx, a)?;
    let right = first(cx, b)?;
    Ok(left == right)
}

fn main() {
    let _ = both;
}
