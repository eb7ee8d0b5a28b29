//! Iterators over built-in containers: one layout for all, told apart by their shapes.
//!
//! Owns the quiet step, and the quick one, which loops take first. `source` is what is iterated, or undefined when
//! nothing is left; `state` and `limit` are words whose meaning the kind of iterator gives; `given` counts the items
//! that an iterator over a dict or set has given. What `enumerate`, `zip`, `map`, `filter` and `reversed` make are
//! iterators too: their loud steps are in `adapter`.

use super::class::Builtin;
use super::context::{Cx, Res};
use super::dict::Dict;
use super::error::Raise;
use super::kind;
use super::list::List;
use super::set::{FrozenSet, Set};
use super::set_table::AnySet;
use super::string::Str;
use super::table::Table;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Field, Ref, Value, object};
use crate::kernel::integer::{self, Integer};
use std::cell::Cell;

object! {
    /// See the module's documentation.
    pub struct Iterator: kind::ITERATOR, "iterator", None {
        values { source, other, extra }
        plain { state: Cell<i64>, limit: Cell<i64>, given: Cell<i64> }
    }
}

/// A quick step has given nothing: the long way must be asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ask;

impl Builtin {
    /// Does an iterator of this class step without running scripts?
    pub(super) fn steps_quietly(self) -> bool {
        use Builtin as B;
        !matches!(
            self,
            B::SequenceIterator | B::CallIterator | B::Enumerate | B::Zip | B::Map | B::Filter | B::Reversed
        )
    }
}

impl<'v> Ref<'v, Iterator> {
    /// Which iterator it is: its shape says so.
    #[inline(always)]
    pub fn which(self) -> Builtin {
        Builtin::of_number(self.header().shape().index() as usize).unwrap_or(Builtin::ListIterator)
    }

    /// How far it has come changes by so much.
    #[inline(always)]
    pub fn advance(self, by: i64) {
        let state = &self.object().state;
        state.set(state.get() + by);
    }
}

/// How many iterators inside one another are stepped without asking how much of the native stack is left.
const QUICK_DEPTH: u32 = 4;

