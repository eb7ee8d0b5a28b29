//! The text of a string is gone when a script has run.
use taipan::object::context::{Cx, Handle, Res};

fn greet(cx: &mut Cx<'_>, out: Handle<'_>, callee: Handle<'_>, name: Handle<'_>) -> Res<()> {
    let Some(text) = cx.as_text(cx.get(name)) else { return Ok(()) };
    let text: &str = text.as_str();
    cx.call_into(out, callee, &[name])?;
    println!("{text}");
    Ok(())
}

fn main() {
    let _ = greet;
}
