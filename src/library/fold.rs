//! Built-in functions that reduce an iterable: `sum`, `min`, `max`, `any`, `all`, `sorted`.
//!
//! Owns the answers that need no script: items of built-in containers that are numbers, text and the like. For anything
//! else they give the undefined value, and the library function of the same name in `builtins.py` takes over with the
//! same arguments: so loops that call scripts are script code, which can be traced, and `max(a, b)` costs no frame.
//!
//! Invariant: what a native here leaves to the library it has not begun: no script has run, nothing has changed.

use crate::bytecode::ops::Comparison;
use crate::heap::{Ref, Value};
use crate::kernel::integer::Integer;
use crate::kernel::sort as kernel;
use crate::natives;
use crate::object::class::Builtin;
use crate::object::context::{Cx, Res, Thrown};
use crate::object::dict::{Dict, View};
use crate::object::error::Raise;
use crate::object::list::List;
use crate::object::range::Range;
use crate::object::set::{FrozenSet, Set};
use crate::object::sort;
use crate::object::string::Str;
use crate::object::tuple::Tuple;
use std::ops::ControlFlow;

/// Items between two looks at the interrupt flag.
const PATIENCE: u32 = 1 << 14;

natives! { pub static FUNCTIONS:
    /// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
    quiet fn sum(cx, iterable: Value<'v>, key start: Value<'v> = Value::int(0)) {
        if let (Some(range), Some(start)) = (iterable.cast::<Range>(), cx.as_i64(start)) {
            return sum_of_range(cx, range, start);
        }
        let Some(mut total) = Sum::of(start) else { return Ok(Value::UNDEF) };
        let all = each(cx, iterable, |item| match total.add(item) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        })?;
        Ok(if all == Some(ControlFlow::Continue(())) { total.value(cx) } else { Value::UNDEF })
    }
    /// Return True if bool(x) is True for any x in the iterable.
    quiet fn any(cx, iterable: Value<'v>) { truths(cx, iterable, true) }
    /// Return True if bool(x) is True for all values x in the iterable.
    quiet fn all(cx, iterable: Value<'v>) { truths(cx, iterable, false) }
    /// With a single iterable argument, return its smallest item. With two or more arguments, return the smallest.
    quiet fn min(cx, *args, key key: Value<'v> = Value::NONE, key default: Value<'v> = Value::UNDEF) opened Min {
        extreme(cx, "min", Comparison::Less, args, key, default)
    }
    /// With a single iterable argument, return its biggest item. With two or more arguments, return the largest.
    quiet fn max(cx, *args, key key: Value<'v> = Value::NONE, key default: Value<'v> = Value::UNDEF) opened Max {
        extreme(cx, "max", Comparison::Greater, args, key, default)
    }
    /// Return a new list containing all items from the iterable in ascending order.
    quiet fn sorted(cx, iterable: Value<'v>, only key: Value<'v> = Value::NONE, only reverse: Value<'v> = Value::FALSE) {
        let (true, Some(reverse)) = (key == Value::NONE, cx.as_i64(reverse)) else {
            return Ok(Value::UNDEF);
        };
        let reverse = reverse != 0;
        let mut items = Vec::new();
        let all = each(cx, iterable, |item| {
            items.push(item);
            ControlFlow::Continue(())
        })?;
        if all.is_none() {
            return Ok(Value::UNDEF);
        }
        // Descending order is ascending order seen from the end, so that equal items stay in place.
        if reverse {
            items.reverse();
        }
        if !sort_values(cx, &mut items)? {
            return Ok(Value::UNDEF);
        }
        if reverse {
            items.reverse();
        }
        Ok(cx.list(&items)?.value())
    }
}

natives! { pub static SORT:
    /// Sort a list by a list of keys.
    loud fn sort(cx, keys, items, reverse) {
        let reverse = cx.truth(reverse)?;
        sort::sort_by_keys(cx, keys, items, reverse)?;
        cx.ret(Value::NONE)
    }
}

/// Pays for the work now and then, and looks whether it must stop.
struct Patience {
    left: u32,
}

impl Patience {
    fn new() -> Patience {
        Patience { left: PATIENCE }
    }
    fn step(&mut self, cx: &Cx<'_>) -> Res<()> {
        self.left -= 1;
        if self.left == 0 {
            self.left = PATIENCE;
            cx.pay(i64::from(PATIENCE) / 8)?;
        }
        Ok(())
    }
}

/// Show the items of a built-in container until `see` has seen enough; `None` when it is no such container.
fn each<'v>(
    cx: &'v Cx<'_>,
    container: Value<'v>,
    mut see: impl FnMut(Value<'v>) -> ControlFlow<()>,
) -> Res<Option<ControlFlow<()>>> {
    let mut patience = Patience::new();
    let mut all = |items: &mut dyn Iterator<Item = Value<'v>>| -> Res<Option<ControlFlow<()>>> {
        for item in items {
            patience.step(cx)?;
            if see(item).is_break() {
                return Ok(Some(ControlFlow::Break(())));
            }
        }
        Ok(Some(ControlFlow::Continue(())))
    };
    if let Some(list) = container.cast::<List>() {
        return all(&mut list.items().iter());
    }
    if let Some(tuple) = container.cast::<Tuple>() {
        return all(&mut tuple.tail_values().iter());
    }
    if let Some(dict) = container.cast::<Dict>() {
        return all(&mut cx.dict_entries(dict).map(|(key, _)| key));
    }
    if let Some(view) = container.cast::<View>() {
        let Some(dict) = view.get(|w| &w.dict).cast::<Dict>() else { return Ok(None) };
        return match cx.class_of(container).builtin() {
            Some(Builtin::DictKeys) => all(&mut cx.dict_entries(dict).map(|(key, _)| key)),
            Some(Builtin::DictValues) => all(&mut cx.dict_entries(dict).map(|(_, v)| v)),
            _ => Ok(None),
        };
    }
    let mut at = 0;
    if let Some(set) = container.cast::<Set>() {
        return all(&mut std::iter::from_fn(|| {
            let (here, key, _) = cx.next_entry(set, at)?;
            at = here + 1;
            Some(key)
        }));
    }
    if let Some(set) = container.cast::<FrozenSet>() {
        return all(&mut std::iter::from_fn(|| {
            let (here, key, _) = cx.next_entry(set, at)?;
            at = here + 1;
            Some(key)
        }));
    }
    Ok(None)
}

