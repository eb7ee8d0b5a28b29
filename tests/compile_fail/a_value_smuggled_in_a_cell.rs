//! A cell keeps no value alive across a loud call.
use std::cell::RefCell;
use taipan::object::context::{Cx, Res};

fn smuggle(cx: &mut Cx<'_>) -> Res<()> {
    let cell = RefCell::new(None);
    *cell.borrow_mut() = Some(cx.string("a")?);
    cx.poll()?;
    let _ = cell.borrow();
    Ok(())
}

fn main() {
    let _ = smuggle;
}
