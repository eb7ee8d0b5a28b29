//! `enumerate`, `zip`, `map`, `filter` and `reversed`: iterators that step others.
//!
//! Owns their classes' natives and the loud step, which runs scripts where the quick one of `iterator` cannot go on.
//! `source` is the iterator inside (of `zip`, and of a `map` over several, the tuple of them; of `reversed` the
//! sequence), `other` the function. `state` is the next number; a number past 62 bits is in `other`.
//!
//! Invariant: an item that was taken from inside and not given yet waits in `extra`, so that nothing is lost when the
//! quick step leaves a step half done.

use super::class::Builtin;
use super::context::{Cx, Handle, Res, Ret};
use super::error::Raise;
use super::iterator::Iterator;
use super::list::List;
use super::native::Given;
use super::symbol::name;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Ref, Value, Word};
use crate::kernel::integer::{self, Integer};
use crate::natives;

/// Falsy items in a row after which `filter` looks at the interrupt flag.
const PATIENCE: u32 = 1000;

/// Numbers that `state` may hold: a count of items cannot take it past 64 bits.
const COUNT_LIMIT: i64 = 1 << 62;

impl Cx<'_> {
    /// The iterator in a handle.
    fn adapter<'v>(&'v self, it: Handle<'_>) -> Res<Ref<'v, Iterator>> {
        self.get(it).cast::<Iterator>().ok_or_else(|| self.system_error("not an iterator"))
    }

    /// `out = next(it)`, the long way; false at the end.
    ///
    /// # Errors
    /// Whatever the iterators inside and the function raise, StopIteration excepted.
    pub(super) fn next_of_adapter(&mut self, out: Handle<'_>, it: Handle<'_>, which: Builtin) -> Res<bool> {
        let mark = self.top.get();
        let outcome = self.nested("", |cx| match which {
            Builtin::Enumerate => cx.next_of_enumerate(out, it),
            Builtin::Zip => cx.next_of_zip(out, it),
            Builtin::Map => cx.next_of_map(out, it),
            Builtin::Filter => cx.next_of_filter(out, it),
            _ => cx.next_of_reversed(out, it),
        });
        self.top.set(mark);
        outcome
    }

    fn next_of_enumerate(&mut self, out: Handle<'_>, it: Handle<'_>) -> Res<bool> {
        let [source, item] = self.locals();
        self.set(source, self.adapter(it)?.get(|i| &i.source));
        if !self.next_into(item, source)? {
            return Ok(false);
        }
        let iterator = self.adapter(it)?;
        let big = iterator.get(|i| &i.other);
        let number = if big == Value::NONE {
            let state = &iterator.object().state;
            state.set(state.get() + 1);
            self.int(state.get() - 1)
        } else {
            let count = self.as_integer(big).unwrap_or(Integer::Small(0));
            let next = self.integer(&integer::sum(&count, &Integer::Small(1)))?;
            self.heap.store(iterator, &iterator.object().other, next);
            big
        };
        let pair = self.tuple(&[number, self.get(item)])?;
        self.set(out, pair);
        Ok(true)
    }

    fn next_of_zip(&mut self, out: Handle<'_>, it: Handle<'_>) -> Res<bool> {
        let [sources, row, source, item] = self.locals();
        let count = {
            let iterator = self.adapter(it)?;
            let waiting = iterator.get(|i| &i.extra).cast::<Tuple>();
            let begun: Vec<Value<'_>> = waiting.iter().flat_map(|t| t.tail_values().iter()).collect();
            self.set(row, self.list(&begun)?.value());
            self.heap.store(iterator, &iterator.object().extra, Value::NONE);
            self.set(sources, iterator.get(|i| &i.source));
            self.get(sources).cast::<Tuple>().map_or(0, |t| t.tail_len())
        };
        if count == 0 {
            return Ok(false);
        }
        let begun = self.get(row).cast::<List>().map_or(0, |l| l.len());
        for at in begun..count {
            self.set_source(source, sources, at);
            if !self.next_into(item, source)? {
                let strict = self.adapter(it)?.object().limit.get() != 0;
                if strict {
                    self.refuse_uneven(sources, source, item, at, count)?;
                }
                return Ok(false);
            }
            if let Some(list) = self.get(row).cast::<List>() {
                self.push(list, self.get(item))?;
            }
        }
        let all: Vec<Value<'_>> =
            self.get(row).cast::<List>().map_or(Vec::new(), |l| l.items().iter().collect());
        let all = self.tuple(&all)?;
        self.set(out, all);
        Ok(true)
    }

    fn set_source(&self, source: Handle<'_>, sources: Handle<'_>, at: usize) {
        let found = self.get(sources).cast::<Tuple>().and_then(|t| t.tail_values().get(at));
        self.set(source, found.unwrap_or(Value::NONE));
    }

    /// The iterator `ended` of a strict `zip` has no more items: no other may have any.
    fn refuse_uneven(
        &mut self,
        sources: Handle<'_>,
        source: Handle<'_>,
        item: Handle<'_>,
        ended: usize,
        count: usize,
    ) -> Res<()> {
        let before = |at: usize| match at {
            1 => "argument 1".to_string(),
            at => format!("arguments 1-{at}"),
        };
        if ended > 0 {
            let text = format!("zip() argument {} is shorter than {}", ended + 1, before(ended));
            return Err(self.value_error(text));
        }
        for at in 1..count {
            self.set_source(source, sources, at);
            if self.next_into(item, source)? {
                let text = format!("zip() argument {} is longer than {}", at + 1, before(at));
                return Err(self.value_error(text));
            }
        }
        Ok(())
    }

    fn next_of_map(&mut self, out: Handle<'_>, it: Handle<'_>) -> Res<bool> {
        let [function, source, item] = self.locals();
        let several = {
            let iterator = self.adapter(it)?;
            self.set(function, iterator.get(|i| &i.other));
            self.set(source, iterator.get(|i| &i.source));
            self.get(source).cast::<Tuple>().map(|t| t.tail_len())
        };
        let Some(count) = several else {
            if !self.next_into(item, source)? {
                return Ok(false);
            }
            return self.applied(out, function, &[item]);
        };
        let [inner] = self.locals();
        let mut items = Vec::with_capacity(count);
        for at in 0..count {
            self.set_source(inner, source, at);
            if self.top.get() + 64 > self.stack.len() {
                return Err(self.raise(Builtin::RecursionError, "maximum recursion depth exceeded"));
            }
            let [item] = self.locals();
            if !self.next_into(item, inner)? {
                return Ok(false);
            }
            items.push(item);
        }
        self.applied(out, function, &items)
    }

    /// An iterator so deep inside `it` has given an item: it becomes what `it` gives; false at the end.
    ///
    /// # Errors
    /// As for `next_of_adapter`.
    pub(super) fn give_through(&mut self, item: Handle<'_>, it: Handle<'_>, inside: i64) -> Res<bool> {
        let [around, function, answer] = self.locals();
        for further in (0..inside).rev() {
            self.set(around, self.get(it));
            for _ in 0..further {
                self.set(around, self.adapter(around)?.get(|i| &i.source));
            }
            let iterator = self.adapter(around)?;
            let is_filter = iterator.which() == Builtin::Filter;
            self.set(function, iterator.get(|i| &i.other));
            if !self.applied(answer, function, &[item])? {
                return Ok(false);
            }
            if !is_filter {
                self.set(item, self.get(answer));
            } else if !self.truth(answer)? {
                return self.next_into(item, it);
            }
        }
        Ok(true)
    }

    /// `out = function(*items)`; false when it raises StopIteration, which ends whoever asked for the item.
    fn applied(&mut self, out: Handle<'_>, function: Handle<'_>, items: &[Handle<'_>]) -> Res<bool> {
        match self.call_into(out, function, items) {
            Ok(()) => Ok(true),
            Err(_) if self.pending_is(Builtin::StopIteration) => {
                self.pending.set(Word::UNDEF);
                Ok(false)
            }
            Err(thrown) => Err(thrown),
        }
    }

    fn next_of_filter(&mut self, out: Handle<'_>, it: Handle<'_>) -> Res<bool> {
        let [source, predicate, item, answer] = self.locals();
        {
            let iterator = self.adapter(it)?;
            self.set(source, iterator.get(|i| &i.source));
            self.set(predicate, iterator.get(|i| &i.other));
            self.set(item, iterator.get(|i| &i.extra));
            self.heap.store(iterator, &iterator.object().extra, Value::UNDEF);
        }
        let mut left = PATIENCE;
        loop {
            if self.get(item) == Value::UNDEF && !self.next_into(item, source)? {
                return Ok(false);
            }
            let truth = if self.get(predicate) == Value::NONE {
                self.truth(item)?
            } else {
                if !self.applied(answer, predicate, &[item])? {
                    return Ok(false);
                }
                self.truth(answer)?
            };
            if truth {
                self.set(out, self.get(item));
                return Ok(true);
            }
            self.set(item, Value::UNDEF);
            left -= 1;
            if left == 0 {
                left = PATIENCE;
                self.poll()?;
            }
        }
    }

    fn next_of_reversed(&mut self, out: Handle<'_>, it: Handle<'_>) -> Res<bool> {
        let [source, index] = self.locals();
        {
            let iterator = self.adapter(it)?;
            let state = iterator.object().state.get();
            if state < 0 || iterator.get(|i| &i.source) == Value::UNDEF {
                return Ok(false);
            }
            self.set(source, iterator.get(|i| &i.source));
            self.set(index, self.int(state));
        }
        let result = super::item::get(self, out, source, index);
        let iterator = self.adapter(it)?;
        match result {
            Ok(()) => {
                iterator.object().state.set(iterator.object().state.get() - 1);
                Ok(true)
            }
            Err(thrown) => {
                if self.pending_is(Builtin::IndexError) || self.pending_is(Builtin::StopIteration) {
                    self.pending.set(Word::UNDEF);
                    self.heap.store(iterator, &iterator.object().source, Value::UNDEF);
                    return Ok(false);
                }
                Err(thrown)
            }
        }
    }
}