/// A sum of ints and floats.
enum Sum {
    Int(i64),
    Float(f64),
}

impl Sum {
    fn of(v: Value<'_>) -> Option<Sum> {
        if v.is_int() {
            Some(Sum::Int(v.as_int()))
        } else if v.is_float() {
            Some(Sum::Float(v.as_float()))
        } else {
            None
        }
    }

    /// One more; false when that cannot be done here.
    fn add(&mut self, v: Value<'_>) -> bool {
        let item = if v.is_bool() { Some(Sum::Int((v == Value::TRUE) as i64)) } else { Sum::of(v) };
        let sum = match (&*self, item) {
            (Sum::Int(a), Some(Sum::Int(b))) => a.checked_add(b).map(Sum::Int),
            // An int counts as a float from the first float on; ints in a word past 53 bits are left to the library.
            (Sum::Int(a), Some(Sum::Float(b))) if a.unsigned_abs() < 1 << 53 => {
                Some(Sum::Float(*a as f64 + b))
            }
            (Sum::Float(a), Some(Sum::Int(b))) => Some(Sum::Float(a + b as f64)),
            (Sum::Float(a), Some(Sum::Float(b))) => Some(Sum::Float(a + b)),
            _ => None,
        };
        match sum {
            Some(sum) => {
                *self = sum;
                true
            }
            None => false,
        }
    }

    fn value<'v>(&self, cx: &'v Cx<'_>) -> Value<'v> {
        match self {
            Sum::Int(i) => cx.int(*i),
            Sum::Float(f) => Value::float(*f),
        }
    }
}

/// The sum of an arithmetic series takes no loop.
fn sum_of_range<'v>(cx: &'v Cx<'_>, range: Ref<'v, Range>, start: i64) -> Res<Value<'v>> {
    let part = |v: Value<'_>| cx.as_i64(v).map(i128::from);
    let (Some(first), Some(step)) = (part(range.get(|r| &r.start)), part(range.get(|r| &r.step))) else {
        return Ok(Value::UNDEF);
    };
    let Some(count) = cx.range_len(range).map(i128::from) else { return Ok(Value::UNDEF) };
    let last = first + step * (count - 1);
    // Twice the average fits 65 bits, the count 63: the product may not fit.
    let Some(twice) = (first + last).checked_mul(count) else { return Ok(Value::UNDEF) };
    cx.integer(&Integer::from(num_bigint::BigInt::from(twice / 2 + i128::from(start))))
}

