//! Weak references.
//!
//! Owns `weakref.ref`: objects that lead to another without keeping it alive, and the calls of their callbacks. The
//! targets are in a table outside the heap, which the collector brings up to date; a reference knows its number.
//!
//! Invariant "weak": an entry of the table is in use as long as its reference lives. When its target dies the entry is
//! emptied, and a reference with a callback is queued; the callbacks run at the next safepoint.

use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::function::{Function, Method};
use super::generator::Generator;
use super::instance::{Instance, Slotted};
use super::kind;
use super::module::Module;
use super::native::NativeFunction;
use super::set::{FrozenSet, Set};
use super::symbol::name;
use super::vm::Vm;
use crate::bytecode::ops::Comparison;
use crate::heap::{Field, Ref, Value, Word, object};
use crate::natives;
use std::cell::Cell;

object! {
    /// A weak reference: `slot` is the number of its target in the engine's table, `hash` that of the target once it is
    /// known. `extra` is the instance around it, if its class is a script's.
    pub struct WeakRef: kind::WEAKREF, "weakref", None {
        values { callback, extra }
        plain { slot: Cell<u64>, hash: Cell<i64> }
    }
}

/// What a weak reference leads to.
struct Entry {
    target: Word,
    reference: Word,
    calls_back: bool,
}

/// The targets of an engine's weak references.
#[derive(Default)]
pub struct WeakTable {
    entries: Vec<Entry>,
    free: Vec<u32>,
    /// References whose targets have died and whose callbacks have not been called yet.
    dead: Vec<Word>,
}

impl WeakTable {
    /// Show what is kept alive to the collector.
    pub(super) fn visit(&mut self, visit: &mut dyn FnMut(&mut Word)) {
        self.dead.iter_mut().for_each(visit);
    }

    /// Bring the table up to date: forget targets and references that are dead.
    pub(super) fn clear(&mut self, fate: &dyn Fn(Word) -> Option<Word>) {
        for (at, entry) in (0..).zip(&mut self.entries) {
            if !entry.reference.is_pointer() {
                continue;
            }
            let Some(reference) = fate(entry.reference) else {
                (entry.reference, entry.target) = (Word::UNDEF, Word::UNDEF);
                self.free.push(at);
                continue;
            };
            entry.reference = reference;
            if !entry.target.is_pointer() {
                continue;
            }
            match fate(entry.target) {
                Some(target) => entry.target = target,
                None => {
                    entry.target = Word::UNDEF;
                    if entry.calls_back {
                        self.dead.push(reference);
                    }
                }
            }
        }
    }
}

natives! { pub static METHODS:
    loud static_ fn "__new__" new(cx, class, object, callback = NONE) {
        let class = cx.class_to_make(cx.get(class), Builtin::WeakRef)?;
        let target = cx.get(object);
        if !cx.may_be_weak(target) {
            let actual = cx.type_name(target);
            return Err(cx.type_error(format!("cannot create weak reference to '{actual}' object")));
        }
        let callback = Some(cx.get(callback)).filter(|v| *v != Value::UNDEF).unwrap_or(Value::NONE);
        if callback == Value::NONE && class.builtin().is_some() {
            return cx.ret(cx.plain_weakref(target));
        }
        let made = cx.new_weakref(target, callback);
        let whole = cx.instance_around(class, made.value());
        cx.heap.store(made, &made.object().extra, whole);
        cx.ret(whole)
    }
    quiet fn "__init__" init(cx, this: Value<'v>, object: Value<'v>, callback: Option<Value<'v>>) { Ok(Value::NONE) }
    quiet fn "__call__" call(cx, this: Ref<'v, WeakRef>) { Ok(cx.weak_target_or_none(this)) }
    quiet getter fn "__callback__" callback(cx, this: Ref<'v, WeakRef>) {
        Ok(if cx.weak_target(this) == Value::UNDEF { Value::NONE } else { this.get(|w| &w.callback) })
    }
    loud fn "__eq__" eq(cx, this, other) {
        let answer = equal(cx, this, other)?;
        cx.ret(answer.map_or(Value::NOT_IMPLEMENTED, Value::bool))
    }
    loud fn "__ne__" ne(cx, this, other) {
        let answer = equal(cx, this, other)?;
        cx.ret(answer.map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(!equal)))
    }
    loud fn "__hash__" hash(cx, this) {
        let [target] = cx.locals();
        let known = match weakref_in(cx, this) {
            Some(weak) => {
                cx.set(target, cx.weak_target(weak));
                weak.object().hash.get()
            }
            None => return Err(cx.type_error("descriptor '__hash__' requires a 'weakref.ReferenceType' object")),
        };
        if known != 0 {
            return cx.ret(cx.int(known));
        }
        if cx.get(target) == Value::UNDEF {
            return Err(cx.type_error("weak object has gone away"));
        }
        let hash = cx.hash(target)?;
        if let Some(weak) = weakref_in(cx, this) {
            weak.object().hash.set(hash);
        }
        cx.ret(cx.int(hash))
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, WeakRef>) {
        let id = cx.id_of(this.value());
        let text = match cx.weak_target(this) {
            Value::UNDEF => format!("<weakref at {id:#x}; dead>"),
            target => format!("<weakref at {id:#x}; to '{}' at {:#x}>", cx.type_name(target), cx.id_of(target)),
        };
        cx.string(&text)
    }
}

natives! { pub static FUNCTIONS:
    /// Return the number of weak references to 'object'.
    quiet fn getweakrefcount(cx, object: Value<'v>) { Ok(cx.int(references_to(cx, object).len() as i64)) }
    /// Return a list of all weak reference objects pointing to 'object'.
    quiet fn getweakrefs(cx, object: Value<'v>) { Ok(cx.list(&references_to(cx, object))?.value()) }
}

fn weakref_in<'v>(cx: &'v Cx<'_>, this: Handle<'v>) -> Option<Ref<'v, WeakRef>> {
    cx.content::<WeakRef>(cx.get(this))
}

/// References are equal when their living targets are; after that, when they are the same.
fn equal(cx: &mut Cx<'_>, this: Handle<'_>, other: Handle<'_>) -> Res<Option<bool>> {
    let [a, b, scratch] = cx.locals();
    {
        let (Some(x), Some(y)) = (weakref_in(cx, this), weakref_in(cx, other)) else { return Ok(None) };
        let (left, right) = (cx.weak_target(x), cx.weak_target(y));
        if left == Value::UNDEF || right == Value::UNDEF {
            return Ok(Some(x.same(y)));
        }
        cx.set(a, left);
        cx.set(b, right);
    }
    if cx.get(a) == cx.get(b) {
        return Ok(Some(true));
    }
    cx.compare_into(scratch, Comparison::Equal, a, b)?;
    cx.truth(scratch).map(Some)
}

fn references_to<'v>(cx: &'v Cx<'_>, object: Value<'v>) -> Vec<Value<'v>> {
    if !object.is_pointer() {
        return Vec::new();
    }
    let table = cx.weak.borrow();
    let of_object = table.entries.iter().filter(|e| e.target == object.word());
    of_object
        .map(|e| cx.brand(e.reference))
        .map(|v| match v.cast::<WeakRef>().map(|w| w.get(|w| &w.extra)) {
            Some(whole) if whole.cast::<Instance>().is_some() => whole,
            _ => v,
        })
        .collect()
}

