//! An iterator that will read cannot wait over a loud call.
use taipan::object::context::{Cx, Handle, Res};

fn later(cx: &mut Cx<'_>, handles: &[Handle<'_>]) -> Res<usize> {
    let values = handles.iter().map(|handle| cx.get(*handle));
    cx.poll()?;
    Ok(values.count())
}

fn main() {
    let _ = later;
}
