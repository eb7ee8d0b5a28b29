//! `dict` and its views.
//!
//! Owns the layout of dicts, and the quiet ways in: by symbol, and by keys whose equality needs no script. A namespace
//! (the dict of a module) holds its values in cells, which code caches; only this file sees the cells.

use super::context::{Cx, Res, Thrown};
use super::error::Raise;
use super::function::Cell as Variable;
use super::hash::{Hashed, same_key};
use super::kind;
use super::symbol::Symbol;
use super::table::{Glance, Probe, Table};
use super::vm::Vm;
use crate::heap::{Field, Ref, Value, Word, object};
use crate::object::class::Builtin;
use hashbrown::{HashMap, HashSet};
use std::cell::Cell;

object! {
    /// A dict; see `table`.
    pub struct Dict: kind::DICT, "dict", None {
        values { entries, index }
        plain { live: Cell<usize>, used: Cell<usize>, version: Cell<u64> }
    }
}

object! {
    /// A view of a dict; which one is told by its shape.
    pub struct View: kind::VIEW, "view", None {
        values { dict }
        plain {}
    }
}

/// The bit of `extra` in the header of a dict whose values are in cells.
const NAMESPACE: u16 = 1;

/// How many variables that were deleted keep their cells.
const MOST_UNBOUND: usize = 100;

/// Names that code has looked for in vain, in whatever namespace.
pub(super) type Missed = HashSet<Symbol>;

/// The cells of variables that were deleted, by the address of their namespace and their name.
pub(super) type Unbound = HashMap<(u64, Symbol), Word>;

impl Table for Dict {
    const STRIDE: usize = 3;
    const ORDERED: bool = true;
    #[inline(always)]
    fn live(&self) -> &Cell<usize> {
        &self.live
    }
    #[inline(always)]
    fn used(&self) -> &Cell<usize> {
        &self.used
    }
    #[inline(always)]
    fn version(&self) -> &Cell<u64> {
        &self.version
    }
    #[inline(always)]
    fn entries(&self) -> &Field {
        &self.entries
    }
    #[inline(always)]
    fn index(&self) -> &Field {
        &self.index
    }
}

impl<'v> Ref<'v, Dict> {
    /// How many entries, counting deleted variables of a namespace that still have a cell.
    #[inline]
    pub fn len(self) -> usize {
        self.object().live.get()
    }
    /// Has it no entries?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
    /// Are its values in cells?
    #[inline]
    pub fn is_namespace(self) -> bool {
        self.header().extra() & NAMESPACE != 0
    }
    #[inline(always)]
    fn content(self, stored: Value<'v>) -> Value<'v> {
        if !self.is_namespace() {
            return stored;
        }
        stored.cast::<Variable>().map_or(stored, |cell| cell.get(|c| &c.value))
    }
}

impl Vm {
    /// A new dict with room for `count` entries. `None` when memory is short.
    pub fn try_dict(&self, count: usize) -> Option<Ref<'_, Dict>> {
        let new = self
            .heap
            .allocate::<Dict>(Builtin::Dict.shape(), <Dict as crate::heap::Object>::LAYOUT.words as usize)?;
        let dict = new.init(empty);
        (count == 0 || self.rebuild(dict, count)).then_some(dict)
    }

