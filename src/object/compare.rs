//! Comparing containers: lists, tuples, dicts, sets and ranges, item by item.
//!
//! Owns the quiet answers, which look into containers as long as no script must be asked and it does not take long
//! ([`Effort`]), and the loud ones, which the comparison methods of the types are made of. Identity comes first, as in
//! CPython: an item equals itself whatever its `__eq__` says.

use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res, Ret};
use super::dict::{Dict, Found};
use super::instance::Instance;
use super::native::NativeFunction;
use super::protocol::comparison_names;
use super::range::Range;
use super::set::{FrozenSet, Set};
use super::slicing::items_of;
use super::string::Str;
use super::symbol::name;
use super::table::{Probe, Table};
use super::tuple::Tuple;
use super::vm::Vm;
use crate::bytecode::ops::Comparison;
use crate::heap::{Ref, Value, Word};
use std::cmp::Ordering;

/// What a quiet comparison may still do before it leaves the rest to the loud one, which can be interrupted.
pub struct Effort {
    steps: u32,
    depth: u32,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort { steps: Effort::STEPS, depth: 20 }
    }
}

impl Effort {
    const STEPS: u32 = 10_000;

    /// Has it been used up? Then it is time for a safepoint.
    pub fn is_spent(&self) -> bool {
        self.steps == 0
    }

    fn step(&mut self) -> Option<()> {
        self.steps = self.steps.checked_sub(1)?;
        Some(())
    }

    fn deeper<R>(&mut self, body: impl FnOnce(&mut Effort) -> Option<R>) -> Option<R> {
        self.depth = self.depth.checked_sub(1)?;
        let answer = body(self);
        self.depth += 1;
        answer
    }
}

/// Who decides whether a value equals another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Equality {
    /// Nobody: it equals itself.
    Identity,
    /// A built-in class.
    Builtin,
    /// A script.
    Script,
}

impl Vm {
    /// Are two items the same or equal? `None` when a script must be asked, or the effort is spent.
    #[inline]
    pub fn same_item(&self, a: Value<'_>, b: Value<'_>, effort: &mut Effort) -> Option<bool> {
        effort.step()?;
        if a == b {
            return Some(true);
        }
        if a.is_int() && b.is_int() {
            return Some(false);
        }
        self.compare_within(Comparison::Equal, a, b, effort)
    }

    /// A comparison that looks into containers; `None` when a script must be asked, there is no order, or it would take
    /// long.
    pub fn compare_quietly(&self, op: Comparison, a: Value<'_>, b: Value<'_>) -> Option<bool> {
        if let (Some(x), Some(y)) = (a.cast::<Tuple>(), b.cast::<Tuple>())
            && let Some(order) = flat_order(x, y)
        {
            return Some(super::number::matches(op, order));
        }
        let mut effort = Effort::default();
        let answer = self.compare_within(op, a, b, &mut effort);
        if effort.steps < Effort::STEPS {
            self.charge_work((Effort::STEPS - effort.steps) as usize / 8);
        }
        answer
    }

    fn compare_within(
        &self,
        op: Comparison,
        a: Value<'_>,
        b: Value<'_>,
        effort: &mut Effort,
    ) -> Option<bool> {
        if let Some(answer) = self.quiet_compare(op, a, b) {
            return Some(answer);
        }
        if let (Some(x), Some(y)) = (items_of(a), items_of(b)) {
            if a.kind() != b.kind() {
                return equality(op, false);
            }
            if x.len() != y.len() && is_equality(op) {
                return equality(op, false);
            }
            return effort.deeper(|effort| {
                for (i, j) in x.iter().zip(y.iter()) {
                    if !self.same_item(i, j, effort)? {
                        return match equality(op, false) {
                            Some(answer) => Some(answer),
                            None => self.compare_within(op, i, j, effort),
                        };
                    }
                }
                Some(super::number::matches(op, x.len().cmp(&y.len())))
            });
        }
        if let (Some(x), Some(y)) = (a.cast::<Dict>(), b.cast::<Dict>()) {
            let answer = effort.deeper(|effort| self.dicts_equal(x, y, effort))?;
            return equality(op, answer);
        }
        if let Some(answer) = self.compare_sets(op, a, b, effort) {
            return answer;
        }
        let (own, swapped, _) = comparison_names(op);
        let (x, y) = (self.inherited(a, own), self.inherited(b, swapped));
        if x.is_some() || y.is_some() {
            return effort.deeper(|effort| self.compare_within(op, x.unwrap_or(a), y.unwrap_or(b), effort));
        }
        if !is_equality(op) {
            return None;
        }
        if let (Some(x), Some(y)) = (a.cast::<Range>(), b.cast::<Range>()) {
            return self.ranges_equal(x, y).and_then(|equal| equality(op, equal));
        }
        match (self.equality_of(a), self.equality_of(b)) {
            (Equality::Identity, Equality::Identity | Equality::Builtin)
            | (Equality::Builtin, Equality::Identity) => equality(op, a == b),
            _ => None,
        }
    }

