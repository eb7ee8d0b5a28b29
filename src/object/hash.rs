//! Hashes and equality of keys, without scripts.
//!
//! Owns what `hash()` gives for values of built-in classes, and whether two keys are the same as far as that can be
//! told quietly. Numbers that are equal have equal hashes, as in CPython; text is hashed under the engine's key.

use super::context::{Cx, Handle, Res};
use super::instance::Instance;
use super::string::Str;
use super::symbol::name;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Ref, Value};
use crate::kernel::siphash;

/// The outcome of hashing quietly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hashed {
    /// The hash.
    Is(i64),
    /// A script's `__hash__` must be asked.
    Ask,
    /// No hash exists.
    Unhashable,
}

/// How deep tuples are compared and hashed without the loud path.
const DEPTH: u32 = 20;

/// How many of their items are.
const STEPS: u32 = 10_000;

impl Vm {
    /// The hash of a text; computed once.
    #[inline]
    pub fn hash_text(&self, text: Ref<'_, Str>) -> i64 {
        let known = text.object().hash.get();
        if known != 0 {
            return known as i64;
        }
        self.hash_text_anew(text)
    }

    #[inline(never)]
    fn hash_text_anew(&self, text: Ref<'_, Str>) -> i64 {
        let hash = self.hash_bytes(text.tail_text());
        text.object().hash.set(hash as u64);
        hash
    }

    /// The hash of text or bytes, under the engine's key; never 0.
    pub fn hash_bytes(&self, bytes: &[u8]) -> i64 {
        self.charge_bytes(bytes.len());
        // 48 bits, so that a hash is stored in one word.
        match (siphash::of(self.heap.hash_key(), bytes) >> 17) as i64 {
            0 => 1,
            hash => hash,
        }
    }

    /// The hash of an int or of a text whose hash is known.
    #[inline(always)]
    pub fn known_hash(&self, v: Value<'_>) -> Option<i64> {
        if v.is_int() {
            return Some(if v.as_int() == -1 { -2 } else { v.as_int() });
        }
        let known = v.cast::<Str>()?.object().hash.get() as i64;
        if known == 0 { None } else { Some(known) }
    }

    /// The hash of a value, if no script is needed.
    #[inline(always)]
    pub fn hash_quietly(&self, v: Value<'_>) -> Hashed {
        if v.is_int() {
            return Hashed::Is(if v.as_int() == -1 { -2 } else { v.as_int() });
        }
        if let Some(text) = v.cast::<Str>() {
            return Hashed::Is(self.hash_text(text));
        }
        self.hash_at(v, 0, &mut { STEPS })
    }

    #[inline(never)]
    fn hash_at(&self, v: Value<'_>, depth: u32, steps: &mut u32) -> Hashed {
        if let Some(text) = self.as_text(v) {
            return Hashed::Is(self.hash_text(text));
        }
        if let Some(hash) = self.hash_number(v) {
            return Hashed::Is(hash);
        }
        if !v.is_pointer() {
            return Hashed::Is(v.bits() as i64 | 1 << 20);
        }
        if let Some(tuple) = v.cast::<Tuple>() {
            if depth == DEPTH {
                return Hashed::Ask;
            }
            let mut all = TupleHash::default();
            for item in tuple.tail_values().iter() {
                // What takes longer is left to the loud path, which can be stopped.
                if *steps == 0 {
                    self.charge_work(STEPS as usize / 4);
                    return Hashed::Ask;
                }
                *steps -= 1;
                match self.hash_at(item, depth + 1, steps) {
                    Hashed::Is(h) => all.add(h),
                    other => return other,
                }
            }
            return Hashed::Is(all.finish());
        }
        if let Some(bytes) = v.cast::<super::bytes::Bytes>() {
            return Hashed::Is(self.hash_of_bytes(bytes));
        }
        if let Some(set) = v.cast::<super::set::FrozenSet>() {
            return Hashed::Is(self.hash_frozenset(set));
        }
        match v.cast::<super::range::Range>() {
            Some(_) => return Hashed::Ask,
            None if v.cast::<super::function::Method>().is_some() => return Hashed::Ask,
            None => {}
        }
        let class = self.class_of(v);
        match self.lookup(class, name::hash) {
            None | Some(Value::NONE) => Hashed::Unhashable,
            Some(found) if self.is_default_hash(found) => Hashed::Is(self.id_of(v) >> 4),
            Some(_) => match self.inherited(v, name::hash) {
                Some(_) if depth == DEPTH => Hashed::Ask,
                Some(payload) => self.hash_at(payload, depth + 1, steps),
                None => Hashed::Ask,
            },
        }
    }

