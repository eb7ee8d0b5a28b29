//! Host functions go wherever their engine goes.
use std::cell::Cell;
use std::rc::Rc;
use taipan::{Engine, Error};

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    let count = Rc::new(Cell::new(0_i64));
    engine.function("count", move || count.replace(count.get() + 1))
}