/// `__next__` of one of the classes.
fn step<'s>(cx: &mut Cx<'s>, this: Handle<'s>, of: Builtin) -> Res<Ret> {
    let it = receiver(cx, this, of, "__next__")?;
    let [out] = cx.locals();
    if cx.next_into(out, it)? { cx.ret(cx.get(out)) } else { Err(cx.stop_iteration()) }
}

/// The iterator that a method of a class is about: the receiver, or what an instance of a subclass wraps.
fn receiver<'s>(cx: &mut Cx<'s>, this: Handle<'s>, of: Builtin, method: &str) -> Res<Handle<'s>> {
    let it = cx.receiver::<Iterator>(this, of, method)?;
    if cx.adapter(it)?.which() != of {
        let (own, given) = (of.name(), cx.type_name(cx.get(this)));
        let text = format!("descriptor '{method}' requires a '{own}' object but received a '{given}'");
        return Err(cx.type_error(text));
    }
    Ok(it)
}

/// The iterators of the items of a tuple, as a tuple in `out`.
fn iterators_of(cx: &mut Cx<'_>, out: Handle<'_>, all: Handle<'_>, from: usize) -> Res<()> {
    let [list, one, it] = cx.locals();
    cx.set(list, cx.list(&[])?.value());
    let count = cx.get(all).cast::<Tuple>().map_or(0, |t| t.tail_len());
    for at in from..count {
        cx.set_source(one, all, at);
        cx.iter_into(it, one)?;
        if let Some(list) = cx.get(list).cast::<List>() {
            cx.push(list, cx.get(it))?;
        }
    }
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map_or(Vec::new(), |l| l.items().iter().collect());
    let tuple = cx.tuple(&items)?;
    cx.set(out, tuple);
    Ok(())
}