    /// A new namespace, in old space: code refers to its cells.
    pub fn new_namespace(&self) -> Ref<'_, Dict> {
        let dict = self.heap.allocate_old_fixed::<Dict>(Builtin::Dict.shape()).init(empty);
        dict.header().set_extra(NAMESPACE);
        dict
    }

    /// The same, with room for `count` names if there is memory for that.
    pub fn new_namespace_of(&self, count: usize) -> Ref<'_, Dict> {
        let dict = self.new_namespace();
        self.rebuild(dict, count);
        dict
    }

    /// Let a dict be used as globals: its values move into cells. False when memory is short.
    pub fn become_namespace(&self, dict: Ref<'_, Dict>) -> bool {
        if dict.is_namespace() {
            return true;
        }
        let mut at = 0;
        while let Some((here, _, v)) = self.next_entry(dict, at) {
            let cell = self.new_old_cell(v);
            self.set_entry_value(dict, here, cell.value());
            at = here + 1;
        }
        dict.header().set_extra(NAMESPACE);
        true
    }

    fn probe_symbol(&self, dict: Ref<'_, Dict>, symbol: Symbol) -> Probe {
        let name = self.name_of(symbol);
        let hash = self.hash_text(name);
        self.probe_key(dict, hash, name.value())
    }

    /// The value of a name.
    pub fn dict_get_symbol<'v>(&'v self, dict: Ref<'v, Dict>, symbol: Symbol) -> Option<Value<'v>> {
        match self.probe_symbol(dict, symbol) {
            Probe::Found(at) => {
                let (_, _, stored) = self.entry(dict, at)?;
                Some(dict.content(stored)).filter(|v| *v != Value::UNDEF)
            }
            _ => None,
        }
    }

    /// The cell of a name in a namespace, made if `create`.
    pub fn namespace_cell<'v>(
        &'v self,
        dict: Ref<'v, Dict>,
        symbol: Symbol,
        create: bool,
    ) -> Option<Ref<'v, Variable>> {
        if let Probe::Found(at) = self.probe_symbol(dict, symbol) {
            return self.entry(dict, at).and_then(|(_, _, v)| v.cast::<Variable>());
        }
        if !create {
            return None;
        }
        let before = self.unbound.borrow_mut().remove(&(dict.value().word().bits(), symbol));
        let before = before.and_then(|word| self.brand(word).cast::<Variable>());
        let cell = before.unwrap_or_else(|| self.new_old_cell(Value::UNDEF));
        let name = self.name_of(symbol);
        if !self.insert_new(dict, self.hash_text(name), name.value(), cell.value()) {
            return None;
        }
        if self.missed.borrow().contains(&symbol) {
            self.flush_caches();
        }
        Some(cell)
    }

    /// Code has looked for a name in a namespace that does not have it, and knows now what a builtin of that name is, or
    /// that there is none: it must look again once there is one.
    pub fn note_missed(&self, symbol: Symbol) {
        self.missed.borrow_mut().insert(symbol);
    }

    /// Bind a name. False when memory is short.
    pub fn dict_set_symbol(&self, dict: Ref<'_, Dict>, symbol: Symbol, v: Value<'_>) -> bool {
        if dict.is_namespace() {
            let Some(cell) = self.namespace_cell(dict, symbol, true) else { return false };
            self.heap.store(cell, &cell.object().value, v);
            return true;
        }
        match self.probe_symbol(dict, symbol) {
            Probe::Found(at) => {
                self.set_entry_value(dict, at, v);
                true
            }
            _ => {
                let name = self.name_of(symbol);
                self.insert_new(dict, self.hash_text(name), name.value(), v)
            }
        }
    }

    /// Unbind a name. False when it is not bound.
    pub fn dict_remove_symbol(&self, dict: Ref<'_, Dict>, symbol: Symbol) -> bool {
        match self.probe_symbol(dict, symbol) {
            Probe::Found(at) => self.dict_remove_at(dict, at),
            _ => false,
        }
    }

    /// Delete an entry, with what that means for a namespace: code keeps the cell, so it is emptied too, and is the
    /// variable's again when the name is bound anew. So it goes with the variables of handlers, each time that one ends.
    pub fn dict_remove_at(&self, dict: Ref<'_, Dict>, at: usize) -> bool {
        let Some((_, key, stored)) = self.entry(dict, at) else { return false };
        if let (true, Some(cell)) = (dict.is_namespace(), stored.cast::<Variable>()) {
            if cell.get(|c| &c.value) == Value::UNDEF {
                return false;
            }
            self.heap.store(cell, &cell.object().value, Value::UNDEF);
            if self.unbound.borrow().len() >= MOST_UNBOUND {
                self.flush_caches();
            }
            if let Some(text) = self.as_text(key) {
                let name = (dict.value().word().bits(), self.symbol_of(text));
                self.unbound.borrow_mut().insert(name, cell.value().word());
            }
        }
        self.remove_entry(dict, at);
        true
    }

    /// The first entry from `at` on: its number, key and value.
    #[inline]
    pub fn dict_next<'v>(
        &'v self,
        dict: Ref<'v, Dict>,
        mut at: usize,
    ) -> Option<(usize, Value<'v>, Value<'v>)> {
        loop {
            let (here, key, stored) = self.next_entry(dict, at)?;
            let v = dict.content(stored);
            if v != Value::UNDEF {
                return Some((here, key, v));
            }
            at = here + 1;
        }
    }

    /// A new dict with the same entries. `None` when memory is short.
    pub fn dict_copy(&self, dict: Ref<'_, Dict>) -> Option<Ref<'_, Dict>> {
        let new = self.try_dict(0)?;
        let sparse = dict.object().used.get() > 2 * dict.len();
        if !dict.is_namespace() && !sparse {
            return self.copy_table(new, dict).then_some(new);
        }
        if !dict.is_empty() && !self.rebuild(new, dict.len()) {
            return None;
        }
        let mut at = 0;
        while let Some((here, key, v)) = self.dict_next(dict, at) {
            let hash = self.hash_of_entry(dict, here)?;
            if !self.insert_new(new, hash, key, v) {
                return None;
            }
            at = here + 1;
        }
        Some(new)
    }

    /// The last entry before `at`: its number, key and value.
    pub fn dict_previous<'v>(
        &'v self,
        dict: Ref<'v, Dict>,
        at: usize,
    ) -> Option<(usize, Value<'v>, Value<'v>)> {
        (0..at.min(dict.object().used.get())).rev().find_map(|here| {
            let (_, key, stored) = self.entry(dict, here)?;
            let v = if key == Value::UNDEF { key } else { dict.content(stored) };
            (v != Value::UNDEF).then_some((here, key, v))
        })
    }

    /// `len(dict)`: without variables that have a cell but no value.
    #[inline]
    pub fn dict_len(&self, dict: Ref<'_, Dict>) -> usize {
        if dict.is_namespace() { self.dict_entries(dict).count() } else { dict.len() }
    }

    /// All entries, as they are now.
    pub fn dict_entries<'v>(&'v self, dict: Ref<'v, Dict>) -> impl Iterator<Item = (Value<'v>, Value<'v>)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (here, key, v) = self.dict_next(dict, at)?;
            at = here + 1;
            Some((key, v))
        })
    }

    /// Search for a key without running scripts.
    pub fn dict_probe<'v>(&'v self, dict: Ref<'v, Dict>, key: Value<'_>) -> Found<'v> {
        if let Some(hash) = self.known_hash(key)
            && !dict.is_namespace()
        {
            match self.glance(dict, hash, key) {
                Glance::At(at) => {
                    return self.entry_value(dict, at).map_or(Found::Missing(hash), |v| Found::At(at, v));
                }
                Glance::Nowhere => return Found::Missing(hash),
                Glance::Unclear => {}
            }
        }
        self.dict_probe_any(dict, key)
    }

    #[inline(never)]
    fn dict_probe_any<'v>(&'v self, dict: Ref<'v, Dict>, key: Value<'_>) -> Found<'v> {
        let hash = match self.hash_quietly(key) {
            Hashed::Is(hash) => hash,
            Hashed::Unhashable => return Found::Unhashable,
            Hashed::Ask => return Found::Ask,
        };
        match self.probe_key(dict, hash, key) {
            Probe::Found(at) => match self.entry_value(dict, at).map(|v| dict.content(v)) {
                Some(v) if v != Value::UNDEF => Found::At(at, v),
                _ => Found::Missing(hash),
            },
            Probe::Missing => Found::Missing(hash),
            Probe::Ask(_) => Found::Ask,
        }
    }

    /// Store under a key without running scripts; `None` if that cannot be done, `Some(false)` when memory is short.
    pub fn dict_set_quietly(&self, dict: Ref<'_, Dict>, key: Value<'_>, v: Value<'_>) -> Option<bool> {
        match self.dict_probe(dict, key) {
            Found::At(at, _) => {
                self.dict_store_at(dict, at, v);
                Some(true)
            }
            Found::Missing(hash) => Some(self.dict_add(dict, hash, key, v)),
            Found::Ask | Found::Unhashable => None,
        }
    }

    /// The number of the entry of a key, or -1 if there is none. `None` when only a script can tell, and for namespaces.
    #[inline(never)]
    pub fn dict_at(&self, dict: Ref<'_, Dict>, key: Value<'_>) -> Option<i64> {
        if dict.is_namespace() {
            return None;
        }
        if let Some(hash) = self.known_hash(key) {
            match self.glance(dict, hash, key) {
                Glance::At(at) => return Some(at as i64),
                Glance::Nowhere => return Some(-1),
                Glance::Unclear => {}
            }
        }
        self.dict_at_any(dict, key)
    }

    #[inline(never)]
    fn dict_at_any(&self, dict: Ref<'_, Dict>, key: Value<'_>) -> Option<i64> {
        let Hashed::Is(hash) = self.hash_quietly(key) else { return None };
        match self.probe_key(dict, hash, key) {
            Probe::Found(at) => Some(at as i64),
            Probe::Missing => Some(-1),
            Probe::Ask(_) => None,
        }
    }

    /// Append an entry for a key that `dict_at` has not found, for which there is room.
    #[inline(never)]
    pub fn dict_append(&self, dict: Ref<'_, Dict>, key: Value<'_>, v: Value<'_>) {
        if let Some(hash) = self.known_hash(key) {
            self.append(dict, hash, key, v);
        } else if let Hashed::Is(hash) = self.hash_quietly(key) {
            self.append(dict, hash, key, v);
        }
    }

    /// Is a key in a dict or a set? `None` when only a script can tell, or it is something else.
    #[inline]
    pub fn holds_key(&self, container: Value<'_>, key: Value<'_>) -> Option<bool> {
        if let (Some(dict), Some(hash)) = (container.cast::<Dict>(), self.known_hash(key))
            && !dict.is_namespace()
        {
            match self.glance(dict, hash, key) {
                Glance::At(_) => return Some(true),
                Glance::Nowhere => return Some(false),
                Glance::Unclear => {}
            }
        }
        self.holds_any_key(container, key)
    }

    #[inline(never)]
    fn holds_any_key(&self, container: Value<'_>, key: Value<'_>) -> Option<bool> {
        let Hashed::Is(hash) = self.hash_quietly(key) else { return None };
        let outcome = match container.cast::<Dict>() {
            Some(dict) => match self.probe_key(dict, hash, key) {
                Probe::Found(at) if dict.is_namespace() => {
                    return self.entry_value(dict, at).map(|v| dict.content(v) != Value::UNDEF);
                }
                outcome => outcome,
            },
            None => super::set_table::AnySet::of(container)?.probe_key(self, hash, key),
        };
        match outcome {
            Probe::Found(_) => Some(true),
            Probe::Missing => Some(false),
            Probe::Ask(_) => None,
        }
    }

    /// Replace the value of an entry.
    pub fn dict_store_at(&self, dict: Ref<'_, Dict>, at: usize, v: Value<'_>) {
        let cell = self.entry(dict, at).and_then(|(_, _, stored)| stored.cast::<Variable>());
        match (dict.is_namespace(), cell) {
            (true, Some(cell)) => self.heap.store(cell, &cell.object().value, v),
            _ => self.set_entry_value(dict, at, v),
        }
    }

    /// Add an entry whose key is known to be missing. False when memory is short.
    pub fn dict_add(&self, dict: Ref<'_, Dict>, hash: i64, key: Value<'_>, v: Value<'_>) -> bool {
        if dict.is_namespace() {
            // A variable that was deleted has an entry without a value; it may be found by name only.
            if let Some(text) = self.as_text(key) {
                return self.dict_set_namespace(dict, self.symbol_of(text), v);
            }
            let cell = self.new_old_cell(v);
            return self.insert_new(dict, hash, key, cell.value());
        }
        self.insert_new(dict, hash, key, v)
    }

    fn dict_set_namespace(&self, dict: Ref<'_, Dict>, symbol: Symbol, v: Value<'_>) -> bool {
        self.dict_set_symbol(dict, symbol, v)
    }

    /// A view of a dict.
    pub fn new_view(&self, which: Builtin, dict: Value<'_>) -> Ref<'_, View> {
        self.heap.allocate_fixed::<View>(which.shape()).init(|header| View { header, dict: Field::new(dict) })
    }
}

