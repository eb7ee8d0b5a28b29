//! Conversions of containers: lists, tuples, dicts, sets.
//!
//! Owns nothing but the walks. Containers are copied, item by item; what should stay shared is held by a
//! [`Value`](super::Value). A script's container is read as it is: no iterator of a script runs.

use super::convert::{FromScript, Given, Mismatch, Space, ToScript, Why};
use crate::heap;
use crate::object::list::List;
use crate::object::range::Range;
use crate::object::set_table::AnySet;
use crate::object::tuple::Tuple;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};

impl<'v> Given<'v> {
    /// The value itself, or what an instance of a script's subclass of a built-in container wraps.
    fn content(self) -> heap::Value<'v> {
        self.vm.payload(self.value).unwrap_or(self.value)
    }

    /// The items of a list or tuple.
    fn sequence(self) -> Option<Vec<heap::Value<'v>>> {
        let content = self.content();
        match (content.cast::<List>(), content.cast::<Tuple>()) {
            (Some(list), _) => Some(list.items().iter().collect()),
            (_, Some(tuple)) => Some(tuple.tail_values().iter().collect()),
            _ => None,
        }
    }

    fn set(self) -> Option<Vec<heap::Value<'v>>> {
        let set = AnySet::of(self.content())?;
        let mut at = 0;
        let next = || {
            let (here, _, key) = set.next(self.vm, at)?;
            at = here + 1;
            Some(key)
        };
        Some(std::iter::from_fn(next).collect())
    }
}

fn convert_items<T: FromScript, C: FromIterator<T>>(
    given: Given<'_>,
    items: Vec<heap::Value<'_>>,
) -> Result<C, Mismatch> {
    let convert = |(at, item): (usize, heap::Value<'_>)| {
        let item = Given { vm: given.vm, value: item };
        T::from_script(item).map_err(|m| m.inside(format!("item {at}")))
    };
    items.into_iter().enumerate().map(convert).collect()
}

/// As `Vec<T>`, for any `T` but bytes.
pub(super) fn vec_from_items<T: FromScript>(given: Given<'_>) -> Result<Vec<T>, Mismatch> {
    if let Some(items) = given.sequence().or_else(|| given.set()) {
        return convert_items(given, items);
    }
    if let Some(range) = given.value.cast::<Range>() {
        return vec_from_range(given, range);
    }
    Err(given.is_not("list"))
}

fn vec_from_range<T: FromScript>(given: Given<'_>, range: heap::Ref<'_, Range>) -> Result<Vec<T>, Mismatch> {
    let part = |v: heap::Value<'_>| given.vm.as_i64(v);
    let (start, step) = (part(range.get(|r| &r.start)), part(range.get(|r| &r.step)));
    let (Some(start), Some(step), Some(count)) = (start, step, given.vm.range_len(range)) else {
        return Err(given.is_not("list"));
    };
    let bytes = usize::try_from(count).ok().and_then(|n| n.checked_mul(size_of::<T>().max(1)));
    if bytes.is_none_or(|bytes| !given.vm.heap.reserve(bytes)) {
        return Err(Mismatch::of(Why::Memory));
    }
    (0..count).map(|i| T::from_script(given.with(given.vm.int(start + i * step)))).collect()
}

/// A list of items.
pub(super) fn list_of<'v, T: ToScript>(
    items: impl IntoIterator<Item = T>,
    space: Space<'v>,
) -> Result<Given<'v>, Mismatch> {
    let list = space.vm.try_list(&[]).ok_or_else(|| Mismatch::of(Why::Memory))?;
    for item in items {
        let item = item.to_script(space)?;
        if !space.vm.list_push(list, item.value) {
            return Err(Mismatch::of(Why::Memory));
        }
    }
    Ok(space.given(list.value()))
}

impl<T: FromScript> FromScript for Vec<T> {
    fn from_script(given: Given<'_>) -> Result<Vec<T>, Mismatch> {
        T::vec_from_script(given)
    }
}

impl<T: ToScript> ToScript for Vec<T> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        T::vec_to_script(self, space)
    }
}

impl<T: FromScript> FromScript for VecDeque<T> {
    fn from_script(given: Given<'_>) -> Result<VecDeque<T>, Mismatch> {
        vec_from_items(given).map(VecDeque::from)
    }
}

impl<T: ToScript> ToScript for VecDeque<T> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        list_of(self, space)
    }
}

impl<T: FromScript, const N: usize> FromScript for [T; N] {
    fn from_script(given: Given<'_>) -> Result<[T; N], Mismatch> {
        let items: Vec<T> = given.to()?;
        let count = items.len();
        <[T; N]>::try_from(items).map_err(|_| wrong_length(N, count))
    }
}

impl<T: ToScript, const N: usize> ToScript for [T; N] {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        list_of(self, space)
    }
}

fn wrong_length(expected: usize, found: usize) -> Mismatch {
    Mismatch::value(format!("expected {expected} items, got {found}"))
}