/// The class and what its constructor is to be called with.
fn reduced(cx: &mut Cx<'_>, this: Handle<'_>, args: &[Handle<'_>]) -> Res<Ret> {
    let args: Vec<Value<'_>> = args.iter().map(|h| cx.get(*h)).collect();
    let args = cx.tuple(&args)?;
    let both = cx.tuple(&[cx.class_of(cx.get(this)).value(), args])?;
    cx.ret(both)
}

fn quick_enumerate<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [class, iterable] = given.all(vm)?;
    if class != vm.class(Builtin::Enumerate) {
        return None;
    }
    let source = vm.quiet_iter(iterable)?;
    Some(vm.new_iterator(Builtin::Enumerate, source, 0, 0).value())
}

fn quick_zip<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [class, first, second] = given.all(vm)?;
    if class != vm.class(Builtin::Zip) {
        return None;
    }
    let sources = vm.try_tuple(&[vm.quiet_iter(first)?, vm.quiet_iter(second)?])?;
    Some(vm.new_iterator(Builtin::Zip, sources.value(), 0, 0).value())
}

natives! { pub static ENUMERATE:
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, key iterable, key start = NONE) shortcut quick_enumerate {
        cx.check_new(class, Builtin::Enumerate)?;
        let [source, number] = cx.locals();
        cx.set(number, Value::int(0));
        if cx.get(start) != Value::UNDEF {
            cx.index_into(number, start)?;
        }
        cx.iter_into(source, iterable)?;
        let small = cx.as_i64(cx.get(number)).filter(|n| (-COUNT_LIMIT..COUNT_LIMIT).contains(n));
        let it = cx.new_iterator(Builtin::Enumerate, cx.get(source), small.unwrap_or(0), 0);
        if small.is_none() {
            cx.heap.store(it, &it.object().other, cx.get(number));
        }
        cx.ret(cx.construct(cx.get(class), it.value()))
    }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Value<'v>) { Ok(this) }
    /// Implement next(self).
    loud fn "__next__" next(cx, this) { step(cx, this, Builtin::Enumerate) }
    /// Return state information for pickling.
    loud fn "__reduce__" reduce(cx, this) {
        let it = receiver(cx, this, Builtin::Enumerate, "__reduce__")?;
        let [source, number] = cx.locals();
        {
            let iterator = cx.adapter(it)?;
            let big = iterator.get(|i| &i.other);
            let count = if big == Value::NONE { cx.int(iterator.object().state.get()) } else { big };
            cx.set(number, count);
            cx.set(source, iterator.get(|i| &i.source));
        }
        reduced(cx, this, &[source, number])
    }
    /// See PEP 585
    loud class fn "__class_getitem__" class_getitem(cx, class, index) {
        super::alias::of_class(cx, class, index)
    }
}

