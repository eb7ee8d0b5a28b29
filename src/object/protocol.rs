//! The protocols of the language, for natives: comparing, truth, text, iteration, items, operators.
//!
//! Each is loud: it answers at once for values of exact built-in classes, and calls the script's special method
//! otherwise. The interpreter has its own, traced way for the same protocols; both share the quiet answers.

use super::array::Array;
use super::attribute;
use super::class::Builtin;
use super::context::{Cx, Handle, Res};
use super::dict::Dict;
use super::error::Raise;
use super::generator::Generator;
use super::iterator::{Ask, Iterator};
use super::list::List;
use super::native::{NativeFunction, Role, Run};
use super::set::{FrozenSet, Set};
use super::symbol::{Symbol, name};
use super::table::Table;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::bytecode::ops::{Binary, Comparison};
use crate::heap::{Ref, Value};

/// The special methods of a binary operator: left, reflected, in-place, and the operator's text.
pub const fn binary_names(op: Binary) -> (Symbol, Symbol, Symbol, &'static str) {
    match op {
        Binary::Add => (name::add, name::radd, name::iadd, "+"),
        Binary::Subtract => (name::sub, name::rsub, name::isub, "-"),
        Binary::Multiply => (name::mul, name::rmul, name::imul, "*"),
        Binary::Divide => (name::truediv, name::rtruediv, name::itruediv, "/"),
        Binary::FloorDivide => (name::floordiv, name::rfloordiv, name::ifloordiv, "//"),
        Binary::Modulo => (name::mod_, name::rmod, name::imod, "%"),
        Binary::Power => (name::pow, name::rpow, name::ipow, "** or pow()"),
        Binary::MatrixMultiply => (name::matmul, name::rmatmul, name::imatmul, "@"),
        Binary::ShiftLeft => (name::lshift, name::rlshift, name::ilshift, "<<"),
        Binary::ShiftRight => (name::rshift, name::rrshift, name::irshift, ">>"),
        Binary::BitAnd => (name::and, name::rand, name::iand, "&"),
        Binary::BitOr => (name::or, name::ror, name::ior, "|"),
        Binary::BitXor => (name::xor, name::rxor, name::ixor, "^"),
    }
}

/// The special method of a comparison, that of the swapped one, and the operator's text.
pub const fn comparison_names(op: Comparison) -> (Symbol, Symbol, &'static str) {
    match op {
        Comparison::Less => (name::lt, name::gt, "<"),
        Comparison::LessEqual => (name::le, name::ge, "<="),
        Comparison::Equal => (name::eq, name::eq, "=="),
        Comparison::NotEqual => (name::ne, name::ne, "!="),
        Comparison::Greater => (name::gt, name::lt, ">"),
        Comparison::GreaterEqual => (name::ge, name::le, ">="),
    }
}

/// The special method of a comparison, as text.
pub const fn comparison_text(op: Comparison) -> &'static str {
    match op {
        Comparison::Less => "__lt__",
        Comparison::LessEqual => "__le__",
        Comparison::Equal => "__eq__",
        Comparison::NotEqual => "__ne__",
        Comparison::Greater => "__gt__",
        Comparison::GreaterEqual => "__ge__",
    }
}

impl Vm {
    /// `len(v)` for exact built-in containers, text excepted.
    #[inline]
    pub fn quiet_len(&self, v: Value<'_>) -> Option<usize> {
        if let Some(list) = v.cast::<List>() {
            return Some(list.len());
        }
        if let Some(tuple) = v.cast::<Tuple>() {
            return Some(tuple.tail_len());
        }
        if let Some(dict) = v.cast::<Dict>() {
            return Some(dict.len());
        }
        if let Some(set) = v.cast::<Set>() {
            return Some(set.object().live().get());
        }
        if let Some(set) = v.cast::<FrozenSet>() {
            return Some(set.object().live().get());
        }
        if let Some(bytes) = v.cast::<super::bytes::Bytes>() {
            return Some(bytes.tail_len());
        }
        if let Some(bytes) = v.cast::<super::bytes::ByteArray>() {
            return Some(bytes.object().count.get());
        }
        if let Some(view) = v.cast::<super::dict::View>() {
            return view.get(|w| &w.dict).cast::<Dict>().map(|d| d.len());
        }
        if let Some(range) = v.cast::<super::range::Range>() {
            return self.range_len(range).and_then(|n| usize::try_from(n).ok());
        }
        None
    }

