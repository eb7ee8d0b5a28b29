//! `range` and `slice`.

use super::kind;
use super::vm::Vm;
use crate::heap::{Field, Ref, Value, object};
use crate::object::class::Builtin;

object! {
    /// `range`; ints of any size.
    pub struct Range: kind::RANGE, "range", None {
        values { start, stop, step }
        plain {}
    }
}

object! {
    /// `slice`; anything at all.
    pub struct Slice: kind::SLICE, "slice", None {
        values { start, stop, step }
        plain {}
    }
}

impl Vm {
    /// A range of ints.
    #[inline]
    pub fn new_range(&self, start: Value<'_>, stop: Value<'_>, step: Value<'_>) -> Ref<'_, Range> {
        self.heap.allocate_always::<Range>(Builtin::Range.shape(), 4).init(|header| Range {
            header,
            start: Field::new(start),
            stop: Field::new(stop),
            step: Field::new(step),
        })
    }

    /// A slice.
    #[inline]
    pub fn new_slice(&self, start: Value<'_>, stop: Value<'_>, step: Value<'_>) -> Ref<'_, Slice> {
        self.heap.allocate_always::<Slice>(Builtin::Slice.shape(), 4).init(|header| Slice {
            header,
            start: Field::new(start),
            stop: Field::new(stop),
            step: Field::new(step),
        })
    }

    /// Where a slice of a sequence of `len` items starts and stops, its step, and how many items it has. Indices are
    /// clamped as CPython does. `None` when a part is no int or None, `Some(Err)` for a step of zero.
    pub fn slice_indices(
        &self,
        slice: Ref<'_, Slice>,
        len: usize,
    ) -> Option<Result<(i64, i64, i64, usize), ()>> {
        let part = |v: Value<'_>, default: i64| {
            if v == Value::NONE { Some(default) } else { self.as_i64_clamped(v) }
        };
        let step = part(slice.get(|s| &s.step), 1)?.max(-i64::MAX);
        if step == 0 {
            return Some(Err(()));
        }
        let len = len as i64;
        let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
        let clamp = |i: i64| if i < 0 { (i.saturating_add(len)).max(low) } else { i.min(high) };
        let first = part(slice.get(|s| &s.start), i64::MIN)?;
        let start = match slice.get(|s| &s.start) {
            Value::NONE => {
                if step < 0 {
                    high
                } else {
                    low
                }
            }
            _ => clamp(first),
        };
        let stop = match slice.get(|s| &s.stop) {
            Value::NONE => {
                if step < 0 {
                    low
                } else {
                    high
                }
            }
            v => clamp(part(v, 0)?),
        };
        let count = if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else if step < 0 && stop < start {
            (start - stop - 1) / -step + 1
        } else {
            0
        };
        Some(Ok((start, stop, step, count as usize)))
    }
}