natives! { pub static ZIP:
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, *iterables, key strict = NONE) shortcut quick_zip {
        cx.check_new(class, Builtin::Zip)?;
        let [sources] = cx.locals();
        let strict = cx.get(strict) != Value::UNDEF && cx.truth(strict)?;
        iterators_of(cx, sources, iterables, 0)?;
        let it = cx.new_iterator(Builtin::Zip, cx.get(sources), 0, strict as i64);
        cx.ret(cx.construct(cx.get(class), it.value()))
    }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Value<'v>) { Ok(this) }
    /// Implement next(self).
    loud fn "__next__" next(cx, this) { step(cx, this, Builtin::Zip) }
    /// Return state information for pickling.
    loud fn "__reduce__" reduce(cx, this) {
        let it = receiver(cx, this, Builtin::Zip, "__reduce__")?;
        let iterator = cx.adapter(it)?;
        let (sources, class) = (iterator.get(|i| &i.source), cx.class_of(cx.get(this)).value());
        let both = if iterator.object().limit.get() == 0 {
            cx.tuple(&[class, sources])?
        } else {
            cx.tuple(&[class, sources, Value::TRUE])?
        };
        cx.ret(both)
    }
    /// Set state information for unpickling.
    loud fn "__setstate__" set_state(cx, this, state) {
        let it = receiver(cx, this, Builtin::Zip, "__setstate__")?;
        let strict = cx.truth(state)?;
        cx.adapter(it)?.object().limit.set(strict as i64);
        cx.ret(Value::NONE)
    }
}