    fn dicts_equal(&self, x: Ref<'_, Dict>, y: Ref<'_, Dict>, effort: &mut Effort) -> Option<bool> {
        if self.dict_len(x) != self.dict_len(y) {
            return Some(false);
        }
        for (key, value) in self.dict_entries(x) {
            match self.dict_probe(y, key) {
                Found::At(_, other) => {
                    if !self.same_item(value, other, effort)? {
                        return Some(false);
                    }
                }
                Found::Missing(_) => return Some(false),
                Found::Ask | Found::Unhashable => return None,
            }
        }
        Some(true)
    }

    fn compare_sets(
        &self,
        op: Comparison,
        a: Value<'_>,
        b: Value<'_>,
        effort: &mut Effort,
    ) -> Option<Option<bool>> {
        Some(match (a.cast::<Set>(), a.cast::<FrozenSet>(), b.cast::<Set>(), b.cast::<FrozenSet>()) {
            (Some(x), _, Some(y), _) => self.compare_tables(op, x, y, effort),
            (Some(x), _, _, Some(y)) => self.compare_tables(op, x, y, effort),
            (_, Some(x), Some(y), _) => self.compare_tables(op, x, y, effort),
            (_, Some(x), _, Some(y)) => self.compare_tables(op, x, y, effort),
            _ => return None,
        })
    }

    fn compare_tables<T: Table, U: Table>(
        &self,
        op: Comparison,
        x: Ref<'_, T>,
        y: Ref<'_, U>,
        effort: &mut Effort,
    ) -> Option<bool> {
        let (m, n) = (x.object().live().get(), y.object().live().get());
        match op {
            Comparison::Equal | Comparison::NotEqual => equality(op, m == n && self.is_subset(x, y, effort)?),
            Comparison::LessEqual => Some(m <= n && self.is_subset(x, y, effort)?),
            Comparison::Less => Some(m < n && self.is_subset(x, y, effort)?),
            Comparison::GreaterEqual => Some(m >= n && self.is_subset(y, x, effort)?),
            Comparison::Greater => Some(m > n && self.is_subset(y, x, effort)?),
        }
    }

    fn is_subset<T: Table, U: Table>(
        &self,
        x: Ref<'_, T>,
        y: Ref<'_, U>,
        effort: &mut Effort,
    ) -> Option<bool> {
        let mut at = 0;
        while let Some((here, key, _)) = self.next_entry(x, at) {
            effort.step()?;
            let hash = self.hash_of_entry(x, here)?;
            match self.probe_key(y, hash, key) {
                Probe::Found(_) => {}
                Probe::Missing => return Some(false),
                Probe::Ask(_) => return None,
            }
            at = here + 1;
        }
        Some(true)
    }

    fn equality_of(&self, v: Value<'_>) -> Equality {
        if !v.is_pointer() {
            return Equality::Builtin;
        }
        let class = self.class_of(v);
        let scripted = v.cast::<Instance>().is_some();
        if !scripted && v.cast::<Class>().is_none() {
            return match class.builtin() {
                Some(b) if equals_by_value(b) => Equality::Builtin,
                Some(_) => Equality::Identity,
                None => Equality::Script,
            };
        }
        let found = self.lookup(class, name::eq).and_then(|m| m.cast::<NativeFunction>());
        let owner = found.map(|n| n.get(|n| &n.owner));
        if owner.is_some_and(|o| o == self.class(Builtin::Object) || o == self.class(Builtin::Type)) {
            Equality::Identity
        } else {
            Equality::Script
        }
    }
}

/// Built-in classes whose instances are equal by what they hold.
fn equals_by_value(class: Builtin) -> bool {
    use Builtin as B;
    !matches!(
        class,
        B::Function
            | B::Module
            | B::Generator
            | B::Coroutine
            | B::Property
            | B::ListIterator
            | B::TupleIterator
            | B::DictKeyIterator
            | B::StrIterator
            | B::RangeIterator
            | B::SetIterator
    )
}

/// Is it `==` or `!=`?
pub fn is_equality(op: Comparison) -> bool {
    matches!(op, Comparison::Equal | Comparison::NotEqual)
}

/// The answer of `==` or `!=`, given whether things are equal; `None` for an order.
pub fn equality(op: Comparison, equal: bool) -> Option<bool> {
    is_equality(op).then_some(equal == (op == Comparison::Equal))
}

/// `out = a OP b` for two exact lists, tuples or dicts, without a call; `None` for anything else, and where there is no
/// order.
pub(super) fn containers_into(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    op: Comparison,
    a: Handle<'_>,
    b: Handle<'_>,
) -> Option<Res<()>> {
    let (x, y) = (cx.get(a), cx.get(b));
    if x.kind() != y.kind() {
        return None;
    }
    let sequence = items_of(x).is_some();
    let comparable = sequence || (x.cast::<Dict>().is_some() && is_equality(op));
    if !comparable {
        return None;
    }
    Some(cx.scope(|cx| {
        if sequence {
            sequences(cx, op, a, b)?;
        } else {
            dicts(cx, op, a, b)?;
        }
        let answer = cx.result.replace(Word::UNDEF);
        cx.put(out.index(), answer);
        Ok(())
    }))
}

