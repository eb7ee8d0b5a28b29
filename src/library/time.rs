//! The kernel of the module `time`: clocks and waiting, as far as the host grants them.
//!
//! Owns the natives that `time.py` is built on. Calendars are script code.

use crate::heap::Value;
use crate::kernel::integer::Integer;
use crate::natives;
use crate::object::class::Builtin;
use crate::object::context::{Cx, Handle, Res};
use crate::object::error::Raise;
use crate::object::float_methods;
use crate::object::grants::Clock;
use std::time::Duration;

/// Waits are cut into slices of this length, so that a script that waits can be stopped.
const SLICE: Duration = Duration::from_millis(5);

natives! { static FUNCTIONS:
    /// Return the current time in seconds since the Epoch.
    quiet fn time(cx) { seconds(cx, |clock| clock.now()) }
    /// Return the current time in nanoseconds since the Epoch.
    quiet fn time_ns(cx) { nanoseconds(cx, |clock| clock.now()) }
    /// Monotonic clock, cannot go backward.
    quiet fn monotonic(cx) { seconds(cx, |clock| clock.monotonic()) }
    /// Monotonic clock, cannot go backward, as nanoseconds.
    quiet fn monotonic_ns(cx) { nanoseconds(cx, |clock| clock.monotonic()) }
    /// Performance counter for benchmarking.
    quiet fn perf_counter(cx) { seconds(cx, |clock| clock.monotonic()) }
    /// Performance counter for benchmarking as nanoseconds.
    quiet fn perf_counter_ns(cx) { nanoseconds(cx, |clock| clock.monotonic()) }
    /// Process time for profiling: sum of the kernel and user-space CPU time.
    quiet fn process_time(cx) { cpu(cx).map(in_seconds) }
    /// Process time for profiling as nanoseconds.
    quiet fn process_time_ns(cx) { in_nanoseconds(cx, cpu(cx)?) }
    /// Thread time for profiling.
    quiet fn thread_time(cx) { cpu(cx).map(in_seconds) }
    /// Thread time for profiling as nanoseconds.
    quiet fn thread_time_ns(cx) { in_nanoseconds(cx, cpu(cx)?) }
    /// Delay execution for a given number of seconds.
    loud fn sleep(cx, secs) {
        let wanted = match float_methods::real_number(cx, secs)? {
            Some(wanted) => wanted,
            None => {
                let actual = cx.type_name(cx.get(secs));
                return Err(cx.type_error(format!("'{actual}' object cannot be interpreted as an integer")));
            }
        };
        if wanted.is_nan() {
            return Err(cx.value_error("Invalid value NaN (not a number)"));
        }
        if wanted < 0.0 {
            return Err(cx.value_error("sleep length must be non-negative"));
        }
        let Ok(total) = Duration::try_from_secs_f64(wanted) else {
            return Err(cx.overflow_error("timestamp too large to convert to C _PyTime_t"));
        };
        let end = with_clock(cx, |clock| clock.monotonic())?.saturating_add(total);
        loop {
            let now = with_clock(cx, |clock| clock.monotonic())?;
            let Some(left) = end.checked_sub(now).filter(|left| !left.is_zero()) else { break };
            with_clock(cx, |clock| clock.sleep(left.min(SLICE)))?;
            cx.attend(0)?;
        }
        cx.ret(Value::NONE)
    }
    /// How far local time is ahead of UTC at a time, in seconds, and the name of the zone.
    loud fn zone(cx, at) {
        let at = cx.index(at)?;
        let (ahead, zone) = with_clock(cx, |clock| clock.zone(at))?;
        let pair = cx.tuple(&[cx.int(ahead), cx.string(&zone)?])?;
        cx.ret(pair)
    }
}

/// The functions show the module that scripts import as theirs.
///
/// # Errors
/// MemoryError.
pub fn finish(cx: &mut Cx<'_>, module: Handle<'_>) -> Res<()> {
    super::bind_natives(cx, super::space_of(cx, module)?, "time", FUNCTIONS)
}

fn with_clock<R>(cx: &Cx<'_>, ask: impl FnOnce(&mut dyn Clock) -> R) -> Res<R> {
    match &mut cx.grants.borrow_mut().clock {
        Some(clock) => Ok(ask(clock.as_mut())),
        None => Err(cx.raise(Builtin::PermissionError, "the clock is not available to scripts")),
    }
}

fn seconds<'v>(cx: &'v Cx<'_>, ask: impl FnOnce(&mut dyn Clock) -> Duration) -> Res<Value<'v>> {
    with_clock(cx, ask).map(in_seconds)
}

fn nanoseconds<'v>(cx: &'v Cx<'_>, ask: impl FnOnce(&mut dyn Clock) -> Duration) -> Res<Value<'v>> {
    in_nanoseconds(cx, with_clock(cx, ask)?)
}

/// The time that processors have spent, which not every clock tells.
fn cpu(cx: &Cx<'_>) -> Res<Duration> {
    with_clock(cx, |clock| clock.cpu())?
        .ok_or_else(|| cx.raise(Builtin::PermissionError, "the CPU time is not available to scripts"))
}

fn in_seconds(time: Duration) -> Value<'static> {
    Value::float(time.as_secs_f64())
}

fn in_nanoseconds<'v>(cx: &'v Cx<'_>, time: Duration) -> Res<Value<'v>> {
    let count = time.as_nanos();
    match i64::try_from(count) {
        Ok(count) => Ok(cx.int(count)),
        Err(_) => cx.integer(&Integer::from(num_bigint::BigInt::from(count))),
    }
}