natives! { pub static MAP:
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, *args) {
        cx.check_new(class, Builtin::Map)?;
        let [function, source] = cx.locals();
        let count = cx.get(args).cast::<Tuple>().map_or(0, |t| t.tail_len());
        if count < 2 {
            return Err(cx.type_error("map() must have at least two arguments."));
        }
        cx.set_source(function, args, 0);
        if count == 2 {
            let [one] = cx.locals();
            cx.set_source(one, args, 1);
            cx.iter_into(source, one)?;
        } else {
            iterators_of(cx, source, args, 1)?;
        }
        let it = cx.new_iterator(Builtin::Map, cx.get(source), 0, 0);
        cx.heap.store(it, &it.object().other, cx.get(function));
        cx.ret(cx.construct(cx.get(class), it.value()))
    }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Value<'v>) { Ok(this) }
    /// Implement next(self).
    loud fn "__next__" next(cx, this) { step(cx, this, Builtin::Map) }
    /// Return state information for pickling.
    loud fn "__reduce__" reduce(cx, this) {
        let it = receiver(cx, this, Builtin::Map, "__reduce__")?;
        let iterator = cx.adapter(it)?;
        let (function, source) = (iterator.get(|i| &i.other), iterator.get(|i| &i.source));
        let mut all = vec![function];
        match source.cast::<Tuple>() {
            Some(several) => all.extend(several.tail_values().iter()),
            None => all.push(source),
        }
        let args = cx.tuple(&all)?;
        let both = cx.tuple(&[cx.class_of(cx.get(this)).value(), args])?;
        cx.ret(both)
    }
}

natives! { pub static FILTER:
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, function, iterable) {
        cx.check_new(class, Builtin::Filter)?;
        let [source] = cx.locals();
        cx.iter_into(source, iterable)?;
        let it = cx.new_iterator(Builtin::Filter, cx.get(source), 0, 0);
        // `bool` as a predicate is the item's own truth.
        let own = cx.get(function) == cx.class(Builtin::Bool);
        let predicate = if own { Value::NONE } else { cx.get(function) };
        cx.heap.store(it, &it.object().other, predicate);
        cx.heap.store(it, &it.object().extra, Value::UNDEF);
        cx.ret(cx.construct(cx.get(class), it.value()))
    }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Value<'v>) { Ok(this) }
    /// Implement next(self).
    loud fn "__next__" next(cx, this) { step(cx, this, Builtin::Filter) }
    /// Return state information for pickling.
    loud fn "__reduce__" reduce(cx, this) {
        let it = receiver(cx, this, Builtin::Filter, "__reduce__")?;
        let [function, source] = cx.locals();
        cx.set(function, cx.adapter(it)?.get(|i| &i.other));
        cx.set(source, cx.adapter(it)?.get(|i| &i.source));
        reduced(cx, this, &[function, source])
    }
}

natives! { pub static REVERSED:
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, sequence) {
        cx.check_new(class, Builtin::Reversed)?;
        let kind = cx.class_of(cx.get(sequence));
        let method = cx.lookup(kind, name::reversed);
        let indexed = cx.lookup(kind, name::getitem).is_some() && cx.lookup(kind, name::len).is_some();
        if method == Some(Value::NONE) || (method.is_none() && !indexed) {
            let given = kind.name();
            return Err(cx.type_error(format!("'{given}' object is not reversible")));
        }
        if method.is_some() {
            let [out] = cx.locals();
            cx.call_special(out, sequence, name::reversed, &[])?;
            return cx.ret(cx.get(out));
        }
        let count = cx.len(sequence)?;
        let it = cx.new_iterator(Builtin::Reversed, cx.get(sequence), count as i64 - 1, 0);
        cx.ret(cx.construct(cx.get(class), it.value()))
    }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Value<'v>) { Ok(this) }
    /// Implement next(self).
    loud fn "__next__" next(cx, this) { step(cx, this, Builtin::Reversed) }
    /// Private method returning an estimate of len(list(it)).
    loud fn "__length_hint__" length_hint(cx, this) {
        let it = receiver(cx, this, Builtin::Reversed, "__length_hint__")?;
        let [source] = cx.locals();
        let left = cx.adapter(it)?.object().state.get() + 1;
        cx.set(source, cx.adapter(it)?.get(|i| &i.source));
        if left <= 0 || cx.get(source) == Value::UNDEF {
            return cx.ret(Value::int(0));
        }
        let count = cx.len(source)? as i64;
        cx.ret(Value::int(if left <= count { left } else { 0 }))
    }
    /// Return state information for pickling.
    loud fn "__reduce__" reduce(cx, this) {
        let it = receiver(cx, this, Builtin::Reversed, "__reduce__")?;
        let [source] = cx.locals();
        cx.set(source, cx.adapter(it)?.get(|i| &i.source));
        reduced(cx, this, &[source])
    }
}