/// What a quiet search for a key finds.
#[derive(Clone, Copy, Debug)]
pub enum Found<'v> {
    /// The entry and its value.
    At(usize, Value<'v>),
    /// Not there; the hash of the key.
    Missing(i64),
    /// Only a script can tell.
    Ask,
    /// The key cannot be hashed.
    Unhashable,
}

fn empty(header: crate::heap::Header) -> Dict {
    Dict {
        header,
        entries: Field::new(Value::NONE),
        index: Field::new(Value::NONE),
        live: Cell::new(0),
        used: Cell::new(0),
        version: Cell::new(0),
    }
}

impl<'s> Cx<'s> {
    /// A new dict.
    ///
    /// # Errors
    /// MemoryError.
    pub fn dict(&self) -> Res<Ref<'_, Dict>> {
        self.try_dict(0).ok_or_else(|| self.memory_error())
    }

    /// "unhashable type: 'X'"; of a tuple, the item that makes it so.
    pub fn unhashable(&self, mut key: Value<'_>) -> Thrown {
        while let Some(tuple) = key.cast::<super::tuple::Tuple>() {
            let guilty = |item: &Value<'_>| self.hash_quietly(*item) == Hashed::Unhashable;
            let Some(item) = tuple.tail_values().iter().find(guilty) else { break };
            key = item;
        }
        self.type_error(format!("unhashable type: '{}'", self.type_name(key)))
    }

    /// Find a key, running `__hash__` and `__eq__` of scripts where needed: the entry if it is there, and the hash.
    ///
    /// # Errors
    /// Whatever those raise.
    pub fn find<T: Table>(
        &mut self,
        table: super::context::Handle<'_>,
        key: super::context::Handle<'_>,
    ) -> Res<(Option<usize>, i64)> {
        let hash = self.hash(key)?;
        let mark = self.top.get();
        let [candidate, answer] = self.locals();
        'restart: loop {
            let mut after = None;
            let version = {
                let Some(t) = self.get(table).cast::<T>() else {
                    return Err(self.system_error("not a table"));
                };
                t.object().version().get()
            };
            loop {
                let probe = {
                    let Some(t) = self.get(table).cast::<T>() else {
                        return Err(self.system_error("not a table"));
                    };
                    let k = self.get(key);
                    self.probe(t, hash, &|other| same_key(self, k, other), after)
                };
                match probe {
                    Probe::Found(at) => {
                        self.top.set(mark);
                        return Ok((Some(at), hash));
                    }
                    Probe::Missing => {
                        self.top.set(mark);
                        return Ok((None, hash));
                    }
                    Probe::Ask(at) => {
                        {
                            let Some(t) = self.get(table).cast::<T>() else { return Ok((None, hash)) };
                            let Some((_, k, _)) = self.entry(t, at) else { continue 'restart };
                            self.set(candidate, k);
                        }
                        let equal = self.equal(answer, candidate, key)?;
                        let Some(t) = self.get(table).cast::<T>() else { return Ok((None, hash)) };
                        if t.object().version().get() != version {
                            continue 'restart;
                        }
                        if equal {
                            self.top.set(mark);
                            return Ok((Some(at), hash));
                        }
                        after = Some(at);
                    }
                }
            }
        }
    }

    /// `dict[key] = value`, with scripts' hashes and comparisons.
    ///
    /// # Errors
    /// Whatever those raise, TypeError for an unhashable key, MemoryError.
    pub fn dict_set(
        &mut self,
        dict: super::context::Handle<'_>,
        key: super::context::Handle<'_>,
        value: super::context::Handle<'_>,
    ) -> Res<()> {
        {
            let (Some(d), k, v) = (self.get(dict).cast::<Dict>(), self.get(key), self.get(value)) else {
                return Err(self.system_error("not a dict"));
            };
            match self.dict_set_quietly(d, k, v) {
                Some(true) => return Ok(()),
                Some(false) => return Err(self.memory_error()),
                None => {}
            }
        }
        let (found, hash) = self.find::<Dict>(dict, key)?;
        let (Some(d), k, v) = (self.get(dict).cast::<Dict>(), self.get(key), self.get(value)) else {
            return Ok(());
        };
        match found {
            Some(at) => self.dict_store_at(d, at, v),
            None => {
                if !self.dict_add(d, hash, k, v) {
                    return Err(self.memory_error());
                }
            }
        }
        Ok(())
    }

    /// `out = dict[key]`; false when the key is missing.
    ///
    /// # Errors
    /// As `dict_set`.
    pub fn dict_get(
        &mut self,
        out: super::context::Handle<'_>,
        dict: super::context::Handle<'_>,
        key: super::context::Handle<'_>,
    ) -> Res<bool> {
        {
            let (Some(d), k) = (self.get(dict).cast::<Dict>(), self.get(key)) else {
                return Err(self.system_error("not a dict"));
            };
            match self.dict_probe(d, k) {
                Found::At(_, v) => {
                    self.set(out, v);
                    return Ok(true);
                }
                Found::Missing(_) => return Ok(false),
                Found::Unhashable => return Err(self.unhashable(k)),
                Found::Ask => {}
            }
        }
        let (found, _) = self.find::<Dict>(dict, key)?;
        let Some(d) = self.get(dict).cast::<Dict>() else { return Ok(false) };
        let Some(v) = found.and_then(|at| self.entry(d, at)).map(|(_, _, v)| d.content(v)) else {
            return Ok(false);
        };
        self.set(out, v);
        Ok(v != Value::UNDEF)
    }
}
