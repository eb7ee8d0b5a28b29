//! Exception groups: making, dividing and joining them.
//!
//! Owns the natives of `BaseExceptionGroup` and what `except*` does with a group. A group is divided along a condition
//! into what matches and the rest; both keep the nesting, the traceback, cause, context and notes of the whole.

use super::attribute;
use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res, Ret};
use super::error::Raise;
use super::exception::Exception;
use super::exception_methods::{base_text, field, init_base, new_exception_of};
use super::function::Function;
use super::list::List;
use super::symbol::name;
use super::tuple::Tuple;
use crate::heap::{Ref, Value};
use crate::natives;

natives! { pub static METHODS:
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        let [which, exceptions, packed] = cx.locals();
        cx.class_to_make(cx.get(class), Builtin::BaseExceptionGroup)?;
        cx.set(which, cx.get(class));
        let count = cx.argument_count(args);
        if count != 2 {
            return Err(cx.type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({count} given)")));
        }
        let message = cx.argument(args, 0).unwrap_or(Value::NONE);
        if !cx.is_instance(message, Builtin::Str) {
            let actual = cx.type_name(message);
            return Err(cx.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {actual}")));
        }
        cx.set(exceptions, cx.argument(args, 1).unwrap_or(Value::NONE));
        pack(cx, packed, exceptions)?;
        choose_class(cx, which, packed)?;
        let made = new_exception_of(cx, which, args)?;
        if let Some(e) = made.cast::<Exception>() {
            cx.assign_field(e, field::GROUP_MESSAGE, cx.argument(args, 0).unwrap_or(Value::NONE))?;
            cx.assign_field(e, field::GROUP_EXCEPTIONS, cx.get(packed))?;
        }
        cx.ret(made)
    }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_base(cx, this, args, keywords)?;
        cx.ret(Value::NONE)
    }
    loud fn "__str__" str(cx, this) {
        let count = members(cx.get(this).cast::<Exception>().map_or(Value::NONE, |e| cx.error_field(e, field::GROUP_EXCEPTIONS)));
        let plural = if count == 1 { "" } else { "s" };
        let message = cx.get(this).cast::<Exception>().map_or(Value::NONE, |e| cx.error_field(e, field::GROUP_MESSAGE));
        if message == Value::NONE {
            let text = base_text(cx, this)?;
            return cx.ret(cx.string(&text)?);
        }
        cx.ret(cx.string(&format!("{} ({count} sub-exception{plural})", cx.text(message)))?)
    }
    loud fn derive(cx, this, exceptions) {
        let [class, message, out] = cx.locals();
        cx.set(class, cx.class(Builtin::BaseExceptionGroup));
        cx.set(message, cx.get(this).cast::<Exception>().map_or(Value::NONE, |e| cx.error_field(e, field::GROUP_MESSAGE)));
        cx.call_into(out, class, &[message, exceptions])?;
        cx.ret(cx.get(out))
    }
    loud fn subgroup(cx, this, condition) {
        let [matched] = cx.locals();
        let condition = Condition::of(cx, condition)?;
        divide(cx, this, condition, Some(matched), None)?;
        cx.ret(cx.get(matched))
    }
    loud fn split(cx, this, condition) {
        let [matched, rest] = cx.locals();
        let condition = Condition::of(cx, condition)?;
        divide(cx, this, condition, Some(matched), Some(rest))?;
        cx.ret(cx.tuple(&[cx.get(matched), cx.get(rest)])?)
    }
    loud class fn "__class_getitem__" class_getitem(cx, class, item) {
        cx.ret(cx.alias_of(cx.get(class), cx.get(item))?)
    }
    /// exception message
    quiet getter fn message(cx, this: Ref<'v, Exception>) { Ok(cx.error_field(this, field::GROUP_MESSAGE)) }
    /// nested exceptions
    quiet getter fn exceptions(cx, this: Ref<'v, Exception>) { Ok(cx.error_field(this, field::GROUP_EXCEPTIONS)) }
}

fn members(exceptions: Value<'_>) -> usize {
    exceptions.cast::<Tuple>().map_or(0, |t| t.tail_len())
}

/// `out` = the tuple of exceptions that a group is made of, checked.
fn pack(cx: &mut Cx<'_>, out: Handle<'_>, exceptions: Handle<'_>) -> Res<()> {
    let sequence = {
        let v = cx.get(exceptions);
        let class = cx.class_of(v);
        let mapping =
            [Builtin::Dict, Builtin::Set, Builtin::FrozenSet].iter().any(|b| class.is_subclass_of(cx, *b));
        !mapping && cx.lookup(class, name::getitem).is_some()
    };
    if !sequence {
        return Err(cx.type_error("second argument (exceptions) must be a sequence"));
    }
    let [list] = cx.locals();
    cx.list_of(list, exceptions)?;
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    if items.is_empty() {
        return Err(cx.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    for (at, item) in items.iter().enumerate() {
        if item.cast::<Exception>().is_none() {
            return Err(
                cx.value_error(format!("Item {at} of second argument (exceptions) is not an exception"))
            );
        }
    }
    cx.set(out, cx.tuple(&items)?);
    Ok(())
}

/// A `BaseExceptionGroup` of nothing but `Exception`s is an `ExceptionGroup`, which takes nothing else.
fn choose_class(cx: &Cx<'_>, class: Handle<'_>, packed: Handle<'_>) -> Res<()> {
    let Some(all) = cx.get(packed).cast::<Tuple>() else { return Ok(()) };
    let wide = all.tail_values().iter().any(|e| !cx.is_instance(e, Builtin::Exception));
    let Some(c) = cx.get(class).cast::<Class>() else { return Ok(()) };
    if c.is_builtin(Builtin::BaseExceptionGroup) {
        if !wide {
            cx.set(class, cx.class(Builtin::ExceptionGroup));
        }
        return Ok(());
    }
    if !wide || !c.is_subclass_of(cx, Builtin::Exception) {
        return Ok(());
    }
    let text = c.name();
    Err(cx.type_error(match c.is_builtin(Builtin::ExceptionGroup) {
        true => "Cannot nest BaseExceptions in an ExceptionGroup".to_string(),
        false => format!("Cannot nest BaseExceptions in '{text}'"),
    }))
}

/// What a group is divided along.
#[derive(Clone, Copy)]
enum Condition<'a> {
    /// A class or a tuple of classes.
    Classes(Handle<'a>),
    /// A function of the exception.
    Predicate(Handle<'a>),
    /// Is it one of these, leaf by leaf?
    Leaves(Handle<'a>),
}

impl<'a> Condition<'a> {
    /// The argument of `split` and `subgroup`.
    fn of(cx: &Cx<'_>, v: Handle<'a>) -> Res<Condition<'a>> {
        let value = cx.get(v);
        if value.cast::<Function>().is_some() {
            return Ok(Condition::Predicate(v));
        }
        let classes = cx.is_exception_class(value)
            || value
                .cast::<Tuple>()
                .is_some_and(|t| t.tail_values().iter().all(|c| cx.is_exception_class(c)));
        if classes {
            return Ok(Condition::Classes(v));
        }
        Err(cx.type_error("expected a function, exception type or tuple of exception types"))
    }

    fn holds(self, cx: &mut Cx<'_>, exception: Handle<'_>) -> Res<bool> {
        match self {
            Condition::Classes(classes) => Ok(cx.matches_classes(cx.get(exception), cx.get(classes))),
            Condition::Predicate(function) => cx.scope(|cx| {
                let [answer] = cx.locals();
                cx.call_into(answer, function, &[exception])?;
                cx.truth(answer)
            }),
            Condition::Leaves(leaves) => {
                let e = cx.get(exception);
                if cx.is_group(e) {
                    return Ok(false);
                }
                Ok(cx.get(leaves).cast::<List>().is_some_and(|l| l.items().iter().any(|leaf| leaf == e)))
            }
        }
    }
}

impl Cx<'_> {
    /// Is it an exception group?
    pub fn is_group(&self, v: Value<'_>) -> bool {
        v.cast::<Exception>().is_some() && self.is_instance(v, Builtin::BaseExceptionGroup)
    }

    /// Is an exception an instance of a class or of one in a tuple, as `except` asks?
    pub fn matches_classes(&self, exception: Value<'_>, classes: Value<'_>) -> bool {
        let own = self.class_of(exception);
        let is = |c: Value<'_>| c.cast::<Class>().is_some_and(|c| own.is_subclass(c));
        match classes.cast::<Tuple>() {
            Some(all) => all.tail_values().iter().any(is),
            None => is(classes),
        }
    }
}

/// What matches goes to `matched`, the rest to `rest`; None where there is nothing. A part that is not wanted is not
/// made.
fn divide(
    cx: &mut Cx<'_>,
    exception: Handle<'_>,
    condition: Condition<'_>,
    matched: Option<Handle<'_>>,
    rest: Option<Handle<'_>>,
) -> Res<()> {
    let put = |cx: &Cx<'_>, out: Option<Handle<'_>>, v: Value<'_>| {
        if let Some(out) = out {
            cx.set(out, v);
        }
    };
    put(cx, matched, Value::NONE);
    put(cx, rest, Value::NONE);
    if condition.holds(cx, exception)? {
        put(cx, matched, cx.get(exception));
        return Ok(());
    }
    if !cx.is_group(cx.get(exception)) {
        put(cx, rest, cx.get(exception));
        return Ok(());
    }
    cx.nested(" in exceptiongroup_split_recursive", |cx| {
        cx.scope(|cx| {
            let [all, one, yes, no, matching, others] = cx.locals();
            cx.set(matching, cx.list(&[])?.value());
            cx.set(others, cx.list(&[])?.value());
            set_exceptions(cx, all, exception);
            for at in 0..cx.argument_count(all) {
                cx.set(one, cx.argument(all, at).unwrap_or(Value::NONE));
                divide(cx, one, condition, matched.map(|_| yes), rest.map(|_| no))?;
                for (part, list) in [(yes, matching), (no, others)] {
                    if let (Some(list), false) = (cx.get(list).cast::<List>(), cx.get(part) == Value::NONE) {
                        cx.push(list, cx.get(part))?;
                    }
                }
                cx.set(yes, Value::NONE);
                cx.set(no, Value::NONE);
            }
            if let Some(matched) = matched {
                part_of(cx, matched, exception, matching)?;
            }
            if let Some(rest) = rest {
                part_of(cx, rest, exception, others)?;
            }
            Ok(())
        })
    })
}

fn set_exceptions(cx: &Cx<'_>, out: Handle<'_>, group: Handle<'_>) {
    let all =
        cx.get(group).cast::<Exception>().map_or(Value::NONE, |e| cx.error_field(e, field::GROUP_EXCEPTIONS));
    cx.set(out, all);
}

/// `out` = a group like `whole` of some of its exceptions, or None if there are none.
fn part_of(cx: &mut Cx<'_>, out: Handle<'_>, whole: Handle<'_>, exceptions: Handle<'_>) -> Res<()> {
    cx.set(out, Value::NONE);
    if cx.get(exceptions).cast::<List>().is_none_or(|l| l.is_empty()) {
        return Ok(());
    }
    let [method, made, notes] = cx.locals();
    let derive = cx.intern("derive");
    attribute::get(cx, method, whole, derive)?;
    cx.call_into(made, method, &[exceptions])?;
    if !cx.is_group(cx.get(made)) {
        return Err(cx.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    {
        let (Some(from), Some(to)) = (cx.get(whole).cast::<Exception>(), cx.get(made).cast::<Exception>())
        else {
            return Ok(());
        };
        cx.heap.store(to, &to.object().traceback, from.get(|e| &e.traceback));
        cx.set_context(to.value(), from.get(|e| &e.context));
        cx.set_cause(to.value(), from.get(|e| &e.cause));
    }
    if attribute::look(cx, notes, whole, name::notes)? {
        let is_sequence =
            cx.is_instance(cx.get(notes), Builtin::List) || cx.is_instance(cx.get(notes), Builtin::Tuple);
        if is_sequence {
            let [copy] = cx.locals();
            cx.list_of(copy, notes)?;
            attribute::set(cx, made, name::notes, Some(copy))?;
        }
    }
    cx.set(out, cx.get(made));
    Ok(())
}

/// `except* kinds`: a pair of the part of `exception` that matches and the rest, None where there is nothing. An
/// exception that is no group and matches is wrapped in one.
///
/// # Errors
/// TypeError for what `except*` does not take; whatever `derive` raises.
pub fn split_for_handler(cx: &mut Cx<'_>, exception: Handle<'_>, kinds: Handle<'_>) -> Res<Ret> {
    check_kinds(cx, cx.get(kinds))?;
    let v = cx.get(exception);
    if v == Value::NONE {
        return cx.ret(cx.tuple(&[Value::NONE, Value::NONE])?);
    }
    let (matches, is_group) = (cx.matches_classes(v, cx.get(kinds)), cx.is_group(v));
    let [matched, rest] = cx.locals();
    match (matches, is_group) {
        (true, true) => cx.set(matched, v),
        (true, false) => {
            let only = cx.tuple(&[v])?;
            let made = cx.group_of("", only)?;
            cx.set(matched, made);
        }
        (false, true) => {
            let [method, pair] = cx.locals();
            let split = cx.intern("split");
            attribute::get(cx, method, exception, split)?;
            cx.call_into(pair, method, &[kinds])?;
            if cx.argument_count(pair) < 2 {
                let actual = cx.type_name(cx.get(pair));
                return Err(
                    cx.type_error(format!("ExceptionGroup.split must return a 2-tuple, not {actual}"))
                );
            }
            cx.set(matched, cx.argument(pair, 0).unwrap_or(Value::NONE));
            cx.set(rest, cx.argument(pair, 1).unwrap_or(Value::NONE));
        }
        (false, false) => cx.set(rest, v),
    }
    cx.ret(cx.tuple(&[cx.get(matched), cx.get(rest)])?)
}

fn check_kinds(cx: &Cx<'_>, kinds: Value<'_>) -> Res<()> {
    let all: Vec<Value<'_>> = match kinds.cast::<Tuple>() {
        Some(tuple) => tuple.tail_values().iter().collect(),
        None => vec![kinds],
    };
    if !all.iter().all(|k| cx.is_exception_class(*k)) {
        return Err(cx.type_error("catching classes that do not inherit from BaseException is not allowed"));
    }
    let group =
        |k: &Value<'_>| k.cast::<Class>().is_some_and(|c| c.is_subclass_of(cx, Builtin::BaseExceptionGroup));
    if all.iter().any(group) {
        return Err(cx.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
    }
    Ok(())
}

impl Cx<'_> {
    /// A group made without running scripts, of exceptions in a tuple or list.
    fn group_of<'v>(&'v self, message: &str, exceptions: Value<'v>) -> Res<Value<'v>> {
        let items: Vec<Value<'v>> = match exceptions.cast::<Tuple>() {
            Some(tuple) => tuple.tail_values().iter().collect(),
            None => exceptions.cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default(),
        };
        let narrow = items.iter().all(|e| self.is_instance(*e, Builtin::Exception));
        let class = if narrow { Builtin::ExceptionGroup } else { Builtin::BaseExceptionGroup };
        let text = self.string(message)?;
        let packed = self.tuple(&items)?;
        let Some(made) = self.new_error_of(class, &[text, exceptions]) else {
            return Err(self.memory_error());
        };
        if let Some(e) = made.cast::<Exception>() {
            self.assign_field(e, field::GROUP_MESSAGE, text)?;
            self.assign_field(e, field::GROUP_EXCEPTIONS, packed)?;
        }
        Ok(made)
    }

    /// Is `part` a part of `whole` as `split` made it: same notes, traceback, cause and context?
    fn is_part(&self, part: Value<'_>, whole: Value<'_>) -> bool {
        let (Some(p), Some(w)) = (part.cast::<Exception>(), whole.cast::<Exception>()) else { return false };
        let notes = |e: Ref<'_, Exception>| {
            let found = self.own_attribute(super::instance::Slotted::Exception(e), name::notes);
            found
                .and_then(|n| n.cast::<List>())
                .map(|l| l.items().iter().map(|v| v.bits()).collect::<Vec<_>>())
        };
        self.is_group(part)
            && self.is_group(whole)
            && p.get(|e| &e.traceback) == w.get(|e| &e.traceback)
            && p.get(|e| &e.cause) == w.get(|e| &e.cause)
            && p.get(|e| &e.context) == w.get(|e| &e.context)
            && notes(p) == notes(w)
    }
}

/// What to raise after all `except*` clauses: `raised` lists what the handlers raised and what was left of `original`.
/// Parts of the original that were raised again are joined with its nesting; new exceptions stand beside them.
///
/// # Errors
/// MemoryError, whatever `derive` raises.
pub fn join(cx: &mut Cx<'_>, original: Handle<'_>, raised: Handle<'_>) -> Res<Ret> {
    let [again, new, leaves, joined] = cx.locals();
    {
        let items: Vec<Value<'_>> =
            cx.get(raised).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
        if !cx.is_group(cx.get(original)) {
            // An exception that is no group meets one handler at most.
            let first = items.first().copied().unwrap_or(Value::NONE);
            return cx.ret(first);
        }
        let whole = cx.get(original);
        let (parts, others): (Vec<_>, Vec<_>) =
            items.into_iter().filter(|e| *e != Value::NONE).partition(|e| cx.is_part(*e, whole));
        cx.set(again, cx.list(&parts)?.value());
        cx.set(new, cx.list(&others)?.value());
        let mut all = Vec::new();
        for part in parts {
            leaves_of(cx, part, &mut all);
        }
        cx.set(leaves, cx.list(&all)?.value());
    }
    if cx.get(again).cast::<List>().is_some_and(|l| !l.is_empty()) {
        divide(cx, original, Condition::Leaves(leaves), Some(joined), None)?;
    }
    let Some(list) = cx.get(new).cast::<List>() else { return cx.ret(Value::NONE) };
    if list.is_empty() {
        return cx.ret(cx.get(joined));
    }
    if cx.get(joined) != Value::NONE {
        cx.push(list, cx.get(joined))?;
    }
    match (list.len(), list.item(0)) {
        (1, Some(only)) => cx.ret(only),
        _ => cx.ret(cx.group_of("", list.value())?),
    }
}

/// The exceptions in a group that are no groups.
fn leaves_of<'v>(cx: &'v Cx<'_>, group: Value<'v>, out: &mut Vec<Value<'v>>) {
    let mut waiting = vec![group];
    while let Some(next) = waiting.pop() {
        if !cx.is_group(next) {
            out.push(next);
            continue;
        }
        let Some(e) = next.cast::<Exception>() else { continue };
        if let Some(inner) = cx.error_field(e, field::GROUP_EXCEPTIONS).cast::<Tuple>() {
            waiting.extend(inner.tail_values().iter());
        }
    }
}