impl Vm {
    /// A new iterator.
    pub fn new_iterator(
        &self,
        which: Builtin,
        source: Value<'_>,
        state: i64,
        limit: i64,
    ) -> Ref<'_, Iterator> {
        self.heap.allocate_fixed::<Iterator>(which.shape()).init(|header| Iterator {
            header,
            source: Field::new(source),
            other: Field::new(Value::NONE),
            extra: Field::new(Value::NONE),
            state: Cell::new(state),
            limit: Cell::new(limit),
            given: Cell::new(0),
        })
    }

    /// `iter(v)` for values of exact built-in classes; `None` for anything else.
    pub fn quiet_iter<'v>(&'v self, v: Value<'v>) -> Option<Value<'v>> {
        use Builtin as B;
        if let Some(list) = v.cast::<List>() {
            return Some(self.new_iterator(B::ListIterator, list.value(), 0, 0).value());
        }
        if let Some(tuple) = v.cast::<Tuple>() {
            return Some(self.new_iterator(B::TupleIterator, tuple.value(), 0, 0).value());
        }
        if let Some(dict) = v.cast::<Dict>() {
            return Some(self.new_iterator(B::DictKeyIterator, dict.value(), 0, dict.len() as i64).value());
        }
        if self.text_len(v).is_some() {
            return self.as_text(v).map(|s| self.new_iterator(B::StrIterator, s.value(), 0, 0).value());
        }
        if let Some(set) = v.cast::<Set>() {
            let live = set.object().live().get() as i64;
            return Some(self.new_iterator(B::SetIterator, v, 0, live).value());
        }
        if let Some(set) = v.cast::<FrozenSet>() {
            let live = set.object().live().get() as i64;
            return Some(self.new_iterator(B::SetIterator, v, 0, live).value());
        }
        if let Some(range) = v.cast::<super::range::Range>() {
            return self.range_iterator(range);
        }
        if v.cast::<super::bytes::Bytes>().is_some() {
            return Some(self.new_iterator(B::BytesIterator, v, 0, 0).value());
        }
        if v.cast::<super::bytes::ByteArray>().is_some() {
            return Some(self.new_iterator(B::ByteArrayIterator, v, 0, 0).value());
        }
        if let Some(view) = v.cast::<super::dict::View>() {
            let dict = view.get(|w| &w.dict).cast::<Dict>()?;
            let which = match self.class_of(v).builtin()? {
                B::DictValues => B::DictValueIterator,
                B::DictItems => B::DictItemIterator,
                _ => B::DictKeyIterator,
            };
            return Some(self.new_iterator(which, dict.value(), 0, dict.len() as i64).value());
        }
        if let Some(it) = v.cast::<Iterator>() {
            return Some(it.value());
        }
        None
    }

    /// The next item where a few instructions find it; `Ok(None)` at the end. `Err` for whatever else there is: no
    /// script has run and nothing has raised, the long way takes over where this left off.
    ///
    /// # Errors
    /// [`Ask`].
    #[inline]
    pub fn quick_next<'v>(&'v self, it: Ref<'v, Iterator>) -> Result<Option<Value<'v>>, Ask> {
        self.quick_within(it, QUICK_DEPTH)
    }

    #[inline]
    fn quick_within<'v>(&'v self, it: Ref<'v, Iterator>, depth: u32) -> Result<Option<Value<'v>>, Ask> {
        use Builtin as B;
        let source = it.get(|i| &i.source);
        let state = it.object().state.get();
        let item = match it.which() {
            B::ListIterator => source.cast::<List>().and_then(|l| l.item(state as usize)),
            B::TupleIterator => source.cast::<Tuple>().and_then(|t| t.tail_values().get(state as usize)),
            B::ListReverseIterator => {
                let list = source.cast::<List>();
                let item = list.and_then(|l| usize::try_from(state).ok().and_then(|at| l.item(at)));
                if item.is_some() {
                    it.advance(-2);
                }
                item
            }
            B::RangeIterator => {
                let (step, left) = (it.get(|i| &i.other), it.object().limit.get());
                if left <= 0 || source == Value::UNDEF {
                    None
                } else if step.is_int() && crate::heap::Word::fits(state) {
                    it.object().limit.set(left - 1);
                    it.object().state.set(state.wrapping_add(step.as_int()));
                    return Ok(Some(Value::int(state)));
                } else {
                    return Err(Ask);
                }
            }
            B::StrIterator => match source.cast::<Str>() {
                Some(text) => match text.tail_text().get(state as usize) {
                    Some(byte) if byte.is_ascii() => Some(self.character(*byte)),
                    Some(_) => return Err(Ask),
                    None => None,
                },
                None => return Err(Ask),
            },
            which @ (B::DictKeyIterator | B::DictValueIterator | B::DictItemIterator) => {
                let Some(dict) = source.cast::<Dict>() else { return Err(Ask) };
                let limit = it.object().limit.get();
                if dict.len() as i64 != limit || dict.is_namespace() {
                    return Err(Ask);
                }
                match self.next_entry(dict, state as usize) {
                    Some((at, key, value)) => {
                        let given = it.object().given.get();
                        if given >= limit {
                            return Err(Ask);
                        }
                        let item = match which {
                            B::DictKeyIterator => key,
                            B::DictValueIterator => value,
                            _ => self.pair(key, value)?,
                        };
                        it.object().given.set(given + 1);
                        it.object().state.set(at as i64 + 1);
                        return Ok(Some(item));
                    }
                    None => None,
                }
            }
            B::SetIterator => {
                let (Some(set), limit) = (AnySet::of(source), it.object().limit.get()) else {
                    return Err(Ask);
                };
                let given = it.object().given.get();
                if set.len() as i64 != limit || given >= limit {
                    return Err(Ask);
                }
                match set.next(self, state as usize) {
                    Some((at, _, key)) => {
                        it.object().given.set(given + 1);
                        it.object().state.set(at as i64 + 1);
                        return Ok(Some(key));
                    }
                    None => None,
                }
            }
            B::Enumerate if it.get(|i| &i.other) == Value::NONE => {
                let Some(inner) = source.cast::<Iterator>() else { return Err(Ask) };
                match self.quick_inner(inner, depth)? {
                    Some(item) if crate::heap::Word::fits(state) => {
                        it.object().state.set(state + 1);
                        // What the inner one gave must not be lost: the limit of memory counts from the next one on.
                        return Ok(Some(self.pair_past_limit(Value::int(state), item)));
                    }
                    Some(item) => {
                        it.object().state.set(state + 1);
                        return Ok(Some(self.pair_past_limit(self.int(state), item)));
                    }
                    None => return Ok(None),
                }
            }
            B::Zip => return self.quick_zip(it, source, depth),
            B::Filter if it.get(|i| &i.other) == Value::NONE => {
                let Some(inner) = source.cast::<Iterator>() else { return Err(Ask) };
                return self.quick_filter(it, inner, depth);
            }
            _ => return Err(Ask),
        };
        match item {
            Some(_) => it.advance(1),
            None => self.heap.store(it, &it.object().source, Value::UNDEF),
        }
        Ok(item)
    }

    /// Has an iterator over a sequence or range ended? Of others it is not said.
    pub fn quick_end(&self, it: Ref<'_, Iterator>) -> bool {
        use Builtin as B;
        let (source, state) = (it.get(|i| &i.source), it.object().state.get() as usize);
        match it.which() {
            B::ListIterator => source.cast::<List>().is_none_or(|l| state >= l.len()),
            B::TupleIterator => source.cast::<Tuple>().is_none_or(|t| state >= t.tail_len()),
            B::RangeIterator => source == Value::UNDEF || it.object().limit.get() <= 0,
            B::StrIterator => source.cast::<Str>().is_some_and(|s| state >= s.tail_len()),
            _ => false,
        }
    }

    /// As `quick_next`, for an iterator inside another; `depth` more of them may be inside that.
    fn quick_inner<'v>(&'v self, it: Ref<'v, Iterator>, depth: u32) -> Result<Option<Value<'v>>, Ask> {
        if depth == 0 { Err(Ask) } else { self.quick_within(it, depth - 1) }
    }

    #[inline]
    fn pair<'v>(&'v self, first: Value<'_>, second: Value<'_>) -> Result<Value<'v>, Ask> {
        self.try_tuple(&[first, second]).map(Ref::value).ok_or(Ask)
    }

    #[inline]
    fn pair_past_limit<'v>(&'v self, first: Value<'_>, second: Value<'_>) -> Value<'v> {
        self.tuple_past_limit(&[first, second])
    }

    /// Two iterators in step. What the first gave when the second asks waits in `extra`.
    fn quick_zip<'v>(
        &'v self,
        it: Ref<'v, Iterator>,
        sources: Value<'v>,
        depth: u32,
    ) -> Result<Option<Value<'v>>, Ask> {
        let Some(sources) = sources.cast::<Tuple>() else { return Err(Ask) };
        let sources = sources.tail_values();
        let [Some(first), Some(second), None] = [sources.get(0), sources.get(1), sources.get(2)] else {
            return Err(Ask);
        };
        let (Some(first), Some(second)) = (first.cast::<Iterator>(), second.cast::<Iterator>()) else {
            return Err(Ask);
        };
        if it.object().limit.get() != 0 || it.get(|i| &i.extra) != Value::NONE {
            return Err(Ask);
        }
        let Some(left) = self.quick_inner(first, depth)? else { return Ok(None) };
        match self.quick_inner(second, depth) {
            Ok(Some(right)) => Ok(Some(self.pair_past_limit(left, right))),
            Ok(None) => Ok(None),
            Err(Ask) => {
                let waiting = self.tuple_past_limit(&[left]);
                self.heap.store(it, &it.object().extra, waiting);
                Err(Ask)
            }
        }
    }

    /// `filter(None, ...)`: an item whose truth only a script knows waits in `extra`.
    fn quick_filter<'v>(
        &'v self,
        it: Ref<'v, Iterator>,
        inner: Ref<'v, Iterator>,
        depth: u32,
    ) -> Result<Option<Value<'v>>, Ask> {
        if it.get(|i| &i.extra) != Value::UNDEF {
            return Err(Ask);
        }
        // So many falsy items in a row, and the interrupt flag is looked at.
        for _ in 0..1000 {
            let Some(item) = self.quick_inner(inner, depth)? else { return Ok(None) };
            match self.truth_quietly(item) {
                Some(true) => return Ok(Some(item)),
                Some(false) => {}
                None => {
                    self.heap.store(it, &it.object().extra, item);
                    return Err(Ask);
                }
            }
        }
        Err(Ask)
    }

    /// An iterator over a dict, of one of the six kinds.
    pub fn dict_iterator<'v>(&'v self, which: Builtin, dict: Ref<'v, Dict>) -> Value<'v> {
        use Builtin as B;
        let backwards = matches!(
            which,
            B::DictReverseKeyIterator | B::DictReverseValueIterator | B::DictReverseItemIterator
        );
        let state = if backwards { i64::MAX } else { 0 };
        self.new_iterator(which, dict.value(), state, dict.len() as i64).value()
    }

    /// Can `iter` make something of it? Only the class is looked at.
    pub fn is_iterable(&self, v: Value<'_>) -> bool {
        let class = self.class_of(v);
        match self.lookup(class, super::symbol::name::iter) {
            Some(method) => method != Value::NONE,
            None => self.lookup(class, super::symbol::name::getitem).is_some(),
        }
    }

    fn range_iterator<'v>(&'v self, range: Ref<'v, super::range::Range>) -> Option<Value<'v>> {
        let start = self.as_i64(range.get(|r| &r.start))?;
        let stop = self.as_i64(range.get(|r| &r.stop))?;
        let step = self.as_i64(range.get(|r| &r.step))?;
        let span = if step > 0 { stop.checked_sub(start)? } else { start.checked_sub(stop)? };
        let count = if span <= 0 { 0 } else { (span - 1) / step.checked_abs()? + 1 };
        start.checked_add(step.checked_mul(count)?)?;
        let it = self.new_iterator(Builtin::RangeIterator, Value::int(0), start, count);
        self.heap.store(it, &it.object().other, range.get(|r| &r.step));
        Some(it.value())
    }
}

