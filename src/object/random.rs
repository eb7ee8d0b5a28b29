//! `_random.Random`: the Mersenne twister as a class.
//!
//! Owns the object around a `kernel::random::Twister`. Distributions, and seeds that are no ints, are script code
//! (`random.py`).

use super::class::Builtin;
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::tuple::Tuple;
use crate::heap::Value;
use crate::kernel::integer::Integer;
use crate::kernel::random::Twister;
use crate::natives;

natives! { pub static METHODS:
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        cx.class_to_make(cx.get(class), Builtin::Random)?;
        let [seed, made] = cx.locals();
        cx.set(seed, cx.argument(args, 0).unwrap_or(Value::NONE));
        // A subclass seeds itself when it is initialised.
        let derived = cx.get(class) != cx.class(Builtin::Random);
        let twister = if derived { fresh(cx) } else { seeded(cx, seed)? };
        cx.set(made, cx.new_host_of(Builtin::Random.shape(), twister).value());
        let class = cx.class_to_make(cx.get(class), Builtin::Random)?;
        cx.ret(cx.instance_around(class, cx.get(made)))
    }
    loud fn "__init__" init(cx, this, *args, **keywords) { cx.ret(Value::NONE) }
    /// random() -> x in the interval [0, 1).
    quiet fn random(cx, this: Value<'v>) { Ok(Value::float(twist(cx, this, Twister::next_float)?)) }
    /// getrandbits(k) -> x.  Generates an int with k random bits.
    loud fn getrandbits(cx, this, k) {
        let count = cx.index(k)?;
        cx.reserve(usize::try_from(count / 8).unwrap_or(0))?;
        let poll = &mut cx.kernel_poll();
        let bits = twist(cx, cx.get(this), |t| t.next_bits(count, poll))?.map_err(|c| cx.complain(c))?;
        cx.ret(cx.integer(&bits)?)
    }
    /// seed([n]) -> None.
    loud fn seed(cx, this, n = NONE) {
        let twister = seeded(cx, n)?;
        twist(cx, cx.get(this), |t| *t = twister)?;
        cx.ret(Value::NONE)
    }
    /// getstate() -> tuple containing the current state.
    quiet fn getstate(cx, this: Value<'v>) {
        let state = twist(cx, this, |t| {
            let (words, index) = t.state();
            words.iter().map(|w| i64::from(*w)).chain([index as i64]).collect::<Vec<i64>>()
        })?;
        let items: Vec<Value<'_>> = state.into_iter().map(|w| cx.int(w)).collect();
        cx.tuple(&items)
    }
    /// setstate(state) -> None.  Restores generator state.
    quiet fn setstate(cx, this: Value<'v>, state: Value<'v>) {
        let Some(state) = state.cast::<Tuple>() else {
            return Err(cx.type_error("state vector must be a tuple"));
        };
        let mut numbers = Vec::new();
        for item in state.tail_values().iter() {
            let Some(number) = cx.as_i64(item) else { return Err(cx.type_error("an integer is required")) };
            numbers.push(number);
        }
        let Some((index, words)) = numbers.split_last() else {
            return Err(cx.value_error("state vector is the wrong size"));
        };
        let words: Vec<u32> = words.iter().map(|w| *w as u32).collect();
        let index = usize::try_from(*index).unwrap_or(usize::MAX);
        let twister = Twister::from_state(&words, index).map_err(|c| cx.complain(c))?;
        twist(cx, this, |t| *t = twister)?;
        Ok(Value::NONE)
    }
}

/// Use the generator behind an object.
fn twist<R>(cx: &Cx<'_>, this: Value<'_>, run: impl FnOnce(&mut Twister) -> R) -> Res<R> {
    match cx.as_host(this).and_then(|host| host.write::<Twister>().ok()) {
        Some(mut twister) => Ok(run(&mut twister)),
        None => {
            let actual = cx.type_name(this);
            Err(cx
                .type_error(format!("descriptor requires a '_random.Random' object but received '{actual}'")))
        }
    }
}

/// The generator of a seed: ints by their absolute value, None by what the engine was seeded with, others by their hash.
fn seeded(cx: &mut Cx<'_>, seed: Handle<'_>) -> Res<Twister> {
    let v = cx.get(seed);
    if matches!(v, Value::UNDEF | Value::NONE) {
        return Ok(fresh(cx));
    }
    if let Some(i) = cx.as_integer(v) {
        return Ok(Twister::from_integer(&i));
    }
    let hash = cx.hash(seed)?;
    Ok(Twister::from_integer(&Integer::from(num_bigint::BigInt::from(hash as u64))))
}

/// A generator that differs from engine to engine and from call to call. Scripts have no entropy of their own.
fn fresh(cx: &Cx<'_>) -> Twister {
    cx.last_id.set(cx.last_id.get() + 1);
    let key = cx.heap.hash_key();
    let count = cx.last_id.get();
    Twister::from_words(&[key as u32, (key >> 32) as u32, count as u32, (count >> 32) as u32])
}
