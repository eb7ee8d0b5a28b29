//! A value is gone when something may have been collected.
use taipan::object::context::{Cx, Res};

fn lost(cx: &mut Cx<'_>) -> Res<bool> {
    let text = cx.string("kept?")?;
    cx.poll()?;
    Ok(text == cx.string("kept?")?)
}

fn main() {
    let _ = lost;
}
