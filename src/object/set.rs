//! `set` and `frozenset`.
//!
//! Owns their layouts and making empty ones. Where keys go is in `set_table`, the methods are in `set_methods`.

use super::kind;
use super::table::Table;
use super::vm::Vm;
use crate::heap::{Field, Header, Ref, Value, object};
use crate::object::class::Builtin;
use std::cell::Cell;

object! {
    /// `set`; see `set_table`. `finger` is where `pop` goes on searching.
    pub struct Set: kind::SET, "set", None {
        values { entries, index }
        plain { live: Cell<usize>, used: Cell<usize>, version: Cell<u64>, finger: Cell<usize> }
    }
}

object! {
    /// `frozenset`; see `set_table`.
    pub struct FrozenSet: kind::FROZENSET, "frozenset", None {
        values { entries, index }
        plain { live: Cell<usize>, used: Cell<usize>, version: Cell<u64>, finger: Cell<usize> }
    }
}

macro_rules! tables { ($($t:ident)*) => { $(
    impl Table for $t {
        const STRIDE: usize = 1;
        const ORDERED: bool = false;
        #[inline(always)]
        fn live(&self) -> &Cell<usize> { &self.live }
        #[inline(always)]
        fn used(&self) -> &Cell<usize> { &self.used }
        #[inline(always)]
        fn version(&self) -> &Cell<u64> { &self.version }
        #[inline(always)]
        fn entries(&self) -> &Field { &self.entries }
        #[inline(always)]
        fn index(&self) -> &Field { &self.index }
    }
    impl $t {
        fn empty(header: Header) -> $t {
            $t {
                header,
                entries: Field::new(Value::NONE),
                index: Field::new(Value::NONE),
                live: Cell::new(0),
                used: Cell::new(0),
                version: Cell::new(0),
                finger: Cell::new(0),
            }
        }
    }
)* } }
tables! { Set FrozenSet }

impl Vm {
    /// A new, empty set. `None` when memory is short.
    pub fn try_set(&self) -> Option<Ref<'_, Set>> {
        Some(
            self.heap
                .allocate::<Set>(Builtin::Set.shape(), <Set as crate::heap::Object>::LAYOUT.words as usize)?
                .init(Set::empty),
        )
    }

    /// A new, empty frozenset, for its maker to fill. `None` when memory is short.
    pub fn try_frozenset(&self) -> Option<Ref<'_, FrozenSet>> {
        Some(
            self.heap
                .allocate::<FrozenSet>(
                    Builtin::FrozenSet.shape(),
                    <FrozenSet as crate::heap::Object>::LAYOUT.words as usize,
                )?
                .init(FrozenSet::empty),
        )
    }
}
