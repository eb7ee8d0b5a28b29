//! The store of machine code: what keeps it, and how much there may be.
//!
//! Owns all code that an engine has, and counts its bytes for the engine's limit of memory. Code is never dropped one by
//! one, since other code may jump to it: when the epoch has changed, what there was is stale, and goes when no entry of
//! compiled code is active. Where there is too much of it the epoch is changed for that.
//!
//! Invariant "linked": code jumps to other code of its epoch only, and all code of an epoch is kept until the epoch has
//! ended and no code is active.

use super::abort::Abort;
use super::code::{Compiled, Pages, Placed};
use crate::object::vm::Vm;
use std::rc::Rc;

/// The most machine code that an engine keeps, in bytes.
const MOST: usize = 32 << 20;

/// Of an engine's limit of memory machine code takes this part at most.
const PART: usize = 4;

/// The code of an engine.
#[derive(Default)]
pub(super) struct Store {
    /// The loops and functions of this epoch; each keeps the code behind its exits.
    current: Vec<Rc<Compiled>>,
    /// Those of earlier epochs.
    stale: Vec<Rc<Compiled>>,
    /// How many of the words that the engine keeps for code are for stale code.
    stale_words: usize,
    bytes: usize,
    stale_bytes: usize,
    pages: Pages,
}

impl Store {
    /// The bytes of all code.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// A piece of code goes where it stays: its address.
    ///
    /// # Errors
    /// There is no memory.
    pub(super) fn place(&mut self, vm: &Vm, code: &[u8]) -> Result<usize, Abort> {
        let placed = self.pages.place(code, vm.active_code.get() > 0);
        if matches!(placed, Placed::Lost) {
            // Nobody may enter what is no more.
            vm.flush_caches();
        }
        placed.address()
    }

    /// Keep the code of a loop or function.
    pub(super) fn keep(&mut self, vm: &Vm, code: Rc<Compiled>, bytes: usize) {
        self.current.push(code);
        self.grow(vm, bytes);
    }

    /// There is more of what is kept.
    pub(super) fn grow(&mut self, vm: &Vm, bytes: usize) {
        self.bytes += bytes;
        vm.heap.charge(bytes as isize);
    }

    /// Is there more than there may be?
    pub(super) fn is_full(&self, vm: &Vm) -> bool {
        let most = vm.heap.limit().map_or(MOST, |limit| MOST.min(limit / PART));
        self.bytes - self.stale_bytes > most || self.bytes > 0 && !vm.heap.reserve(0)
    }

    /// The epoch has changed.
    pub(super) fn expire(&mut self, vm: &Vm) {
        self.stale.append(&mut self.current);
        self.pages.expire();
        self.stale_words = vm.traced.borrow().len();
        self.stale_bytes = self.bytes;
    }

    /// No code is active: what is stale goes.
    pub(super) fn sweep(&mut self, vm: &Vm) {
        self.pages.sweep();
        if self.stale.is_empty() {
            return;
        }
        self.stale.clear();
        let mut words = vm.traced.borrow_mut();
        let stale = self.stale_words.min(words.len());
        words.drain(..stale);
        vm.heap.charge(-(self.stale_bytes as isize));
        self.bytes -= self.stale_bytes;
        (self.stale_words, self.stale_bytes) = (0, 0);
    }
}