    /// The hash of a frozenset, as CPython's: the same whatever the order of the keys.
    fn hash_frozenset(&self, set: Ref<'_, super::set::FrozenSet>) -> i64 {
        let mut hash = 0_u64;
        let (mut at, mut count) = (0, 0_u64);
        while let Some((here, ..)) = self.next_entry(set, at) {
            let h = self.hash_of_entry(set, here).unwrap_or(0) as u64;
            if count.is_multiple_of(64) {
                self.charge_work(8);
            }
            hash ^= ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
            count += 1;
            at = here + 1;
        }
        hash ^= (count + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        match hash.wrapping_mul(69_069).wrapping_add(907_133_923) as i64 {
            -1 => 590_923_713,
            hash => hash,
        }
    }

    fn is_default_hash(&self, found: Value<'_>) -> bool {
        found
            .cast::<super::native::NativeFunction>()
            .is_some_and(|n| n.get(|n| &n.owner) == self.class(super::class::Builtin::Object))
    }
}

/// CPython's combination of the hashes of a tuple's items (a form of xxHash).
#[derive(Clone, Copy)]
pub struct TupleHash {
    acc: u64,
    count: u64,
}

impl Default for TupleHash {
    fn default() -> Self {
        TupleHash { acc: 2_870_177_450_012_600_261, count: 0 }
    }
}

impl TupleHash {
    /// One more item.
    pub fn add(&mut self, hash: i64) {
        self.acc = self.acc.wrapping_add((hash as u64).wrapping_mul(14_029_467_366_897_019_727));
        self.acc = self.acc.rotate_left(31).wrapping_mul(11_400_714_785_074_694_791);
        self.count += 1;
    }
    /// The hash of the tuple.
    pub fn finish(self) -> i64 {
        let acc = self.acc.wrapping_add(self.count ^ (2_870_177_450_012_600_261 ^ 3_527_539));
        if acc == u64::MAX { 1_546_275_796 } else { acc as i64 }
    }
}

/// Are two keys equal? `None` when only a script can tell. Keys of the same hash.
#[inline]
pub fn same_key(vm: &Vm, a: Value<'_>, b: Value<'_>) -> Option<bool> {
    if let (Some(x), Some(y)) = (a.cast::<Str>(), b.cast::<Str>()) {
        return Some(x.tail_text() == y.tail_text());
    }
    same_at(vm, a, b, 0, &mut { STEPS })
}

#[inline(never)]
fn same_at(vm: &Vm, a: Value<'_>, b: Value<'_>, depth: u32, steps: &mut u32) -> Option<bool> {
    if a == b {
        return Some(true);
    }
    if let (Some(x), Some(y)) = (a.cast::<Str>(), b.cast::<Str>()) {
        return Some(x.tail_text() == y.tail_text());
    }
    if a.is_int() && b.is_int() {
        return Some(false);
    }
    if let (Some(x), Some(y)) = (vm.as_text(a), vm.as_text(b)) {
        return Some(x.equals(y));
    }
    if let Some(equal) = vm.number_equal(a, b) {
        return Some(equal);
    }
    if let (Some(x), Some(y)) = (a.cast::<Tuple>(), b.cast::<Tuple>()) {
        if x.tail_len() != y.tail_len() {
            return Some(false);
        }
        if depth == DEPTH {
            return None;
        }
        for (i, j) in x.tail_values().iter().zip(y.tail_values().iter()) {
            *steps = steps.checked_sub(1)?;
            if !same_at(vm, i, j, depth + 1, steps)? {
                return Some(false);
            }
        }
        return Some(true);
    }
    if let (Some(x), Some(y)) = (a.cast::<super::bytes::Bytes>(), b.cast::<super::bytes::Bytes>()) {
        return Some(x.tail_text() == y.tail_text());
    }
    let (x, y) = (vm.inherited(a, name::eq), vm.inherited(b, name::eq));
    if (x.is_some() || y.is_some()) && depth < DEPTH {
        return same_at(vm, x.unwrap_or(a), y.unwrap_or(b), depth + 1, steps);
    }
    // Objects of other built-in kinds are equal only if they are the same; instances may say something else.
    let scripted = |v: Value<'_>| {
        v.cast::<Instance>().is_some() || v.cast::<super::class::Class>().is_some() || {
            v.cast::<super::set::FrozenSet>().is_some()
                || v.cast::<super::range::Range>().is_some()
                || v.cast::<super::function::Method>().is_some()
                || v.cast::<super::host::Host>().is_some()
                || v.cast::<super::weak::WeakRef>().is_some()
                || v.cast::<super::alias::Alias>().is_some()
                || v.cast::<super::memory::MemoryView>().is_some()
                || v.cast::<super::exception::Exception>().is_some()
        }
    };
    if scripted(a) || scripted(b) { None } else { Some(false) }
}

impl Cx<'_> {
    /// `hash(v)`.
    ///
    /// # Errors
    /// TypeError for what has none; whatever `__hash__` raises.
    pub fn hash(&mut self, v: Handle<'_>) -> Res<i64> {
        match self.hash_quietly(self.get(v)) {
            Hashed::Is(hash) => return Ok(hash),
            Hashed::Unhashable => return Err(self.unhashable(self.get(v))),
            Hashed::Ask => {}
        }
        self.hash_loudly(v)
    }
}
