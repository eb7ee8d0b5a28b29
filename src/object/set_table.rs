//! The table of sets: open addressing with the keys in the slots.
//!
//! Owns where a key of a set goes. Sets have no order of their own, but programs see the one they iterate in, and print
//! it; so keys are placed exactly as CPython places them, by the same hashes, probes and sizes, and sets of numbers come
//! out in the same order. Keys are in the array `entries`, their hashes beside them in `index`; a slot whose key is
//! undefined is free if its hash is 0, and was deleted if that is -1. `used` counts slots that are not free.
//!
//! Invariant: less than two thirds of the slots are in use, so that every search ends at a free one.

use super::array::Raw;
use super::hash::{Hashed, same_key};
use super::set::{FrozenSet, Set};
use super::table::{Probe, Same, Table};
use super::vm::Vm;
use crate::heap::{Fields, Ref, Value};
use smallvec::SmallVec;
use std::cell::Cell;

/// Slots of the smallest table.
const SMALLEST: usize = 8;
/// Neighbours that are looked at before the search jumps.
const NEIGHBOURS: usize = 9;
/// The hash of a deleted slot; no key has it.
const GONE: u64 = u64::MAX;

/// The slots that a search looks at, in order.
struct Walk {
    at: usize,
    left: usize,
    mask: usize,
    perturb: u64,
    base: usize,
}

impl Walk {
    fn new(hash: i64, slots: usize) -> Walk {
        let mask = slots - 1;
        let base = hash as usize & mask;
        Walk { at: base, left: Walk::neighbours(base, mask), mask, perturb: hash as u64, base }
    }

    fn neighbours(base: usize, mask: usize) -> usize {
        if base + NEIGHBOURS <= mask { NEIGHBOURS } else { 0 }
    }
}

impl Walk {
    #[inline(always)]
    fn step(&mut self) {
        if self.left > 0 {
            self.left -= 1;
            self.at += 1;
        } else {
            self.perturb >>= 5;
            let jump = self.base.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize);
            self.base = jump & self.mask;
            self.at = self.base;
            self.left = Walk::neighbours(self.base, self.mask);
        }
    }
}

impl Iterator for Walk {
    type Item = usize;
    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        let at = self.at;
        self.step();
        Some(at)
    }
}

/// The slots of a table that has any.
#[derive(Clone, Copy)]
struct Slots<'v> {
    keys: Fields<'v>,
    hashes: &'v [Cell<u64>],
}

impl Slots<'_> {
    fn hash(self, at: usize) -> u64 {
        self.hashes.get(at).map_or(0, Cell::get)
    }

    /// Has the slot never been used? A key may have the hash 0.
    fn is_free(self, at: usize) -> bool {
        self.hash(at) == 0 && self.keys.get(at) == Some(Value::UNDEF)
    }
}