fn entries_from<K: FromScript, V: FromScript, C: FromIterator<(K, V)>>(
    given: Given<'_>,
) -> Result<C, Mismatch> {
    let Some(dict) = given.vm.as_dict(given.value) else { return Err(given.is_not("dict")) };
    let convert = |(key, value): (heap::Value<'_>, heap::Value<'_>)| {
        let of = |v| Given { vm: given.vm, value: v };
        let key = K::from_script(of(key)).map_err(|m| m.inside("a key"))?;
        let value = V::from_script(of(value)).map_err(|m| m.inside("a value"))?;
        Ok((key, value))
    };
    given.vm.dict_entries(dict).map(convert).collect()
}

fn dict_of<'v, K: ToScript, V: ToScript>(
    entries: impl Iterator<Item = (K, V)>,
    space: Space<'v>,
) -> Result<Given<'v>, Mismatch> {
    let no_memory = || Mismatch::of(Why::Memory);
    let dict = space.vm.try_dict(0).ok_or_else(no_memory)?;
    for (key, value) in entries {
        let (key, value) = (key.to_script(space)?, value.to_script(space)?);
        match space.vm.dict_set_quietly(dict, key.value, value.value) {
            Some(true) => {}
            Some(false) => return Err(no_memory()),
            None => return Err(key.is_not("a plain hashable value").inside("a key")),
        }
    }
    Ok(space.given(dict.value()))
}

impl<K: FromScript + Eq + Hash, V: FromScript, S: BuildHasher + Default> FromScript for HashMap<K, V, S> {
    fn from_script(given: Given<'_>) -> Result<HashMap<K, V, S>, Mismatch> {
        entries_from(given)
    }
}

impl<K: ToScript, V: ToScript, S> ToScript for HashMap<K, V, S> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        dict_of(self.into_iter(), space)
    }
}

impl<K: FromScript + Ord, V: FromScript> FromScript for BTreeMap<K, V> {
    fn from_script(given: Given<'_>) -> Result<BTreeMap<K, V>, Mismatch> {
        entries_from(given)
    }
}

impl<K: ToScript, V: ToScript> ToScript for BTreeMap<K, V> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        dict_of(self.into_iter(), space)
    }
}

fn members_from<T: FromScript, C: FromIterator<T>>(given: Given<'_>) -> Result<C, Mismatch> {
    match given.set() {
        Some(items) => convert_items(given, items),
        None => Err(given.is_not("set")),
    }
}

fn set_of<'v, T: ToScript>(items: impl Iterator<Item = T>, space: Space<'v>) -> Result<Given<'v>, Mismatch> {
    use crate::object::hash::{Hashed, same_key};
    let no_memory = || Mismatch::of(Why::Memory);
    let set = space.vm.try_set().ok_or_else(no_memory)?;
    let table = AnySet::Set(set);
    for item in items {
        let item = item.to_script(space)?;
        let refuse = || item.is_not("a plain hashable value").inside("an item");
        let Hashed::Is(hash) = space.vm.hash_quietly(item.value) else { return Err(refuse()) };
        let same = |other: heap::Value<'_>| same_key(space.vm, item.value, other);
        match table.probe(space.vm, hash, &same) {
            crate::object::table::Probe::Found(_) => {}
            crate::object::table::Probe::Missing => {
                if !table.insert(space.vm, hash, item.value) {
                    return Err(no_memory());
                }
            }
            crate::object::table::Probe::Ask(_) => return Err(refuse()),
        }
    }
    Ok(space.given(set.value()))
}

impl<T: FromScript + Eq + Hash, S: BuildHasher + Default> FromScript for HashSet<T, S> {
    fn from_script(given: Given<'_>) -> Result<HashSet<T, S>, Mismatch> {
        members_from(given)
    }
}

impl<T: ToScript, S> ToScript for HashSet<T, S> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        set_of(self.into_iter(), space)
    }
}

impl<T: FromScript + Ord> FromScript for BTreeSet<T> {
    fn from_script(given: Given<'_>) -> Result<BTreeSet<T>, Mismatch> {
        members_from(given)
    }
}

impl<T: ToScript> ToScript for BTreeSet<T> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        set_of(self.into_iter(), space)
    }
}

macro_rules! tuples { ($($T:ident $at:tt),+) => {
    impl<$($T: FromScript),+> FromScript for ($($T,)+) {
        fn from_script(given: Given<'_>) -> Result<($($T,)+), Mismatch> {
            let expected = [$($at),+].len();
            let Some(items) = given.sequence() else {
                return Err(given.is_not(format!("tuple of {expected}")));
            };
            if items.len() != expected {
                return Err(wrong_length(expected, items.len()));
            }
            Ok(($($T::from_script(given.with(items[$at])).map_err(|m| m.inside(concat!("item ", $at)))?,)+))
        }
    }
    impl<$($T: ToScript),+> ToScript for ($($T,)+) {
        fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
            let items = [$(self.$at.to_script(space)?.value),+];
            space.or_no_memory(space.vm.try_tuple(&items).map(|t| t.value()))
        }
    }
} }
tuples! { A 0 }
tuples! { A 0, B 1 }
tuples! { A 0, B 1, C 2 }
tuples! { A 0, B 1, C 2, D 3 }
tuples! { A 0, B 1, C 2, D 3, E 4 }
tuples! { A 0, B 1, C 2, D 3, E 4, F 5 }
tuples! { A 0, B 1, C 2, D 3, E 4, F 5, G 6 }
tuples! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7 }