    /// How many ints a range has, if that fits.
    pub fn range_len(&self, range: Ref<'_, super::range::Range>) -> Option<i64> {
        let part = |v: Value<'_>| self.as_i64(v).map(i128::from);
        let (start, stop) = (part(range.get(|r| &r.start))?, part(range.get(|r| &r.stop))?);
        let step = part(range.get(|r| &r.step))?;
        let count = if step > 0 {
            (stop - start + step - 1).div_euclid(step)
        } else {
            (start - stop - step - 1).div_euclid(-step)
        };
        i64::try_from(count.max(0)).ok()
    }

    /// A comparison of values of exact built-in classes that needs no script; containers are not looked into.
    pub fn quiet_compare(&self, op: Comparison, a: Value<'_>, b: Value<'_>) -> Option<bool> {
        let equality = matches!(op, Comparison::Equal | Comparison::NotEqual);
        if let (Some(x), Some(y)) = (self.as_text(a), self.as_text(b)) {
            self.charge_bytes(x.tail_len().min(y.tail_len()));
            if equality {
                return Some(x.equals(y) == (op == Comparison::Equal));
            }
            return Some(super::number::matches(op, self.compare_text(x.as_str(), y.as_str())));
        }
        if let Some(answer) = self.number_pair(op, a, b) {
            return Some(answer);
        }
        if let (Some(x), Some(y)) = (self.exact_octets(a), self.exact_octets(b)) {
            return Some(super::number::matches(op, x.cmp(&y)));
        }
        if !equality {
            return None;
        }
        // Immediates and text equal nothing but their like; an instance may claim otherwise.
        let simple = |v: Value<'_>| !v.is_pointer() || self.text_len(v).is_some();
        let builtin = |v: Value<'_>| {
            simple(v)
                || v.cast::<Tuple>().is_some()
                || v.cast::<List>().is_some()
                || v.cast::<Dict>().is_some()
        };
        if (simple(a) && builtin(b)) || (builtin(a) && simple(b)) {
            return Some((a == b) == (op == Comparison::Equal));
        }
        None
    }

    fn number_pair(&self, op: Comparison, a: Value<'_>, b: Value<'_>) -> Option<bool> {
        let exact = |v: Value<'_>| {
            v.is_int()
                || v.is_float()
                || v.is_bool()
                || v.cast::<super::number::Int64>().is_some()
                || v.cast::<super::number::Big>().is_some()
        };
        if exact(a) && exact(b) {
            if a.is_int() && b.is_int() {
                return Some(super::number::matches(op, a.as_int().cmp(&b.as_int())));
            }
            return number_compare(self, op, a, b);
        }
        None
    }
}

fn number_compare(vm: &Vm, op: Comparison, a: Value<'_>, b: Value<'_>) -> Option<bool> {
    vm.number_compare(op, a, b)
}

/// What of the native stack is left for natives that do not go deeper, those of the host included. When less is left,
/// a segment is added, so that the depth that is allowed is the same on every thread.
const STACK_RESERVE: usize = 128 << 10;

/// The loop iterations that a call from a native counts as.
const NESTED_WORK: usize = 4;

/// The size of such a segment.
const STACK_SEGMENT: usize = 1 << 20;

