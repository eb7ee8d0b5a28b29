//! The insertion-ordered hash table behind dicts, and what dicts and sets have in common.
//!
//! Owns entries and index. Entries are words in an array of the heap: hash, key and value; a deleted entry has an
//! undefined key, and stays until the table is rebuilt. The index is open addressing over plain words and exists only
//! past a few entries: a word is the number of an entry and half of its mixed hash, so that a search looks at few entries
//! but the right one, and growing looks at none. Sets are tables of another make, which is in `set_table`; the functions
//! here pass on to it. Nothing here runs scripts: a probe that meets a key whose equality is a script's says so, and the
//! caller goes on loudly.
//!
//! Invariant "storage": the entries of a table are an `Array` or None, the index is a `Raw` or None, and only this file,
//! `set_table` and whoever makes a table store into those fields.
//!
//! Invariant "room": an index has more slots than the entries have room and it has marks of deleted ones, so that every
//! search ends at an empty slot.

use super::array::{Array, Raw};
use super::hash::same_key;
use super::string::Str;
use super::vm::Vm;
use crate::heap::{Field, Object, Ref, Value};
use std::cell::Cell;

/// Entries up to which there is no index.
const SMALL: usize = 8;
/// A slot of the index that was never used.
const EMPTY: u64 = 0;
/// A slot whose entry was deleted: the number of no entry.
const GONE: u64 = u32::MAX as u64;
/// The half of a slot that is of the mixed hash; the other is the number of the entry, from 1 on.
const TAG: u64 = !(u32::MAX as u64);
/// Slots of the smallest index.
const SMALLEST: usize = 32;

/// What dicts and sets have in common.
pub trait Table: Object {
    /// Words of an entry: hash, key and value. Sets keep keys alone, in the slots of the table itself; see `set_table`.
    const STRIDE: usize;
    /// Are the entries in the order of insertion, with an index beside them?
    const ORDERED: bool;
    /// Entries in use.
    fn live(&self) -> &Cell<usize>;
    /// Entries in the array, deleted ones included.
    fn used(&self) -> &Cell<usize>;
    /// Counts every change of keys.
    fn version(&self) -> &Cell<u64>;
    /// The entries.
    fn entries(&self) -> &Field;
    /// The index.
    fn index(&self) -> &Field;
}

/// The outcome of a search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Probe {
    /// At this entry.
    Found(usize),
    /// Not there.
    Missing,
    /// The entry has the same hash, and only a script can say whether its key is equal.
    Ask(usize),
}

impl Probe {
    /// Of the entry that was compared with the key; none if they differ.
    #[inline(always)]
    fn of(at: usize, same: Option<bool>) -> Option<Probe> {
        match same {
            Some(true) => Some(Probe::Found(at)),
            Some(false) => None,
            None => Some(Probe::Ask(at)),
        }
    }
}

/// The outcome of a search that calls nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Glance {
    /// At this entry.
    At(usize),
    /// Not there.
    Nowhere,
    /// That is for `Vm::probe_key` to find out.
    Unclear,
}

/// Texts up to this length are compared at a glance.
const GLANCE: usize = 64;