/// `any` looks for True, `all` for False.
fn truths<'v>(cx: &'v Cx<'_>, iterable: Value<'v>, wanted: bool) -> Res<Value<'v>> {
    let mut asks = false;
    let outcome = each(cx, iterable, |item| match cx.truth_quietly(item) {
        Some(truth) if truth != wanted => ControlFlow::Continue(()),
        Some(_) => ControlFlow::Break(()),
        None => {
            asks = true;
            ControlFlow::Break(())
        }
    })?;
    Ok(match outcome {
        Some(_) if asks => Value::UNDEF,
        Some(ControlFlow::Break(())) => Value::bool(wanted),
        Some(ControlFlow::Continue(())) => Value::bool(!wanted),
        None => Value::UNDEF,
    })
}

fn extreme<'v>(
    cx: &'v Cx<'_>,
    function: &str,
    better: Comparison,
    args: Value<'v>,
    key: Value<'v>,
    default: Value<'v>,
) -> Res<Value<'v>> {
    let Some(all) = args.cast::<Tuple>() else { return Ok(Value::UNDEF) };
    let source = match all.tail_len() {
        0 => return Err(cx.type_error(format!("{function} expected at least 1 argument, got 0"))),
        1 => all.tail_values().get(0).unwrap_or(Value::NONE),
        _ if default != Value::UNDEF => {
            return Err(cx.type_error(format!(
                "Cannot specify a default for {function}() with multiple positional arguments"
            )));
        }
        _ => args,
    };
    if key != Value::NONE {
        return Ok(Value::UNDEF);
    }
    let (mut best, mut asks) = (Value::UNDEF, false);
    let outcome = each(cx, source, |item| {
        if best == Value::UNDEF {
            best = item;
            return ControlFlow::Continue(());
        }
        match cx.compare_quietly(better, item, best) {
            Some(true) => best = item,
            Some(false) => {}
            None => {
                asks = true;
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })?;
    if outcome.is_none() || asks {
        return Ok(Value::UNDEF);
    }
    if best != Value::UNDEF {
        return Ok(best);
    }
    if default != Value::UNDEF {
        return Ok(default);
    }
    Err(cx.value_error(format!("{function}() arg is an empty sequence")))
}

/// Why sorting ended early.
enum Halt {
    /// A script must be asked.
    Ask,
    Stop(Thrown),
}

/// The text of a string.
fn text_of(v: Value<'_>) -> &str {
    v.cast::<Str>().map_or("", |text| text.as_str())
}

/// Sort values; false when only scripts can tell. Those of one kind are compared without looking at their classes.
fn sort_values(cx: &Cx<'_>, items: &mut [Value<'_>]) -> Res<bool> {
    if !cx.heap.reserve(items.len().saturating_mul(size_of::<Value<'_>>())) {
        return Err(cx.memory_error());
    }
    let mut patience = Patience::new();
    let outcome = if items.iter().all(|v| v.is_int()) {
        kernel::sort(items, &mut |a, b| {
            patience.step(cx)?;
            Ok(a.as_int() < b.as_int())
        })
        .map_err(Halt::Stop)
    } else if items.iter().all(|v| v.is_float()) {
        kernel::sort(items, &mut |a, b| {
            patience.step(cx)?;
            Ok(a.as_float() < b.as_float())
        })
        .map_err(Halt::Stop)
    } else if items.iter().all(|v| v.cast::<Str>().is_some()) {
        kernel::sort(items, &mut |a, b| {
            patience.step(cx)?;
            Ok(cx.compare_text(text_of(*a), text_of(*b)).is_lt())
        })
        .map_err(Halt::Stop)
    } else {
        kernel::sort(items, &mut |a, b| {
            patience.step(cx).map_err(Halt::Stop)?;
            cx.compare_quietly(Comparison::Less, *a, *b).ok_or(Halt::Ask)
        })
    };
    match outcome {
        Ok(()) => Ok(true),
        Err(Halt::Ask) => Ok(false),
        Err(Halt::Stop(thrown)) => Err(thrown),
    }
}