impl Vm {
    fn slots_of<'v, T: Table>(&self, table: Ref<'v, T>) -> Option<Slots<'v>> {
        let (keys, hashes) = (self.entries_of(table)?, self.index_of(table)?);
        Some(Slots { keys: keys.tail_values(), hashes: hashes.tail_words() })
    }

    /// How many slots a table has; one that is empty counts as the smallest.
    pub(super) fn slot_count<T: Table>(&self, table: Ref<'_, T>) -> usize {
        self.slots_of(table).map_or(SMALLEST, |s| s.hashes.len())
    }

    /// Hash and key in a slot; `None` past the end.
    #[inline]
    pub(super) fn slot_entry<'v, T: Table>(
        &self,
        table: Ref<'v, T>,
        at: usize,
    ) -> Option<(i64, Value<'v>, Value<'v>)> {
        let slots = self.slots_of(table)?;
        Some((slots.hash(at) as i64, slots.keys.get(at)?, Value::UNDEF))
    }

    /// The first key from a slot on, and its slot.
    #[inline]
    pub(super) fn next_slot<'v, T: Table>(
        &self,
        table: Ref<'v, T>,
        mut at: usize,
    ) -> Option<(usize, Value<'v>, Value<'v>)> {
        let keys = self.entries_of(table)?.tail_values();
        loop {
            match keys.get(at)? {
                Value::UNDEF => at += 1,
                key => return Some((at, key, Value::UNDEF)),
            }
        }
    }

    /// See `Vm::probe`.
    pub(super) fn slot_probe<T: Table>(
        &self,
        table: Ref<'_, T>,
        hash: i64,
        same: Same<'_>,
        after: Option<usize>,
    ) -> Probe {
        let Some(slots) = self.slots_of(table) else { return Probe::Missing };
        let mut waiting = after;
        // A walk may come to a slot again; what was asked about before `after` is not asked again.
        let mut asked: SmallVec<[usize; 4]> = SmallVec::new();
        for (step, at) in Walk::new(hash, slots.hashes.len()).enumerate() {
            if step % 16 == 15 {
                self.charge_work(4);
            }
            let stored = slots.hash(at);
            let key = slots.keys.get(at).unwrap_or(Value::UNDEF);
            if key == Value::UNDEF {
                if stored == 0 {
                    return Probe::Missing;
                }
                continue;
            }
            if stored != hash as u64 {
                continue;
            }
            if after.is_some() && asked.contains(&at) {
                continue;
            }
            if let Some(last) = waiting {
                asked.push(at);
                if last == at {
                    waiting = None;
                }
                continue;
            }
            match same(key) {
                Some(true) => return Probe::Found(at),
                Some(false) => {}
                None => return Probe::Ask(at),
            }
        }
        Probe::Missing
    }

    /// As `slot_probe`, for a key whose equality is asked of `same_key`.
    pub(super) fn slot_probe_key<T: Table>(&self, table: Ref<'_, T>, hash: i64, key: Value<'_>) -> Probe {
        let Some(slots) = self.slots_of(table) else { return Probe::Missing };
        let mut walk = Walk::new(hash, slots.hashes.len());
        loop {
            let at = walk.at;
            let stored = slots.hash(at);
            // Few slots are looked at whose hash is another one: their keys stay out of it.
            if stored == hash as u64 {
                match slots.keys.get(at).unwrap_or(Value::UNDEF) {
                    Value::UNDEF if stored == 0 => return Probe::Missing,
                    Value::UNDEF => {}
                    other if other == key => return Probe::Found(at),
                    other => match same_key(self, key, other) {
                        Some(true) => return Probe::Found(at),
                        Some(false) => {}
                        None => return Probe::Ask(at),
                    },
                }
            } else if stored == 0 && slots.is_free(at) {
                return Probe::Missing;
            }
            walk.step();
        }
    }

    /// Put a key that is not there yet into the first free slot of its walk.
    fn slot_place<T: Table>(&self, table: Ref<'_, T>, hash: i64, key: Value<'_>) {
        let Some(slots) = self.slots_of(table) else { return };
        let at = Walk::new(hash, slots.hashes.len()).find(|at| slots.is_free(*at));
        self.slot_fill(table, at, hash, key);
    }

    fn slot_fill<T: Table>(&self, table: Ref<'_, T>, at: Option<usize>, hash: i64, key: Value<'_>) {
        let Some(array) = self.entries_of(table) else { return };
        if let (Some(at), Some(slots)) = (at, self.slots_of(table)) {
            self.heap.store_tail(array, at, key);
            if let Some(word) = slots.hashes.get(at) {
                word.set(hash as u64);
            }
        }
    }

    /// The last deleted slot on the way of a hash to its free one: that is where a key goes, if there is one.
    fn deleted_slot<T: Table>(&self, table: Ref<'_, T>, hash: i64) -> Option<usize> {
        if table.object().used().get() == table.object().live().get() {
            return None;
        }
        let slots = self.slots_of(table)?;
        let way = Walk::new(hash, slots.hashes.len()).take_while(|at| !slots.is_free(*at));
        way.filter(|at| slots.hash(*at) == GONE).last()
    }

    /// Add an item to a set. False when only a script can tell whether it is there, and when memory is short.
    pub fn set_put(&self, set: Ref<'_, Set>, item: Value<'_>) -> bool {
        let Hashed::Is(hash) = self.hash_quietly(item) else { return false };
        match self.slot_probe_key(set, hash, item) {
            Probe::Found(_) => true,
            Probe::Missing => self.slot_insert(set, hash, item),
            Probe::Ask(_) => false,
        }
    }

    /// See `Vm::insert_new`.
    pub(super) fn slot_insert<T: Table>(&self, table: Ref<'_, T>, hash: i64, key: Value<'_>) -> bool {
        let object = table.object();
        if self.slots_of(table).is_none() && !self.slot_resize(table, 0) {
            return false;
        }
        let (fill, live) = (object.used().get() + 1, object.live().get() + 1);
        // Room first: nothing is changed when there is none.
        if let Some(at) = self.deleted_slot(table, hash) {
            self.slot_fill(table, Some(at), hash, key);
        } else if fill * 5 >= (self.slot_count(table) - 1) * 3 {
            if !self.slot_grow(table, hash, key, live) {
                return false;
            }
        } else {
            self.slot_place(table, hash, key);
            object.used().set(fill);
        }
        object.live().set(live);
        object.version().set(object.version().get() + 1);
        true
    }

    /// Place the key, which fills the table up, and then everything in a larger one.
    fn slot_grow<T: Table>(&self, table: Ref<'_, T>, hash: i64, key: Value<'_>, live: usize) -> bool {
        let Some((entries, index)) = self.new_slots(grown(live)) else { return false };
        self.slot_place(table, hash, key);
        self.move_to(table, entries, index);
        true
    }

    fn new_slots<'v>(&'v self, least: usize) -> Option<(Ref<'v, super::array::Array>, Ref<'v, Raw>)> {
        let mut count = SMALLEST;
        while count <= least {
            count = count.checked_mul(2)?;
        }
        Some((self.array(count, [])?, self.raw(count)?))
    }

    /// Place all keys anew in given slots, in the order of the old ones.
    fn move_to<T: Table>(
        &self,
        table: Ref<'_, T>,
        entries: Ref<'_, super::array::Array>,
        index: Ref<'_, Raw>,
    ) {
        let object = table.object();
        let old = self.slots_of(table);
        self.heap.store(table, object.entries(), entries.value());
        self.heap.store(table, object.index(), index.value());
        let mut count = 0;
        if let (Some(old), Some(new)) = (old, self.slots_of(table)) {
            for (at, key) in old.keys.iter().enumerate().filter(|(_, key)| *key != Value::UNDEF) {
                let hash = old.hash(at);
                if let Some(free) = Walk::new(hash as i64, new.hashes.len()).find(|at| new.is_free(*at)) {
                    self.heap.store_tail(entries, free, key);
                    new.hashes[free].set(hash);
                }
                count += 1;
            }
        }
        object.used().set(count);
    }

    /// New slots, more than `least`, without the deleted ones. False when memory is short.
    pub(super) fn slot_resize<T: Table>(&self, table: Ref<'_, T>, least: usize) -> bool {
        let Some((entries, index)) = self.new_slots(least) else { return false };
        self.move_to(table, entries, index);
        true
    }

    /// Make room for `more` keys at once, as CPython does before it merges. False when memory is short.
    pub(super) fn slot_reserve<T: Table>(&self, table: Ref<'_, T>, more: usize) -> bool {
        let object = table.object();
        let crowded = (object.used().get() + more) * 5 >= (self.slot_count(table) - 1) * 3;
        !crowded || self.slot_resize(table, (object.live().get() + more) * 2)
    }

    /// Give up deleted slots when there are many. Memory that is short is no reason to fail.
    pub(super) fn slot_clean<T: Table>(&self, table: Ref<'_, T>) {
        let object = table.object();
        let gone = object.used().get().saturating_sub(object.live().get());
        if gone > (self.slot_count(table) - 1) / 4 {
            self.slot_resize(table, grown(object.live().get()));
        }
    }

    /// See `Vm::remove_entry`.
    pub(super) fn slot_remove<T: Table>(&self, table: Ref<'_, T>, at: usize) {
        let Some(array) = self.entries_of(table) else { return };
        let Some(slots) = self.slots_of(table) else { return };
        if slots.keys.get(at).is_none_or(|key| key == Value::UNDEF) {
            return;
        }
        self.heap.store_tail(array, at, Value::UNDEF);
        if let Some(word) = slots.hashes.get(at) {
            word.set(GONE);
        }
        let object = table.object();
        object.live().set(object.live().get() - 1);
        object.version().set(object.version().get() + 1);
    }

    /// Let an empty table have the keys of another. False when memory is short.
    pub(super) fn slot_copy<T: Table, U: Table>(&self, table: Ref<'_, T>, source: Ref<'_, U>) -> bool {
        let Some(from) = self.slots_of(source) else { return true };
        let count = source.object().live().get();
        if !self.slot_reserve(table, count) || (self.slots_of(table).is_none() && !self.slot_resize(table, 0))
        {
            return false;
        }
        let whole = source.object().used().get() == count && self.slot_count(table) == from.hashes.len();
        let parts = (self.entries_of(table), self.slots_of(table));
        if let (true, (Some(keys), Some(slots))) = (whole, parts) {
            // Tables of one size are alike slot for slot.
            for (at, key) in from.keys.iter().enumerate() {
                self.heap.store_tail(keys, at, key);
            }
            for (new, old) in slots.hashes.iter().zip(from.hashes) {
                new.set(old.get());
            }
        } else {
            for (at, key) in from.keys.iter().enumerate().filter(|(_, key)| *key != Value::UNDEF) {
                self.slot_place(table, from.hash(at) as i64, key);
            }
        }
        let object = table.object();
        object.used().set(count);
        object.live().set(count);
        object.version().set(object.version().get() + 1);
        true
    }
}