/// Are two keys equal, as far as can be told without running a script?
pub type Same<'a> = &'a dyn Fn(Value<'_>) -> Option<bool>;

impl Vm {
    #[inline(always)]
    pub(super) fn entries_of<'v, T: Table>(&self, table: Ref<'v, T>) -> Option<Ref<'v, Array>> {
        let entries = table.get(T::entries);
        // SAFETY: invariant "storage".
        (entries != Value::NONE).then(|| unsafe { entries.cast_unchecked::<Array>() })
    }

    #[inline(always)]
    pub(super) fn index_of<'v, T: Table>(&self, table: Ref<'v, T>) -> Option<Ref<'v, Raw>> {
        let index = table.get(T::index);
        // SAFETY: invariant "storage".
        (index != Value::NONE).then(|| unsafe { index.cast_unchecked::<Raw>() })
    }

    /// Hash, key and value of an entry; `None` past the end. The key of a deleted entry is undefined.
    #[inline]
    pub fn entry<'v, T: Table>(&self, table: Ref<'v, T>, at: usize) -> Option<(i64, Value<'v>, Value<'v>)> {
        if !T::ORDERED {
            return self.slot_entry(table, at);
        }
        if at >= table.object().used().get() {
            return None;
        }
        let values = self.entries_of(table)?.tail_values();
        let from = at * T::STRIDE;
        let value = if T::STRIDE == 3 { values.get(from + 2)? } else { Value::UNDEF };
        Some((values.get(from)?.as_int(), values.get(from + 1)?, value))
    }

    /// The hash of an entry, as probing takes it.
    pub fn hash_of_entry<T: Table>(&self, table: Ref<'_, T>, at: usize) -> Option<i64> {
        self.entry(table, at).map(|(hash, ..)| hash)
    }

    /// The first entry from `at` on that is in use: its number, key and value.
    #[inline]
    pub fn next_entry<'v, T: Table>(
        &self,
        table: Ref<'v, T>,
        mut at: usize,
    ) -> Option<(usize, Value<'v>, Value<'v>)> {
        if !T::ORDERED {
            return self.next_slot(table, at);
        }
        loop {
            let (_, key, value) = self.entry(table, at)?;
            if key != Value::UNDEF {
                return Some((at, key, value));
            }
            at += 1;
        }
    }

    /// Search. `hash` is the visible hash; `same` decides equality of a key with the same hash. `after` is the entry
    /// that the caller has already asked about.
    pub fn probe<T: Table>(
        &self,
        table: Ref<'_, T>,
        hash: i64,
        same: Same<'_>,
        after: Option<usize>,
    ) -> Probe {
        if !T::ORDERED {
            return self.slot_probe(table, hash, same, after);
        }
        self.search(table, fold(hash), same, after)
    }

    /// Search for a key whose hash is known.
    #[inline(always)]
    pub fn probe_key<T: Table>(&self, table: Ref<'_, T>, hash: i64, key: Value<'_>) -> Probe {
        if !T::ORDERED {
            return self.slot_probe_key(table, hash, key);
        }
        let hash = fold(hash);
        let Some(entries) = self.entries_of(table) else { return Probe::Missing };
        let entries = entries.tail_values();
        let hash_word = Value::int(hash);
        // `None`: another key.
        let test = |at: usize| {
            let from = at.wrapping_mul(T::STRIDE);
            let (h, other) = (entries.get(from)?, entries.get(from + 1)?);
            if other == key {
                return Some(Probe::Found(at));
            }
            if h != hash_word || other == Value::UNDEF {
                return None;
            }
            Probe::of(at, same_key(self, key, other))
        };
        self.walk(table, hash, Probe::Missing, test, || self.crowded())
    }

    /// Whoever makes keys collide pays for it.
    fn crowded(&self) -> Option<Probe> {
        self.charge_work(4);
        None
    }

    /// Walk over the entries of an ordered table that may have this hash, as it is stored, until `test` knows the outcome.
    /// `crowded` is asked whenever sixteen more places have been looked at.
    #[inline(always)]
    fn walk<T: Table, O>(
        &self,
        table: Ref<'_, T>,
        hash: i64,
        missing: O,
        mut test: impl FnMut(usize) -> Option<O>,
        crowded: impl Fn() -> Option<O>,
    ) -> O {
        let Some(index) = self.index_of(table) else {
            let Some(entries) = self.entries_of(table) else { return missing };
            let entries = entries.tail_values();
            let used = table.object().used().get();
            let mut at = 0;
            while at < used {
                if entries.get(at * T::STRIDE) == Some(Value::int(hash))
                    && let Some(outcome) = test(at)
                {
                    return outcome;
                }
                at += 1;
            }
            return missing;
        };
        let slots = slots_of(index);
        let mask = slots.len().wrapping_sub(1);
        let mixed = self.mix(hash);
        let (mut place, mut step) = (mixed as usize & mask, 0);
        loop {
            let slot = slots.get(place).map_or(EMPTY, Cell::get);
            if slot == EMPTY {
                return missing;
            }
            // The mark of a deleted entry is the number of none, so it fails the test.
            if (slot ^ mixed) & TAG == 0
                && let Some(outcome) = test(slot as u32 as usize - 1)
            {
                return outcome;
            }
            step += 1;
            place = (place + step) & mask;
            if step % 16 == 0
                && let Some(outcome) = crowded()
            {
                return outcome;
            }
        }
    }

    /// Search an ordered table for an int or a text whose hash is known, looking at nothing but ints and texts. All of it
    /// is inlined, and spares its caller the keeping of registers.
    #[inline(always)]
    pub(super) fn glance<T: Table>(&self, table: Ref<'_, T>, hash: i64, key: Value<'_>) -> Glance {
        let Some(entries) = self.entries_of(table) else { return Glance::Nowhere };
        let entries = entries.tail_values();
        let hash_word = Value::int(hash);
        // `None`: another key.
        let test = |at: usize| {
            let from = at.wrapping_mul(T::STRIDE);
            let (h, other) = (entries.get(from)?, entries.get(from + 1)?);
            if other == key {
                return Some(Glance::At(at));
            }
            if h != hash_word {
                return None;
            }
            match (key.cast::<Str>(), other.cast::<Str>()) {
                (Some(a), Some(b)) if a.tail_len() != b.tail_len() => None,
                (Some(a), Some(b)) if a.tail_len() <= GLANCE => {
                    same_bytes(a.tail_text(), b.tail_text()).then_some(Glance::At(at))
                }
                _ if other == Value::UNDEF => None,
                _ => Some(Glance::Unclear),
            }
        };
        // Whoever makes keys collide goes the way that is paid for.
        self.walk(table, hash, Glance::Nowhere, test, || Some(Glance::Unclear))
    }

    /// As `probe`, for a hash as it is stored.
    fn search<T: Table>(
        &self,
        table: Ref<'_, T>,
        hash: i64,
        same: impl Fn(Value<'_>) -> Option<bool>,
        after: Option<usize>,
    ) -> Probe {
        let Some(entries) = self.entries_of(table) else { return Probe::Missing };
        let entries = entries.tail_values();
        let hash_word = Value::int(hash);
        let mut waiting = after;
        let test = |at: usize| {
            if waiting.is_some() {
                waiting = waiting.filter(|&asked| asked != at);
                return None;
            }
            let (h, other) = (entries.get(at * T::STRIDE)?, entries.get(at * T::STRIDE + 1)?);
            if h != hash_word || other == Value::UNDEF {
                return None;
            }
            Probe::of(at, same(other))
        };
        self.walk(table, hash, Probe::Missing, test, || self.crowded())
    }

    /// The internal hash: keyed, so that scripts cannot choose keys that collide. Hashes that follow one another, as those
    /// of ints do, stay neighbours in groups of eight: their slots share a line of the cache or two.
    #[inline(always)]
    fn mix(&self, hash: i64) -> u64 {
        let (group, member) = (hash as u64 >> 3, hash as u64 & 7);
        let product = (group ^ self.heap.hash_key()) as u128 * 0x9E37_79B9_7F4A_7C15;
        let mixed = (product >> 64) as u64 ^ product as u64;
        mixed.wrapping_add(member) ^ member << 61
    }

    /// Append an entry that is known not to be there. False when memory is short.
    pub fn insert_new<T: Table>(
        &self,
        table: Ref<'_, T>,
        hash: i64,
        key: Value<'_>,
        value: Value<'_>,
    ) -> bool {
        if !T::ORDERED {
            return self.slot_insert(table, hash, key);
        }
        if !self.has_room(table) && !self.rebuild(table, table.object().live().get() + 1) {
            return false;
        }
        self.append(table, hash, key, value);
        true
    }

    /// Can an entry be appended without new storage?
    #[inline]
    pub(crate) fn has_room<T: Table>(&self, table: Ref<'_, T>) -> bool {
        let used = table.object().used().get();
        self.entries_of(table).is_some_and(|entries| (used + 1) * T::STRIDE <= entries.tail_len())
    }

    /// Append an entry that is known not to be there, for which there is room.
    #[inline]
    pub(super) fn append<T: Table>(&self, table: Ref<'_, T>, hash: i64, key: Value<'_>, value: Value<'_>) {
        let Some(entries) = self.entries_of(table) else { return };
        let object = table.object();
        let at = object.used().get();
        let hash = fold(hash);
        self.heap.store_tail_run(entries, at * T::STRIDE, [Value::int(hash), key, value]);
        object.used().set(at + 1);
        object.live().set(object.live().get() + 1);
        object.version().set(object.version().get() + 1);
        if let Some(index) = self.index_of(table) {
            self.index_insert(index, hash, at);
        }
    }

    #[inline]
    fn index_insert(&self, index: Ref<'_, Raw>, hash: i64, at: usize) {
        let slots = slots_of(index);
        let mask = slots.len().wrapping_sub(1);
        let mixed = self.mix(hash);
        let mut place = mixed as usize & mask;
        for step in 1..=slots.len() {
            let Some(slot) = slots.get(place) else { return };
            let old = slot.get();
            if old == EMPTY || old == GONE {
                slot.set(mixed & TAG | (at as u64 + 1));
                if old == GONE {
                    count_gone(index, -1);
                }
                return;
            }
            place = (place + step) & mask;
        }
    }

    /// Write an index anew, without marks of deleted entries.
    fn reindex<T: Table>(&self, table: Ref<'_, T>, index: Ref<'_, Raw>) {
        index.tail_words().iter().for_each(|word| word.set(0));
        let mut at = 0;
        while let Some((here, ..)) = self.next_entry(table, at) {
            let hash = self.entry(table, here).map_or(0, |(hash, ..)| hash);
            self.index_insert(index, hash, here);
            at = here + 1;
        }
    }

    /// The value of an entry of a dict.
    #[inline(always)]
    pub(crate) fn entry_value<'v, T: Table>(&self, table: Ref<'v, T>, at: usize) -> Option<Value<'v>> {
        self.entries_of(table)?.tail_values().get(at * T::STRIDE + 2)
    }

    /// Replace the value of an entry.
    #[inline]
    pub fn set_entry_value<T: Table>(&self, table: Ref<'_, T>, at: usize, value: Value<'_>) {
        if let Some(entries) = self.entries_of(table) {
            self.heap.store_tail(entries, at * T::STRIDE + 2, value);
        }
    }

    /// Delete an entry.
    pub fn remove_entry<T: Table>(&self, table: Ref<'_, T>, at: usize) {
        if !T::ORDERED {
            return self.slot_remove(table, at);
        }
        let (Some((hash, key, _)), Some(entries)) = (self.entry(table, at), self.entries_of(table)) else {
            return;
        };
        if key == Value::UNDEF {
            return;
        }
        for i in 1..T::STRIDE {
            self.heap.store_tail(entries, at * T::STRIDE + i, Value::UNDEF);
        }
        if let Some(index) = self.index_of(table) {
            let slots = slots_of(index);
            let mask = slots.len().wrapping_sub(1);
            let mut place = self.mix(hash) as usize & mask;
            for step in 1..=slots.len() {
                let Some(slot) = slots.get(place).filter(|slot| slot.get() != EMPTY) else { break };
                if slot.get() as u32 as usize == at + 1 {
                    slot.set(GONE);
                    break;
                }
                place = (place + step) & mask;
            }
            // Marks lengthen every search, and a key that is added does not always take the place of one.
            if count_gone(index, 1) > slots.len() / 4 {
                self.reindex(table, index);
            }
        }
        let object = table.object();
        object.live().set(object.live().get() - 1);
        object.version().set(object.version().get() + 1);
    }

    /// Forget the deleted entries at the end, so that taking the last one in a loop is linear. Other deletions leave
    /// them, because whoever iterates counts entries.
    pub(super) fn shrink_entries<T: Table>(&self, table: Ref<'_, T>) {
        let object = table.object();
        let mut used = object.used().get();
        while used > 0 && self.entry(table, used - 1).is_some_and(|(_, key, _)| key == Value::UNDEF) {
            used -= 1;
            object.used().set(used);
        }
    }

    /// A copy of the storage of a dict, for `to`, which is empty. False when memory is short.
    pub(super) fn copy_table<T: Table>(&self, to: Ref<'_, T>, from: Ref<'_, T>) -> bool {
        let Some(entries) = self.entries_of(from) else { return true };
        let Some(copy) = self.array_from(entries.tail_len(), entries.tail_values()) else { return false };
        let index = match self.index_of(from) {
            None => Value::NONE,
            Some(index) => {
                let Some(words) = self.raw(index.tail_len()) else { return false };
                for (new, old) in words.tail_words().iter().zip(index.tail_words()) {
                    new.set(old.get());
                }
                words.value()
            }
        };
        let (new, old) = (to.object(), from.object());
        self.heap.store(to, new.entries(), copy.value());
        self.heap.store(to, new.index(), index);
        new.live().set(old.live().get());
        new.used().set(old.used().get());
        new.version().set(new.version().get() + 1);
        true
    }

    /// Delete everything.
    pub fn clear_table<T: Table>(&self, table: Ref<'_, T>) {
        let object = table.object();
        self.heap.store(table, object.entries(), Value::NONE);
        self.heap.store(table, object.index(), Value::NONE);
        object.live().set(0);
        object.used().set(0);
        object.version().set(object.version().get() + 1);
    }

    /// New storage for at least `count` entries, without the deleted ones. False when memory is short.
    pub fn rebuild<T: Table>(&self, table: Ref<'_, T>, count: usize) -> bool {
        if !T::ORDERED {
            return self.slot_resize(table, count);
        }
        let object = table.object();
        // Half as much again, and an index that is never fuller than two thirds.
        // Where entries come and go, a small table is not written anew at every few of them.
        let deleted = object.used().get() > object.live().get();
        let least = count.saturating_add(if deleted { count.saturating_add(SMALL) } else { count / 2 });
        let (capacity, slots) = match least {
            0..=4 => (4, 0),
            5..=SMALL => (SMALL, 0),
            _ => {
                let slots = least.saturating_mul(3).div_ceil(2).checked_next_power_of_two();
                let slots = slots.unwrap_or(usize::MAX).max(SMALLEST);
                (slots / 3 * 2, slots)
            }
        };
        if capacity >= u32::MAX as usize / 2 {
            return false;
        }
        let (live, used) = (object.live().get(), object.used().get());
        let entries = match self.entries_of(table) {
            None => self.array(capacity * T::STRIDE, []),
            Some(old) if live == used => {
                self.array_from(capacity * T::STRIDE, old.tail_values().first(used * T::STRIDE))
            }
            Some(old) => {
                let old = old.tail_values();
                let kept = (0..used).filter(|at| old.get(at * T::STRIDE + 1) != Some(Value::UNDEF));
                let words = kept.flat_map(|at| (0..T::STRIDE).map(move |i| at * T::STRIDE + i));
                self.array(capacity * T::STRIDE, words.map(|i| old.get(i).unwrap_or(Value::UNDEF)))
            }
        };
        let Some(entries) = entries else { return false };
        let index = if slots > 0 {
            let Some(index) = self.raw(slots + 1) else { return false };
            let values = entries.tail_values();
            for at in 0..live {
                let hash = values.get(at * T::STRIDE).map_or(0, Value::as_int);
                self.index_insert(index, hash, at);
            }
            index.value()
        } else {
            Value::NONE
        };
        self.heap.store(table, object.entries(), entries.value());
        self.heap.store(table, object.index(), index);
        object.used().set(live);
        true
    }
}

/// Are two runs of bytes of the same length equal? Without a call, for short ones.
#[inline(always)]
fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    let ((a, last_of_a), (b, last_of_b)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if u64::from_ne_bytes(a[at]) != u64::from_ne_bytes(b[at]) {
            return false;
        }
        at += 1;
    }
    at = 0;
    while at < last_of_a.len() && at < last_of_b.len() {
        if last_of_a[at] != last_of_b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// A hash as it is stored: 48 bits, the upper ones folded in.
#[inline]
fn fold(hash: i64) -> i64 {
    if crate::heap::Word::fits(hash) {
        hash
    } else {
        (hash ^ (hash >> 48).wrapping_mul(0x5bd1_e995)) << 16 >> 16
    }
}

/// The slots of an index. The word before them counts the marks of deleted entries.
#[inline]
fn slots_of<'v>(index: Ref<'v, Raw>) -> &'v [Cell<u64>] {
    index.tail_words().get(1..).unwrap_or(&[])
}

/// Add to the number of marks, and give it.
fn count_gone(index: Ref<'_, Raw>, more: i64) -> usize {
    let Some(count) = index.tail_words().first() else { return 0 };
    count.set(count.get().saturating_add_signed(more));
    count.get() as usize
}