/// How deep natives may call one another and scripts, for `==`, `repr` and friends of nested containers.
impl Cx<'_> {
    /// Run `body` one native call deeper.
    ///
    /// # Errors
    /// RecursionError when natives and scripts call one another too deeply.
    pub fn nested<R>(&mut self, what: &str, body: impl FnOnce(&mut Self) -> Res<R>) -> Res<R> {
        let depth = self.nesting.get();
        if depth >= self.limits.borrow().nesting {
            return Err(
                self.raise(Builtin::RecursionError, format!("maximum recursion depth exceeded{what}"))
            );
        }
        // Containers that hold one another many times may take as long as any loop.
        self.charge_work(NESTED_WORK);
        if self.heap.countdown.get() < 0 {
            self.pay(0)?;
        }
        self.nesting.set(depth + 1);
        let result = stacker::maybe_grow(STACK_RESERVE, STACK_SEGMENT, || body(self));
        self.nesting.set(depth);
        result
    }

    /// `a == b`, identity first, as containers compare. `scratch` is overwritten.
    ///
    /// # Errors
    /// Whatever `__eq__` and `__bool__` raise.
    pub fn equal(&mut self, scratch: Handle<'_>, a: Handle<'_>, b: Handle<'_>) -> Res<bool> {
        let (x, y) = (self.get(a), self.get(b));
        if x == y {
            return Ok(true);
        }
        if let Some(answer) = self.compare_quietly(Comparison::Equal, x, y) {
            return Ok(answer);
        }
        self.compare_into(scratch, Comparison::Equal, a, b)?;
        self.truth(scratch)
    }

    /// `out = a OP b`.
    ///
    /// # Errors
    /// TypeError when there is no such order; whatever scripts raise.
    pub fn compare_into(&mut self, out: Handle<'_>, op: Comparison, a: Handle<'_>, b: Handle<'_>) -> Res<()> {
        if let Some(answer) = self.compare_quietly(op, self.get(a), self.get(b)) {
            self.set(out, Value::bool(answer));
            return Ok(());
        }
        self.nested(" in comparison", |cx| cx.compare_slowly(out, op, a, b))
    }

    fn compare_slowly(&mut self, out: Handle<'_>, op: Comparison, a: Handle<'_>, b: Handle<'_>) -> Res<()> {
        if let Some(done) = super::compare::containers_into(self, out, op, a, b) {
            return done;
        }
        let (own, swapped, text) = comparison_names(op);
        let (x, y) = (self.class_of(self.get(a)), self.class_of(self.get(b)));
        let right_first = !x.same(y) && y.is_subclass(x) && self.lookup(y, swapped).is_some();
        let order = if right_first { [(b, swapped, a), (a, own, b)] } else { [(a, own, b), (b, swapped, a)] };
        for (left, method, right) in order {
            if self.call_special(out, left, method, &[right])? && self.get(out) != Value::NOT_IMPLEMENTED {
                return Ok(());
            }
        }
        let same = self.get(a) == self.get(b);
        match op {
            Comparison::Equal => self.set(out, Value::bool(same)),
            Comparison::NotEqual => self.set(out, Value::bool(!same)),
            _ => {
                let (x, y) = (self.type_name(self.get(a)), self.type_name(self.get(b)));
                return Err(
                    self.type_error(format!("'{text}' not supported between instances of '{x}' and '{y}'"))
                );
            }
        }
        Ok(())
    }

    /// The truth of a value.
    ///
    /// # Errors
    /// Whatever `__bool__` and `__len__` raise, TypeError for what they must not return.
    pub fn truth(&mut self, v: Handle<'_>) -> Res<bool> {
        if let Some(answer) = self.truth_quietly(self.get(v)) {
            return Ok(answer);
        }
        let mark = self.top.get();
        let [out] = self.locals();
        let result = if self.call_special(out, v, name::bool_, &[])? {
            self.checked_truth(self.get(out))
        } else if self.call_special(out, v, name::len, &[])? {
            self.checked_len(self.get(out)).map(|n| n != 0)
        } else {
            Ok(true)
        };
        self.top.set(mark);
        result
    }

    /// What `__bool__` returned.
    ///
    /// # Errors
    /// TypeError for what is no bool.
    pub fn checked_truth(&self, v: Value<'_>) -> Res<bool> {
        if v.is_bool() {
            return Ok(v == Value::TRUE);
        }
        let returned = self.type_name(v);
        Err(self.type_error(format!("__bool__ should return bool, returned {returned}")))
    }

    /// What `__len__` returned, as a length.
    ///
    /// # Errors
    /// TypeError, ValueError, OverflowError, in CPython's words.
    pub fn checked_len(&self, v: Value<'_>) -> Res<usize> {
        let Some(length) = self.as_integer(v) else {
            let returned = self.type_name(v);
            return Err(self.type_error(format!("'{returned}' object cannot be interpreted as an integer")));
        };
        match self.as_i64(v) {
            _ if length.is_negative() => Err(self.value_error("__len__() should return >= 0")),
            Some(n) => Ok(n as usize),
            None => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    }

    /// `len(v)`.
    ///
    /// # Errors
    /// TypeError for what has none; whatever `__len__` raises.
    pub fn len(&mut self, v: Handle<'_>) -> Res<usize> {
        let value = self.get(v);
        let length = |v: Value<'_>| self.text_len(v).or_else(|| self.quiet_len(v));
        if let Some(n) = length(value).or_else(|| self.inherited(value, name::len).and_then(length)) {
            return Ok(n);
        }
        let mark = self.top.get();
        let [out] = self.locals();
        let called = self.call_special(out, v, name::len, &[])?;
        let result = if called {
            self.checked_len(self.get(out))
        } else {
            let type_name = self.type_name(self.get(v));
            Err(self.type_error(format!("object of type '{type_name}' has no len()")))
        };
        self.top.set(mark);
        result
    }

    /// `out = iter(v)`, but that a TypeError says this, whatever it has said.
    ///
    /// # Errors
    /// See [`Cx::iter_into`].
    pub fn iter_or(
        &mut self,
        out: Handle<'_>,
        v: Handle<'_>,
        complaint: impl FnOnce(&Cx<'_>) -> String,
    ) -> Res<()> {
        match self.iter_into(out, v) {
            Err(_) if self.pending_is(Builtin::TypeError) => Err(self.type_error(complaint(self))),
            other => other,
        }
    }

    /// `out = iter(v)`; a TypeError, whoever raises it, is told in these words instead.
    ///
    /// # Errors
    /// TypeError for what cannot be iterated; whatever else `__iter__` raises.
    pub fn iter_or_refuse(
        &mut self,
        out: Handle<'_>,
        v: Handle<'_>,
        words: impl FnOnce(&Cx<'_>) -> String,
    ) -> Res<()> {
        match self.iter_into(out, v) {
            Err(_) if self.pending_is(Builtin::TypeError) => {
                self.pending.set(crate::heap::Word::UNDEF);
                let words = words(self);
                Err(self.type_error(words))
            }
            done => done,
        }
    }

    /// `out = iter(v)`.
    ///
    /// # Errors
    /// TypeError for what cannot be iterated; whatever `__iter__` raises.
    pub fn iter_into(&mut self, out: Handle<'_>, v: Handle<'_>) -> Res<()> {
        let value = self.get(v);
        let payload = || self.inherited(value, name::iter).and_then(|payload| self.quiet_iter(payload));
        if let Some(it) = self.quiet_iter(value).or_else(payload) {
            self.set(out, it);
            return Ok(());
        }
        if value.cast::<Generator>().is_some_and(|g| g.is_plain()) {
            self.set(out, value);
            return Ok(());
        }
        let class = self.class_of(value);
        let method = self.lookup(class, name::iter);
        if method == Some(Value::NONE) || (method.is_none() && self.lookup(class, name::getitem).is_none()) {
            let type_name = class.name();
            return Err(self.type_error(format!("'{type_name}' object is not iterable")));
        }
        if method.is_none() {
            let it = self.new_iterator(Builtin::SequenceIterator, value, 0, 0).value();
            self.set(out, it);
            return Ok(());
        }
        self.call_special(out, v, name::iter, &[])?;
        let it = self.get(out);
        if self.is_iterator(it) {
            return Ok(());
        }
        let type_name = self.type_name(it);
        Err(self.type_error(format!("iter() returned non-iterator of type '{type_name}'")))
    }

    /// Has it a `__next__`?
    pub fn is_iterator(&self, v: Value<'_>) -> bool {
        v.cast::<Iterator>().is_some()
            || v.cast::<Generator>().is_some_and(|g| g.is_plain())
            || self.lookup(self.class_of(v), name::next).is_some()
    }

    /// `out = next(it)`; false at the end.
    ///
    /// # Errors
    /// Whatever the iterator raises, StopIteration excepted.
    pub fn next_into(&mut self, out: Handle<'_>, it: Handle<'_>) -> Res<bool> {
        let loud = match self.get(it).cast::<Iterator>() {
            Some(iterator) => match self.quick_next(iterator) {
                Ok(item) => {
                    self.set(out, item.unwrap_or(Value::NONE));
                    return Ok(item.is_some());
                }
                Err(_) if iterator.which().steps_quietly() => {
                    let item = self.quiet_next(iterator)?;
                    if let Some(item) = item {
                        self.set(out, item);
                    }
                    return Ok(item.is_some());
                }
                Err(_) => Some(iterator.which()),
            },
            None => None,
        };
        match loud {
            Some(Builtin::SequenceIterator) => return self.next_of_sequence(out, it),
            Some(Builtin::CallIterator) => return self.next_of_call(out, it),
            Some(which) => return self.next_of_adapter(out, it, which),
            None => {}
        }
        let mark = self.top.get();
        let generator = self.get(it).cast::<Generator>();
        if generator.is_some_and(|g| g.is_plain()) {
            let none = self.root(Value::NONE);
            let yielded = self.resume(it, none, 0, out);
            self.top.set(mark);
            return yielded;
        }
        let result = self.call_special(out, it, name::next, &[]);
        self.top.set(mark);
        match result {
            Ok(true) => Ok(true),
            Ok(false) => {
                let type_name = self.type_name(self.get(it));
                Err(self.type_error(format!("'{type_name}' object is not an iterator")))
            }
            Err(_) if self.pending_is(Builtin::StopIteration) => {
                self.pending.set(crate::heap::Word::UNDEF);
                Ok(false)
            }
            Err(thrown) => Err(thrown),
        }
    }

    /// The old protocol: `__getitem__` with 0, 1, 2, ... until IndexError.
    fn next_of_sequence(&mut self, out: Handle<'_>, it: Handle<'_>) -> Res<bool> {
        let mark = self.top.get();
        let [source, index] = self.locals();
        {
            let Some(iterator) = self.get(it).cast::<Iterator>() else { return Ok(false) };
            let from = iterator.get(|i| &i.source);
            if from == Value::UNDEF {
                return Ok(false);
            }
            self.set(source, from);
            self.set(index, self.int(iterator.object().state.get()));
        }
        let result = self.call_special(out, source, name::getitem, &[index]);
        self.top.set(mark);
        let Some(iterator) = self.get(it).cast::<Iterator>() else { return Ok(false) };
        match result {
            Ok(_) => {
                iterator.object().state.set(iterator.object().state.get() + 1);
                Ok(true)
            }
            Err(thrown) => {
                if self.pending_is(Builtin::IndexError) || self.pending_is(Builtin::StopIteration) {
                    self.pending.set(crate::heap::Word::UNDEF);
                    self.heap.store(iterator, &iterator.object().source, Value::UNDEF);
                    return Ok(false);
                }
                Err(thrown)
            }
        }
    }

    /// `iter(callable, sentinel)`.
    fn next_of_call(&mut self, out: Handle<'_>, it: Handle<'_>) -> Res<bool> {
        let mark = self.top.get();
        let [callee, sentinel, scratch] = self.locals();
        {
            let Some(iterator) = self.get(it).cast::<Iterator>() else { return Ok(false) };
            let from = iterator.get(|i| &i.source);
            if from == Value::UNDEF {
                return Ok(false);
            }
            self.set(callee, from);
            self.set(sentinel, iterator.get(|i| &i.other));
        }
        let called = self.call_into(out, callee, &[]);
        let ended = match called {
            Ok(()) => self.equal(scratch, out, sentinel)?,
            Err(_) if self.pending_is(Builtin::StopIteration) => {
                self.pending.set(crate::heap::Word::UNDEF);
                true
            }
            Err(thrown) => return Err(thrown),
        };
        self.top.set(mark);
        if ended && let Some(iterator) = self.get(it).cast::<Iterator>() {
            self.heap.store(iterator, &iterator.object().source, Value::UNDEF);
        }
        Ok(!ended)
    }

    /// Call `each` with every item of an iterable, in a handle that is used again.
    ///
    /// # Errors
    /// Whatever iteration or `each` raise.
    pub fn for_each(
        &mut self,
        iterable: Handle<'_>,
        each: impl for<'i> FnMut(&mut Cx<'i>, Handle<'i>) -> Res<()>,
    ) -> Res<()> {
        self.for_each_or(iterable, |_, _| None, each)
    }

    /// As `for_each`; `quick` is shown each item first, while that takes no script, and `each` is for those that it
    /// gives `None` for.
    ///
    /// # Errors
    /// As `for_each`.
    pub fn for_each_or(
        &mut self,
        iterable: Handle<'_>,
        quick: impl Fn(&Cx<'_>, Value<'_>) -> Option<()>,
        each: impl for<'i> FnMut(&mut Cx<'i>, Handle<'i>) -> Res<()>,
    ) -> Res<()> {
        self.scope(|cx| {
            let [it] = cx.locals();
            cx.iter_into(it, iterable)?;
            cx.for_each_next(it, quick, each)
        })
    }

    /// As `for_each_or`, with all that an iterator has left.
    ///
    /// # Errors
    /// As `for_each`.
    pub fn for_each_next(
        &mut self,
        it: Handle<'_>,
        quick: impl Fn(&Cx<'_>, Value<'_>) -> Option<()>,
        mut each: impl for<'i> FnMut(&mut Cx<'i>, Handle<'i>) -> Res<()>,
    ) -> Res<()> {
        self.scope(|cx| {
            let [item] = cx.locals();
            let mut steps = 0_u32;
            loop {
                // Is there an item that waits? `None` when the iterator must be asked the long way.
                let waits = {
                    let iterator = cx.get(it).cast::<Iterator>();
                    loop {
                        match iterator.map_or(Err(Ask), |iterator| cx.quick_next(iterator)) {
                            Ok(None) => return Ok(()),
                            Ok(Some(v)) => {
                                steps += 1;
                                if quick(cx, v).is_none() {
                                    cx.set(item, v);
                                    break Some(true);
                                }
                                if steps.is_multiple_of(1000) {
                                    break Some(false);
                                }
                            }
                            Err(Ask) => break None,
                        }
                    }
                };
                if waits.is_none() {
                    steps += 1;
                    if !cx.next_into(item, it)? {
                        return Ok(());
                    }
                }
                if waits != Some(false) {
                    each(cx, item)?;
                }
                if steps.is_multiple_of(1000) {
                    cx.poll()?;
                }
            }
        })
    }

    /// `out` = a new list of the items of an iterable.
    ///
    /// # Errors
    /// Whatever iteration raises, MemoryError.
    pub fn list_of(&mut self, out: Handle<'_>, iterable: Handle<'_>) -> Res<()> {
        {
            let v = self.get(iterable);
            let (list, tuple) = (v.cast::<List>(), v.cast::<Tuple>());
            if let Some(count) = list.map(|l| l.len()).or(tuple.map(|t| t.tail_len())) {
                let Some(made) = self.list_with_capacity(count.max(4), &[]) else {
                    return Err(self.memory_error());
                };
                match (list, tuple) {
                    (Some(list), _) => self.copy_items((made.storage(), 0), (list.storage(), 0), count)?,
                    (_, Some(tuple)) => self.copy_items((made.storage(), 0), (tuple, 0), count)?,
                    _ => {}
                }
                made.object().count.set(count);
                self.set(out, made.value());
                return Ok(());
            }
        }
        self.scope(|cx| {
            let [list] = cx.locals();
            cx.set(list, cx.list(&[])?.value());
            let quick =
                |cx: &Cx<'_>, item: Value<'_>| cx.list_push(cx.get(list).cast::<List>()?, item).then_some(());
            cx.for_each_or(iterable, quick, |cx, item| {
                let Some(l) = cx.get(list).cast::<List>() else { return Ok(()) };
                cx.push(l, cx.get(item))
            })?;
            cx.set(out, cx.get(list));
            Ok(())
        })
    }

    /// `out = a OP b`, or `a OP= b` if `in_place`.
    ///
    /// # Errors
    /// TypeError when no operand knows the operator; whatever scripts raise.
    pub fn binary_into(
        &mut self,
        out: Handle<'_>,
        op: Binary,
        a: Handle<'_>,
        b: Handle<'_>,
        in_place: bool,
    ) -> Res<()> {
        let formats = {
            let (x, y) = (self.get(a), self.get(b));
            let instance = |v: Value<'_>| v.cast::<super::instance::Instance>().is_some();
            if !instance(x) && !instance(y) {
                if let Some(r) = self.number_binary(op, x, y)? {
                    self.set(out, r);
                    return Ok(());
                }
                if op == Binary::Add && self.text_len(x).is_some() && self.text_len(y).is_some() {
                    let joined = self.concat(x, y)?;
                    self.set(out, joined);
                    return Ok(());
                }
                let joined = if in_place { None } else { super::sequence::binary_quietly(self, op, x, y) };
                if let Some(joined) = joined {
                    let joined = joined?;
                    self.set(out, joined);
                    return Ok(());
                }
            }
            op == Binary::Modulo && self.text_len(x).is_some() && !instance(y)
        };
        if formats {
            return self.scope(|cx| {
                let (template, values) = (cx.root(cx.get(a)), cx.root(cx.get(b)));
                super::percent::format_text(cx, out, template, values)
            });
        }
        self.nested("", |cx| cx.binary_slowly(out, op, a, b, in_place))
    }

    fn binary_slowly(
        &mut self,
        out: Handle<'_>,
        op: Binary,
        a: Handle<'_>,
        b: Handle<'_>,
        in_place: bool,
    ) -> Res<()> {
        let (own, reflected, place, text) = binary_names(op);
        if in_place && self.ask_operand(out, a, place, b)? && self.get(out) != Value::NOT_IMPLEMENTED {
            return Ok(());
        }
        let (x, y) = (self.class_of(self.get(a)), self.class_of(self.get(b)));
        let differ = !x.same(y);
        let right = if differ { self.lookup(y, reflected) } else { None };
        let right_first = right.is_some() && y.is_subclass(x) && self.lookup(x, reflected) != right;
        let (has_right, mut order) = (right.is_some(), [(a, own, b), (b, reflected, a)]);
        if right_first {
            order.swap(0, 1);
        }
        for (left, method, other) in order {
            if method == reflected && !has_right {
                continue;
            }
            if self.ask_operand(out, left, method, other)? && self.get(out) != Value::NOT_IMPLEMENTED {
                return Ok(());
            }
        }
        // Sequences repeat and join without being numbers; CPython asks them last.
        if let Some(thrown) =
            super::sequence::operator_complaint(self, op, self.get(a), self.get(b), in_place)
        {
            return Err(thrown);
        }
        let (x, y) = (self.type_name(self.get(a)), self.type_name(self.get(b)));
        let shown = if in_place && op == Binary::Power {
            "**=".to_string()
        } else if in_place {
            format!("{text}=")
        } else {
            text.to_string()
        };
        Err(self.type_error(format!("unsupported operand type(s) for {shown}: '{x}' and '{y}'")))
    }

    /// `out` = what an operand's method answers to an operator, perhaps NotImplemented; false when it has none.
    fn ask_operand(
        &mut self,
        out: Handle<'_>,
        own: Handle<'_>,
        method: Symbol,
        other: Handle<'_>,
    ) -> Res<bool> {
        let native = self
            .lookup(self.class_of(self.get(own)), method)
            .and_then(|found| found.cast::<NativeFunction>())
            .map(|native| native.object().def.get())
            .filter(|def| def.role == Role::Method && !matches!(def.run, Run::Host(_)));
        match native {
            Some(def) => {
                attribute::run_native(self, out, def, &[own, other])?;
                Ok(true)
            }
            None => self.call_special(out, own, method, &[other]),
        }
    }

    /// Text made by `__repr__`, `__str__` or `__format__`, checked to be text. False when the type has no such method.
    fn text_method(&mut self, out: Handle<'_>, v: Handle<'_>, method: Symbol) -> Res<bool> {
        if !self.nested(" while calling a Python object", |cx| cx.call_special(out, v, method, &[]))? {
            return Ok(false);
        }
        self.checked_text(self.get(out), method).map(|()| true)
    }

    /// What a method returned that makes text.
    ///
    /// # Errors
    /// TypeError for what is no string.
    pub fn checked_text(&self, v: Value<'_>, method: Symbol) -> Res<()> {
        if self.is_instance(v, Builtin::Str) {
            return Ok(());
        }
        let (which, returned) = (self.text_of(method), self.type_name(v));
        Err(self.type_error(format!("{which} returned non-string (type {returned})")))
    }

    /// `out = repr(v)`.
    ///
    /// # Errors
    /// Whatever `__repr__` raises.
    pub fn repr_into(&mut self, out: Handle<'_>, v: Handle<'_>) -> Res<()> {
        if let Some(text) = self.quiet_repr(self.get(v)) {
            let s = self.string(&text)?;
            self.set(out, s);
            return Ok(());
        }
        self.text_method(out, v, name::repr).map(|_| ())
    }

    /// `out = str(v)`.
    ///
    /// # Errors
    /// Whatever `__str__` and `__repr__` raise.
    pub fn str_into(&mut self, out: Handle<'_>, v: Handle<'_>) -> Res<()> {
        {
            let value = self.get(v);
            if self.text_len(value).is_some() {
                self.set(out, value);
                return Ok(());
            }
            if let Some(text) = self.quiet_repr(value) {
                let s = self.string(&text)?;
                self.set(out, s);
                return Ok(());
            }
        }
        self.text_method(out, v, name::str_).map(|_| ())
    }

    /// `repr(v)` as Rust text.
    ///
    /// # Errors
    /// As `repr_into`.
    pub fn repr(&mut self, v: Handle<'_>) -> Res<String> {
        self.scope(|cx| {
            let [out] = cx.locals();
            cx.repr_into(out, v)?;
            Ok(cx.text(cx.get(out)))
        })
    }

    /// `str(v)` as Rust text.
    ///
    /// # Errors
    /// As `str_into`.
    pub fn str(&mut self, v: Handle<'_>) -> Res<String> {
        self.scope(|cx| {
            let [out] = cx.locals();
            cx.str_into(out, v)?;
            Ok(cx.text(cx.get(out)))
        })
    }

    /// The text of a string value, a subclass's included; empty for anything else.
    pub fn text(&self, v: Value<'_>) -> String {
        let flat = self.as_text(v).or_else(|| self.payload(v).and_then(|p| self.as_text(p)));
        flat.map(|s| s.as_str().to_string()).unwrap_or_default()
    }

    /// `hash(v)` where a script must be asked.
    pub(super) fn hash_loudly(&mut self, v: Handle<'_>) -> Res<i64> {
        let tuple = self.get(v).cast::<Tuple>().map(|t| t.tail_len());
        if let Some(count) = tuple {
            let mut all = super::hash::TupleHash::default();
            let mark = self.top.get();
            let [item] = self.locals();
            for i in 0..count {
                {
                    let Some(t) = self.get(v).cast::<Tuple>() else { break };
                    self.set(item, t.tail_values().get(i).unwrap_or(Value::NONE));
                }
                let h = self.nested(" while hashing", |cx| cx.hash(item))?;
                all.add(h);
            }
            self.top.set(mark);
            return Ok(all.finish());
        }
        let mark = self.top.get();
        let [out] = self.locals();
        self.nested(" while calling a Python object", |cx| cx.call_special(out, v, name::hash, &[]))?;
        let r = self.get(out);
        let hash = match self.as_integer(r) {
            Some(crate::kernel::integer::Integer::Small(i)) => Ok(if i == -1 { -2 } else { i }),
            Some(big) => Ok(crate::kernel::integer::hash(&big)),
            None => Err(self.type_error("__hash__ method should return an integer")),
        };
        self.top.set(mark);
        hash
    }

    /// An int from an int or from what has `__index__`.
    ///
    /// # Errors
    /// TypeError, OverflowError past 64 bits; whatever `__index__` raises.
    pub fn index(&mut self, v: Handle<'_>) -> Res<i64> {
        let mark = self.top.get();
        let [out] = self.locals();
        self.index_into(out, v)?;
        let result = match self.as_i64(self.get(out)) {
            Some(i) => Ok(i),
            None => Err(self.raise(Builtin::IndexError, "cannot fit 'int' into an index-sized integer")),
        };
        self.top.set(mark);
        result
    }

    /// `out` = an int from an int or from what has `__index__`.
    ///
    /// # Errors
    /// As `index`, without the bound.
    pub fn index_into(&mut self, out: Handle<'_>, v: Handle<'_>) -> Res<()> {
        if let Some(i) = self.as_integer(self.get(v)) {
            let value = self.integer(&i)?;
            self.set(out, value);
            return Ok(());
        }
        if !self.call_special(out, v, name::index, &[])? {
            let type_name = self.type_name(self.get(v));
            return Err(self.type_error(format!("'{type_name}' object cannot be interpreted as an integer")));
        }
        if self.as_integer(self.get(out)).is_some() {
            return Ok(());
        }
        let returned = self.type_name(self.get(out));
        Err(self.type_error(format!("__index__ returned non-int (type {returned})")))
    }
}

/// Bytes up to which a text is shown without a look at the clock.
const QUIET_BYTES: usize = 1 << 16;

/// Limbs up to which an int is shown without a look at the clock.
const QUIET_LIMBS: usize = 64;

impl Vm {
    /// `repr` of values that need no script and are no containers.
    pub fn quiet_repr(&self, v: Value<'_>) -> Option<String> {
        if v.is_int() {
            return Some(v.as_int().to_string());
        }
        if v.is_float() {
            return Some(crate::kernel::float_text::repr(v.as_float()));
        }
        if !v.is_pointer() {
            return Some(
                match v {
                    Value::NONE => "None",
                    Value::TRUE => "True",
                    Value::FALSE => "False",
                    Value::NOT_IMPLEMENTED => "NotImplemented",
                    Value::ELLIPSIS => "Ellipsis",
                    _ => "<internal>",
                }
                .to_string(),
            );
        }
        if let Some(wide) = super::number::wide(v) {
            return Some(wide.to_string());
        }
        if let Some(text) = self.as_text(v).filter(|text| text.tail_len() <= QUIET_BYTES) {
            return Some(self.quoted(text.as_str()));
        }
        if let Some(c) = v.cast::<super::number::Complex>() {
            return Some(crate::kernel::complex::repr(c.object().real, c.object().imaginary));
        }
        // Longer ints may be too long to show, which `int.__repr__` says.
        if let Some(big) = v.cast::<super::number::Big>().filter(|b| b.tail_len() <= QUIET_LIMBS)
            && let Some(i) = self.as_integer(big.value())
        {
            let never = &mut crate::kernel::complaint::never();
            return crate::kernel::integer_text::decimal(&i, self.digit_limit.get(), never).ok();
        }
        None
    }

    /// The values of an array, for whoever keeps rows of them.
    pub fn array_values<'v>(&self, array: Ref<'v, Array>) -> Vec<Value<'v>> {
        array.tail_values().iter().collect()
    }
}