impl Cx<'_> {
    /// The next item of a built-in iterator that needs no script; `Ok(None)` at the end, `Err` when the container
    /// changed. Iterators that run scripts are not for here.
    ///
    /// # Errors
    /// RuntimeError when a dict or set changed size.
    pub fn quiet_next<'v>(&'v self, it: Ref<'v, Iterator>) -> Res<Option<Value<'v>>> {
        use Builtin as B;
        let source = it.get(|i| &i.source);
        if source == Value::UNDEF {
            return Ok(None);
        }
        let state = it.object().state.get();
        let which = it.which();
        let finish = || self.heap.store(it, &it.object().source, Value::UNDEF);
        let item = match which {
            B::ListIterator => source.cast::<List>().and_then(|l| l.item(state as usize)),
            B::ListReverseIterator => {
                it.object().state.set(state - 2);
                source.cast::<List>().and_then(|l| usize::try_from(state).ok().and_then(|s| l.item(s)))
            }
            B::TupleIterator => source.cast::<Tuple>().and_then(|t| t.tail_values().get(state as usize)),
            B::RangeIterator => {
                let step = self.as_i64(it.get(|i| &i.other)).unwrap_or(1);
                let left = it.object().limit.get();
                if left > 0 {
                    it.object().limit.set(left - 1);
                    it.object().state.set(state.wrapping_add(step).wrapping_sub(1));
                    Some(self.int(state))
                } else {
                    None
                }
            }
            B::StrIterator => match self.as_text(source) {
                Some(s) => match s.as_str().get(state as usize..).and_then(|t| t.chars().next()) {
                    Some(c) => {
                        it.object().state.set(state + c.len_utf8() as i64 - 1);
                        Some(self.char_string(c)?)
                    }
                    None => None,
                },
                None => None,
            },
            B::BytesIterator | B::ByteArrayIterator => {
                self.byte_at(source, state as usize).map(|b| Value::int(b as i64))
            }
            B::DictKeyIterator
            | B::DictValueIterator
            | B::DictItemIterator
            | B::DictReverseKeyIterator
            | B::DictReverseValueIterator
            | B::DictReverseItemIterator => match source.cast::<Dict>() {
                Some(dict) => self.next_of_dict(it, which, dict)?,
                None => None,
            },
            B::LongRangeIterator => self.next_of_long_range(it)?,
            B::SetIterator => {
                let step = match (source.cast::<Set>(), source.cast::<FrozenSet>()) {
                    (Some(s), _) => (s.object().live().get(), self.next_entry(s, state as usize)),
                    (_, Some(s)) => (s.object().live().get(), self.next_entry(s, state as usize)),
                    _ => (0, None),
                };
                if step.0 as i64 != it.object().limit.get() {
                    it.object().limit.set(-1);
                    return Err(self.raise(B::RuntimeError, "Set changed size during iteration"));
                }
                // A loop that adds as much as it takes away sees no more items than there were.
                let given = given(it);
                step.1.filter(|_| given < step.0 as i64).map(|(at, key, _)| {
                    it.object().state.set(at as i64);
                    it.object().given.set(given + 1);
                    key
                })
            }
            _ => None,
        };
        match item {
            Some(_) => it.object().state.set(it.object().state.get() + 1),
            None => finish(),
        }
        Ok(item)
    }

    fn next_of_dict<'v>(
        &'v self,
        it: Ref<'v, Iterator>,
        which: Builtin,
        dict: Ref<'v, Dict>,
    ) -> Res<Option<Value<'v>>> {
        use Builtin as B;
        let (state, limit) = (it.object().state.get(), it.object().limit.get());
        if dict.len() as i64 != limit {
            it.object().limit.set(-1);
            return Err(self.raise(B::RuntimeError, "dictionary changed size during iteration"));
        }
        let backwards = matches!(
            which,
            B::DictReverseKeyIterator | B::DictReverseValueIterator | B::DictReverseItemIterator
        );
        let found = if backwards {
            self.dict_previous(dict, usize::try_from(state).unwrap_or(0))
        } else {
            self.dict_next(dict, state as usize)
        };
        let Some((at, key, value)) = found else { return Ok(None) };
        let given = given(it);
        if given >= limit {
            return Err(self.raise(B::RuntimeError, "dictionary keys changed during iteration"));
        }
        it.object().given.set(given + 1);
        // The caller adds one.
        it.object().state.set(if backwards { at as i64 - 1 } else { at as i64 });
        Ok(Some(match which {
            B::DictKeyIterator | B::DictReverseKeyIterator => key,
            B::DictValueIterator | B::DictReverseValueIterator => value,
            _ => self.tuple(&[key, value])?,
        }))
    }

    /// A range past 64 bits: `extra` is the next index, `source` the range.
    fn next_of_long_range<'v>(&'v self, it: Ref<'v, Iterator>) -> Res<Option<Value<'v>>> {
        let Some(range) = it.get(|i| &i.source).cast::<super::range::Range>() else { return Ok(None) };
        let index = self.as_integer(it.get(|i| &i.extra)).unwrap_or(Integer::Small(0));
        if index >= self.range_count(range)? {
            return Ok(None);
        }
        let item = self.range_item(range, &index)?;
        let next = self.integer(&integer::sum(&index, &Integer::Small(1)))?;
        self.heap.store(it, &it.object().extra, next);
        Ok(Some(item))
    }
}

/// How many items an iterator over a dict or set has given.
pub(super) fn given(it: Ref<'_, Iterator>) -> i64 {
    it.object().given.get()
}
