//! Objects of the host: a box of Rust data that scripts hold by an object of the heap.
//!
//! The data never moves and is outside the heap; the object holds its number in a table. When the object is dead the
//! box is taken out during the collection and dropped after it.

use super::kind;
use super::vm::Vm;
use crate::heap::{Field, Ref, ShapeWord, Value, Word, object};
use std::any::Any;
use std::cell::Cell;

object! {
    /// See the module's documentation. `keep` holds what the host wants to live as long.
    pub struct Host: kind::HOST, "host", None {
        values { keep }
        plain { slot: Cell<u64> }
    }
}

/// The host's side of an object.
pub struct HostEntry {
    object: Word,
    /// The data; `None` while it is borrowed for a change.
    pub data: Option<Box<dyn Any + Send>>,
    /// How many shared borrows there are.
    pub readers: usize,
}

impl Vm {
    /// An object around some data. The class is that of the shape.
    pub fn new_host(&self, shape: ShapeWord, data: Box<dyn Any + Send>) -> Ref<'_, Host> {
        let mut hosts = self.hosts.borrow_mut();
        let slot = match hosts.iter().position(Option::is_none).filter(|_| hosts.len() == hosts.capacity()) {
            Some(free) => free,
            None => {
                hosts.push(None);
                hosts.len() - 1
            }
        };
        let made = self.heap.allocate_fixed::<Host>(shape).init(|header| Host {
            header,
            keep: Field::new(Value::NONE),
            slot: Cell::new(slot as u64),
        });
        hosts[slot] = Some(HostEntry { object: made.value().word(), data: Some(data), readers: 0 });
        made
    }
}

/// Drop the data of dead objects, each on its own: a drop that panics must not take the others with it.
pub(super) fn sweep(hosts: &mut [Option<HostEntry>], fate: &dyn Fn(Word) -> Option<Word>) {
    let mut dead = Vec::new();
    for entry in hosts.iter_mut() {
        let Some(e) = entry else { continue };
        match fate(e.object) {
            Some(word) => e.object = word,
            None => dead.push(entry.take()),
        }
    }
    for entry in dead {
        let dropped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(entry)));
        drop(dropped);
    }
}