/// The comparison methods of lists and tuples: `this` and `other` of the same kind are compared item by item.
///
/// # Errors
/// Whatever comparing items raises.
pub fn sequences(cx: &mut Cx<'_>, op: Comparison, this: Handle<'_>, other: Handle<'_>) -> Res<Ret> {
    let [a, b, x, y, scratch] = cx.locals();
    {
        let (left, right) = (cx.get(this), cx.get(other));
        let left = if items_of(left).is_some() { left } else { cx.payload(left).unwrap_or(left) };
        let right = if items_of(right).is_some() { right } else { cx.payload(right).unwrap_or(right) };
        let (Some(m), Some(n)) = (items_of(left), items_of(right)) else {
            return cx.ret(Value::NOT_IMPLEMENTED);
        };
        if left.kind() != right.kind() {
            return cx.ret(Value::NOT_IMPLEMENTED);
        }
        if m.len() != n.len()
            && let Some(answer) = equality(op, false)
        {
            return cx.ret(Value::bool(answer));
        }
        cx.set(a, left);
        cx.set(b, right);
    }
    let mut at = 0;
    let differ = loop {
        enum Next {
            End,
            Differ,
            Ask(bool),
        }
        let next = {
            let (Some(m), Some(n)) = (items_of(cx.get(a)), items_of(cx.get(b))) else { break false };
            let mut effort = Effort::default();
            loop {
                let (Some(i), Some(j)) = (m.get(at), n.get(at)) else { break Next::End };
                match cx.same_item(i, j, &mut effort) {
                    Some(true) => at += 1,
                    other => {
                        cx.set(x, i);
                        cx.set(y, j);
                        break if other.is_some() { Next::Differ } else { Next::Ask(effort.is_spent()) };
                    }
                }
            }
        };
        match next {
            Next::End => break false,
            Next::Differ => break true,
            Next::Ask(long) => {
                if long {
                    cx.poll()?;
                }
                if !cx.equal(scratch, x, y)? {
                    break true;
                }
                at += 1;
            }
        }
    };
    if differ {
        return match equality(op, false) {
            Some(answer) => cx.ret(Value::bool(answer)),
            None => {
                cx.compare_into(scratch, op, x, y)?;
                cx.ret(cx.get(scratch))
            }
        };
    }
    let len = |h: Handle<'_>| items_of(cx.get(h)).map_or(0, |items| items.len());
    cx.ret(Value::bool(super::number::matches(op, len(a).cmp(&len(b)))))
}

/// `==` and `!=` of dicts.
///
/// # Errors
/// Whatever hashing keys and comparing raise.
pub fn dicts(cx: &mut Cx<'_>, op: Comparison, this: Handle<'_>, other: Handle<'_>) -> Res<Ret> {
    let [a, b, key, x, y, scratch] = cx.locals();
    {
        let (Some(left), Some(right)) = (cx.content::<Dict>(cx.get(this)), cx.content::<Dict>(cx.get(other)))
        else {
            return cx.ret(Value::NOT_IMPLEMENTED);
        };
        if cx.dict_len(left) != cx.dict_len(right) {
            return cx.ret(equality(op, false).map_or(Value::NOT_IMPLEMENTED, Value::bool));
        }
        cx.set(a, left.value());
        cx.set(b, right.value());
    }
    let (mut at, mut equal, mut steps) = (0, true, 0_u32);
    while equal {
        let next = {
            let Some(left) = cx.get(a).cast::<Dict>() else { break };
            cx.dict_next(left, at).map(|(here, k, v)| {
                cx.set(key, k);
                cx.set(x, v);
                here
            })
        };
        let Some(here) = next else { break };
        at = here + 1;
        equal = cx.dict_get(y, b, key)? && cx.equal(scratch, x, y)?;
        steps += 1;
        if steps.is_multiple_of(1000) {
            cx.poll()?;
        }
    }
    cx.ret(equality(op, equal).map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

/// The order of two tuples, if the first items that differ are two ints, two floats or two strings.
fn flat_order(a: Ref<'_, Tuple>, b: Ref<'_, Tuple>) -> Option<Ordering> {
    let (a, b) = (a.tail_values(), b.tail_values());
    for at in 0..a.len().min(b.len()) {
        let (x, y) = (a.get(at)?, b.get(at)?);
        if x == y {
            continue;
        }
        let order = if x.is_int() && y.is_int() {
            x.as_int().cmp(&y.as_int())
        } else if x.is_float() && y.is_float() {
            x.as_float().partial_cmp(&y.as_float())?
        } else {
            x.cast::<Str>()?.tail_text().cmp(y.cast::<Str>()?.tail_text())
        };
        if order != Ordering::Equal {
            return Some(order);
        }
    }
    Some(a.len().cmp(&b.len()))
}
