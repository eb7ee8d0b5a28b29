//! Tests of the heap as a whole; what one file does alone is tested in that file.
//!
//! Owns the object types, the roots and the driver that all of them use.

mod collector;
mod model;
mod verifier;

use std::cell::Cell;

use super::*;

object! {
    /// Two values and a number.
    pub struct Pair: Kind(0), "pair", None {
        values { first, second }
        plain { number: Cell<u64> }
    }
}
object! {
    /// As many values as one likes, after one that is always there.
    pub struct Array: Kind(1), "array", Values {
        values { extra }
        plain {}
    }
}
object! {
    /// Text that never changes.
    pub struct Text: Kind(2), "text", Text {
        values {}
        plain { hash: Cell<u64> }
    }
}
object! {
    /// Bytes that may change.
    pub struct Bytes: Kind(3), "bytes", Bytes {
        values {}
        plain {}
    }
}
object! {
    /// Plain words.
    pub struct Numbers: Kind(4), "numbers", Words {
        values {}
        plain {}
    }
}
object! {
    /// An instance: its size is in the header.
    pub struct Instance: Kind(5), "instance", Sized {
        values { dict }
        plain {}
    }
}

pub(super) static LAYOUTS: [KindLayout; 6] =
    [Pair::LAYOUT, Array::LAYOUT, Text::LAYOUT, Bytes::LAYOUT, Numbers::LAYOUT, Instance::LAYOUT];

pub(super) fn shape<T: Object>() -> ShapeWord {
    ShapeWord::new(T::KIND, 7)
}

/// A stack and a weak table.
#[derive(Default)]
pub(super) struct Table {
    pub stack: Vec<Word>,
    pub weak: Vec<Option<Word>>,
}

impl Roots for Table {
    fn strong(&mut self, visit: &mut dyn FnMut(&mut Word)) {
        self.stack.iter_mut().for_each(visit);
    }

    fn strong_old(&mut self, _visit: &mut dyn FnMut(&mut Word)) {}

    fn weak(&mut self, fate: &dyn Fn(Word) -> Option<Word>) -> usize {
        for entry in &mut self.weak {
            *entry = entry.and_then(fate);
        }
        0
    }
}

/// A heap with its roots; values borrow from it, so the compiler keeps them from crossing a collection.
pub(super) struct Vm {
    pub heap: Heap,
    pub roots: Table,
}

impl Vm {
    pub fn new(settings: Settings) -> Vm {
        Vm { heap: Heap::new(settings, &LAYOUTS), roots: Table::default() }
    }

    pub fn collect(&mut self, what: Collect) {
        // SAFETY: values borrow from `self`, and the table shows every word that is kept.
        unsafe { self.heap.collect(what, &mut self.roots) };
        // Miri sees most of what the audit sees, and takes very long for it.
        if !cfg!(miri) || what == Collect::Full {
            self.heap.audit(&mut self.roots).unwrap_or_else(|fault| panic!("{fault}"));
        }
    }

    /// Collects if the heap wants it, as the interpreter does.
    pub fn safepoint(&mut self) {
        if self.heap.countdown.get() > 0 {
            self.heap.countdown.set(self.heap.countdown.get() - 1);
            return;
        }
        self.heap.settle();
        if self.heap.wants_collection() {
            self.collect(Collect::Step);
        }
        self.heap.rearm();
    }

    pub fn root(&self, index: usize) -> Value<'_> {
        // SAFETY: the stack is shown to every collection.
        self.roots.stack.get(index).map_or(Value::UNDEF, |word| unsafe { Value::from_word(*word) })
    }

    pub fn push(&mut self, word: Word) -> usize {
        self.roots.stack.push(word);
        self.roots.stack.len() - 1
    }

    pub fn pair(&self, first: Value<'_>, second: Value<'_>, number: u64) -> Ref<'_, Pair> {
        init_pair(self.heap.allocate(shape::<Pair>(), 4).expect("no limit"), first, second, number)
    }

    pub fn array(&self, count: usize) -> Ref<'_, Array> {
        self.heap.allocate_tail::<Array>(shape::<Array>(), count).expect("no limit").init(|header| Array {
            header,
            length: Length::allocated(),
            extra: Field::new(Value::NONE),
        })
    }

    pub fn text(&self, text: &str) -> Ref<'_, Text> {
        self.heap.allocate_tail::<Text>(shape::<Text>(), text.len()).expect("no limit").init_bytes(
            |header| Text { header, length: Length::allocated(), hash: Cell::new(0) },
            text.as_bytes(),
        )
    }
}

pub(super) fn init_pair<'h>(
    new: New<'h, Pair>,
    first: Value<'_>,
    second: Value<'_>,
    number: u64,
) -> Ref<'h, Pair> {
    new.init(|header| Pair {
        header,
        first: Field::new(first),
        second: Field::new(second),
        number: Cell::new(number),
    })
}

/// Settings without verification by the heap itself: the driver does it.
pub(super) fn settings() -> Settings {
    Settings { verify: false, poison: true, ..Settings::default() }
}

/// Settings that change what a collection does, all of which must give the same results.
pub(super) fn variants() -> Vec<Settings> {
    let stress = |stress| Settings { stress, ..settings() };
    vec![
        settings(),
        Settings { limit: Some(usize::MAX / 2), ..stress(Stress::Minor) },
        stress(Stress::Full),
        stress(Stress::Random { seed: 5, one_in: 1 }),
        stress(Stress::Random { seed: 6, one_in: 16 }),
        Settings { promote_in_place_always: true, ..stress(Stress::Random { seed: 7, one_in: 2 }) },
        Settings { fail_copy_at: Some(3), ..stress(Stress::Random { seed: 8, one_in: 2 }) },
        Settings { longest_list: 0, ..stress(Stress::Random { seed: 9, one_in: 2 }) },
        Settings { longest_list: 3, fail_copy_at: Some(9), ..stress(Stress::Random { seed: 10, one_in: 2 }) },
        Settings { poison: false, ..stress(Stress::Random { seed: 11, one_in: 4 }) },
    ]
}
