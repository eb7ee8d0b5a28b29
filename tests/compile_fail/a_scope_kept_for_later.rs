//! The scope of a host function ends with its call.
use std::cell::RefCell;
use taipan::{Engine, Error, Scope};

thread_local! {
    static KEPT: RefCell<Option<&'static mut Scope<'static>>> = const { RefCell::new(None) };
}

fn keep(scope: &mut Scope) {
    KEPT.set(Some(scope));
}

fn main() -> Result<(), Error> {
    Engine::new().function("keep", keep)
}
