//! The module `gc`.
//!
//! Owns what its functions mean for a collector that is not CPython's: a collection can be asked for; switching it off,
//! thresholds and generations are remembered and change nothing.

use crate::heap::{Collect, Value, Word};
use crate::natives;
use crate::object::context::{Cx, Handle, Res};
use crate::object::error::Raise;

/// What scripts have set.
struct Settings {
    enabled: bool,
    thresholds: [i64; 3],
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { enabled: true, thresholds: [700, 10, 10] }
    }
}

natives! { pub static FUNCTIONS:
    /// Run the garbage collector.
    loud fn collect(cx, key generation = NONE) {
        if cx.get(generation) != Value::UNDEF && !(0..=2).contains(&cx.index(generation)?) {
            return Err(cx.value_error("invalid generation"));
        }
        cx.forget_dead_registers();
        // What the last native gave has been delivered.
        cx.result.set(Word::UNDEF);
        cx.collect_now(Collect::Full);
        // Callbacks of weak references run at safepoints.
        cx.attend(0)?;
        cx.ret(Value::int(0))
    }
    quiet fn enable(cx) { set_enabled(cx, true) }
    quiet fn disable(cx) { set_enabled(cx, false) }
    quiet fn isenabled(cx) { Ok(Value::bool(cx.library.borrow_mut().of::<Settings>().enabled)) }
    quiet fn freeze(cx) { Ok(Value::NONE) }
    quiet fn unfreeze(cx) { Ok(Value::NONE) }
    quiet fn get_freeze_count(cx) { Ok(Value::int(0)) }
    quiet fn get_count(cx) { cx.tuple(&[Value::int(0); 3]) }
    quiet fn get_debug(cx) { Ok(Value::int(0)) }
    quiet fn set_debug(cx, flags: i64) { Ok(Value::NONE) }
    quiet fn is_tracked(cx, obj: Value<'v>) { Ok(Value::bool(obj.is_pointer() && cx.text_len(obj).is_none())) }
    quiet fn get_threshold(cx) {
        let thresholds = cx.library.borrow_mut().of::<Settings>().thresholds;
        cx.tuple(&thresholds.map(|n| cx.int(n)))
    }
    quiet fn set_threshold(cx, threshold0: i64, threshold1: i64 = 10, threshold2: i64 = 10) {
        cx.library.borrow_mut().of::<Settings>().thresholds = [threshold0, threshold1, threshold2];
        Ok(Value::NONE)
    }
}

fn set_enabled<'v>(cx: &'v Cx<'_>, enabled: bool) -> Res<Value<'v>> {
    cx.library.borrow_mut().of::<Settings>().enabled = enabled;
    Ok(Value::NONE)
}

/// The two lists of the module, always empty.
///
/// # Errors
/// MemoryError.
pub fn finish(cx: &mut Cx<'_>, module: Handle<'_>) -> Res<()> {
    let space = super::space_of(cx, module)?;
    for empty in ["garbage", "callbacks"] {
        super::bind(cx, space, empty, cx.list(&[])?.value())?;
    }
    Ok(())
}