impl Vm {
    /// May a weak reference lead to a value?
    pub fn may_be_weak(&self, v: Value<'_>) -> bool {
        v.cast::<Function>().is_some()
            || v.cast::<NativeFunction>().is_some()
            || v.cast::<Method>().is_some()
            || v.cast::<Class>().is_some()
            || v.cast::<Module>().is_some()
            || v.cast::<Generator>().is_some()
            || v.cast::<Set>().is_some()
            || v.cast::<FrozenSet>().is_some()
            || (Slotted::of(v).is_some() && self.lookup(self.class_of(v), name::weakref).is_some())
    }

    /// A weak reference to an object.
    pub fn new_weakref(&self, target: Value<'_>, callback: Value<'_>) -> Ref<'_, WeakRef> {
        let made = self.heap.allocate_fixed::<WeakRef>(Builtin::WeakRef.shape()).init(|header| WeakRef {
            header,
            callback: Field::new(callback),
            extra: Field::new(Value::NONE),
            slot: Cell::new(0),
            hash: Cell::new(0),
        });
        let entry = Entry {
            target: target.word(),
            reference: made.value().word(),
            calls_back: callback != Value::NONE,
        };
        let mut table = self.weak.borrow_mut();
        let slot = match table.free.pop() {
            Some(free) => {
                if let Some(place) = table.entries.get_mut(free as usize) {
                    *place = entry;
                }
                free as u64
            }
            None => {
                table.entries.push(entry);
                table.entries.len() as u64 - 1
            }
        };
        made.object().slot.set(slot);
        made
    }

    /// The weak reference without a callback to an object: the same each time, for objects that can remember it.
    pub fn plain_weakref<'v>(&'v self, target: Value<'v>) -> Value<'v> {
        let Some(object) = Slotted::of(target) else { return self.new_weakref(target, Value::NONE).value() };
        let extra = self.extra_of(object);
        let known = extra.get(|e| &e.weak);
        if known.cast::<WeakRef>().is_some() {
            return known;
        }
        let made = self.new_weakref(target, Value::NONE).value();
        self.heap.store(extra, &extra.object().weak, made);
        made
    }

    /// What a weak reference leads to; undefined when that is dead.
    pub fn weak_target<'v>(&'v self, weak: Ref<'v, WeakRef>) -> Value<'v> {
        let table = self.weak.borrow();
        let word = table.entries.get(weak.object().slot.get() as usize).map_or(Word::UNDEF, |e| e.target);
        let target = self.brand(word);
        self.heap.revive(target);
        target
    }

    fn weak_target_or_none<'v>(&'v self, weak: Ref<'v, WeakRef>) -> Value<'v> {
        match self.weak_target(weak) {
            Value::UNDEF => Value::NONE,
            target => target,
        }
    }
}

impl Cx<'_> {
    /// Call the callbacks of weak references whose targets have died. What they raise is shown, not passed on.
    pub(super) fn call_dead_callbacks(&mut self) {
        loop {
            let Some(word) = self.weak.borrow_mut().dead.pop() else { return };
            let (pending, result) = (self.pending.get(), self.result.get());
            self.scope(|cx| {
                let [reference, callback, out, kept] = cx.locals();
                // The collector does not know a word in a local variable, but these two it does.
                cx.set(kept, cx.brand(pending));
                {
                    let Some(weak) = cx.brand(word).cast::<WeakRef>() else { return };
                    let whole = weak.get(|w| &w.extra);
                    cx.set(reference, if whole == Value::NONE { weak.value() } else { whole });
                    cx.set(callback, weak.get(|w| &w.callback));
                }
                let held = cx.root(cx.brand(result));
                if cx.call_into(out, callback, &[reference]).is_err() {
                    super::finalizer::show_ignored(cx, callback);
                }
                cx.pending.set(cx.get(kept).word());
                cx.result.set(cx.get(held).word());
            });
        }
    }

    /// Are there callbacks to call?
    pub(super) fn has_dead_callbacks(&self) -> bool {
        !self.weak.borrow().dead.is_empty()
    }
}