/// How many slots a table with `live` keys grows beyond.
fn grown(live: usize) -> usize {
    if live > 50_000 { live.saturating_mul(2) } else { live * 4 }
}

/// A `set` or a `frozenset`.
#[derive(Clone, Copy)]
pub enum AnySet<'v> {
    /// `set`
    Set(Ref<'v, Set>),
    /// `frozenset`
    Frozen(Ref<'v, FrozenSet>),
}

/// Do the same with either kind of set.
macro_rules! either {
    ($set:expr, $s:ident => $body:expr) => {
        match $set {
            AnySet::Set($s) => $body,
            AnySet::Frozen($s) => $body,
        }
    };
}

impl<'v> AnySet<'v> {
    /// The exact set behind a value, if it is one.
    pub fn of(v: Value<'v>) -> Option<AnySet<'v>> {
        match v.cast::<Set>() {
            Some(set) => Some(AnySet::Set(set)),
            None => v.cast::<FrozenSet>().map(AnySet::Frozen),
        }
    }
    /// The set as a value.
    pub fn value(self) -> Value<'v> {
        either!(self, s => s.value())
    }
    /// How many keys.
    pub fn len(self) -> usize {
        either!(self, s => s.object().live().get())
    }
    /// Has it no keys?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
    /// The first key from a slot on: slot, hash and key.
    pub fn next(self, vm: &Vm, at: usize) -> Option<(usize, i64, Value<'v>)> {
        either!(self, s => {
            let (here, key, _) = vm.next_entry(s, at)?;
            Some((here, vm.slot_entry(s, here)?.0, key))
        })
    }
    /// Search; see `Vm::probe`.
    pub fn probe(self, vm: &Vm, hash: i64, same: Same<'_>) -> Probe {
        either!(self, s => vm.slot_probe(s, hash, same, None))
    }
    /// Search for a key whose equality needs no script.
    pub fn probe_key(self, vm: &Vm, hash: i64, key: Value<'_>) -> Probe {
        either!(self, s => vm.slot_probe_key(s, hash, key))
    }
    /// Add a key that is not there. False when memory is short.
    pub fn insert(self, vm: &Vm, hash: i64, key: Value<'_>) -> bool {
        either!(self, s => vm.slot_insert(s, hash, key))
    }
    /// Delete the key in a slot.
    pub fn remove(self, vm: &Vm, at: usize) {
        either!(self, s => vm.slot_remove(s, at))
    }
    /// Delete all keys.
    pub fn clear(self, vm: &Vm) {
        either!(self, s => vm.clear_table(s))
    }
    /// See `Vm::slot_reserve`.
    pub(super) fn reserve(self, vm: &Vm, more: usize) -> bool {
        either!(self, s => vm.slot_reserve(s, more))
    }
    /// See `Vm::slot_clean`.
    pub(super) fn clean(self, vm: &Vm) {
        either!(self, s => vm.slot_clean(s))
    }
    /// Has no slot ever been used since it was made or cleared?
    pub(super) fn is_fresh(self) -> bool {
        either!(self, s => s.object().used().get() == 0)
    }
    /// See `Vm::slot_copy`.
    pub(super) fn copy_from(self, vm: &Vm, source: AnySet<'_>) -> bool {
        either!(self, s => either!(source, t => vm.slot_copy(s, t)))
    }
    /// Take the content of another set of the same kind, which must not be used again.
    pub(super) fn take(self, vm: &Vm, other: AnySet<'_>) {
        either!(self, s => either!(other, t => {
            let (to, from) = (s.object(), t.object());
            vm.heap.store(s, to.entries(), t.get(Table::entries));
            vm.heap.store(s, to.index(), t.get(Table::index));
            to.live().set(from.live().get());
            to.used().set(from.used().get());
            to.version().set(to.version().get() + 1);
        }))
    }
}
