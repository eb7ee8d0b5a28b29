//! `range` and `slice`.

use super::context::{Cx, Res};
use super::error::Raise;
use super::kind;
use super::vm::Vm;
use crate::heap::{Field, Ref, Value, object};
use crate::kernel::complaint::Complaint;
use crate::kernel::integer::Integer;
use crate::kernel::span::Span;
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

impl<'v> Ref<'v, Slice> {
    /// Start, stop and step, by number.
    pub fn part(self, number: usize) -> Value<'v> {
        match number {
            0 => self.get(|s| &s.start),
            1 => self.get(|s| &s.stop),
            _ => self.get(|s| &s.step),
        }
    }
}

impl Vm {
    /// A range of ints.
    #[inline]
    pub fn new_range(&self, start: Value<'_>, stop: Value<'_>, step: Value<'_>) -> Ref<'_, Range> {
        self.heap.allocate_fixed::<Range>(Builtin::Range.shape()).init(|header| Range {
            header,
            start: Field::new(start),
            stop: Field::new(stop),
            step: Field::new(step),
        })
    }

    /// A slice.
    #[inline]
    pub fn new_slice(&self, start: Value<'_>, stop: Value<'_>, step: Value<'_>) -> Ref<'_, Slice> {
        self.heap.allocate_fixed::<Slice>(Builtin::Slice.shape()).init(|header| Slice {
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

impl Vm {
    /// An item of a range of small ints, counted from the end if the index is negative.
    pub fn range_item_quietly<'v>(&'v self, range: Ref<'v, Range>, index: i64) -> Option<Value<'v>> {
        let (start, stop) = (range.get(|r| &r.start), range.get(|r| &r.stop));
        if !start.is_int() || !stop.is_int() || range.get(|r| &r.step) != Value::int(1) {
            return None;
        }
        let len = usize::try_from(stop.as_int() - start.as_int()).unwrap_or(0);
        super::item::place(index, len).map(|at| self.int(start.as_int() + at as i64))
    }

    /// A range as numbers. Ranges are made of ints only, and never with a step of zero.
    pub fn span_of(&self, range: Ref<'_, Range>) -> Option<Span> {
        let part = |v: Value<'_>| self.as_integer(v);
        Span::new(
            part(range.get(|r| &r.start))?,
            part(range.get(|r| &r.stop))?,
            part(range.get(|r| &r.step))?,
        )
    }

    /// Do two ranges have the same items?
    pub fn ranges_equal(&self, a: Ref<'_, Range>, b: Ref<'_, Range>) -> Option<bool> {
        let (x, y) = (self.span_of(a)?, self.span_of(b)?);
        let (m, n) = (x.count().ok()?, y.count().ok()?);
        Some(
            m == n
                && (m.is_zero()
                    || (x.start() == y.start() && (m == Integer::Small(1) || x.step() == y.step()))),
        )
    }
}

impl Cx<'_> {
    fn span(&self, range: Ref<'_, Range>) -> Res<Span> {
        self.span_of(range).ok_or_else(|| self.system_error("a range of what is no int"))
    }

    fn range_of<'v>(&'v self, span: &Span) -> Res<Value<'v>> {
        let (start, stop, step) =
            (self.integer(span.start())?, self.integer(span.stop())?, self.integer(span.step())?);
        Ok(self.new_range(start, stop, step).value())
    }

    /// `len(range)` as an int of any width.
    ///
    /// # Errors
    /// MemoryError.
    pub fn range_count(&self, range: Ref<'_, Range>) -> Res<Integer> {
        self.span(range)?.count().map_err(|c| self.complain(c))
    }

    /// `range[index]`.
    ///
    /// # Errors
    /// IndexError.
    pub fn range_item<'v>(&'v self, range: Ref<'v, Range>, index: &Integer) -> Res<Value<'v>> {
        let outside = || self.index_error("range object index out of range");
        if let (Some(len), Integer::Small(i)) = (self.range_len(range), index) {
            let at = if *i < 0 { i.checked_add(len) } else { Some(*i) };
            let at = at.filter(|at| (0..len).contains(at)).ok_or_else(outside)?;
            let part = |v: Value<'_>| self.as_i64(v).map(i128::from);
            let item = part(range.get(|r| &r.start))
                .zip(part(range.get(|r| &r.step)))
                .and_then(|(start, step)| i64::try_from(start + step * i128::from(at)).ok());
            return item.map(|i| self.int(i)).ok_or_else(outside);
        }
        let found = || -> Result<Option<Integer>, Complaint> {
            let Some(span) = self.span_of(range) else { return Ok(None) };
            let count = span.count()?;
            let at =
                if index.is_negative() { crate::kernel::integer::sum(index, &count) } else { index.clone() };
            if at.is_negative() || at >= count { Ok(None) } else { span.item(&at).map(Some) }
        };
        match found() {
            Ok(Some(item)) => self.integer(&item),
            Ok(None) => Err(outside()),
            Err(complaint) => Err(self.complain(complaint)),
        }
    }

    /// `range[slice]` for a slice of ints and None.
    ///
    /// # Errors
    /// ValueError for a step of zero.
    pub fn range_slice<'v>(&'v self, range: Ref<'v, Range>, slice: Ref<'_, Slice>) -> Res<Value<'v>> {
        let [start, stop, step] = [0, 1, 2].map(|i| self.as_integer(slice.part(i)));
        let part = self.span(range)?.slice(start.as_ref(), stop.as_ref(), step.as_ref());
        let span = part.map_err(|c| self.complain(c))?;
        self.range_of(&span)
    }

    /// Where an int is in a range.
    ///
    /// # Errors
    /// MemoryError.
    pub fn range_position(&self, range: Ref<'_, Range>, number: &Integer) -> Res<Option<Integer>> {
        self.span(range)?.position(number).map_err(|c| self.complain(c))
    }

    /// The same ints from the last to the first, as a range.
    ///
    /// # Errors
    /// MemoryError.
    pub fn range_reversed<'v>(&'v self, range: Ref<'v, Range>) -> Res<Value<'v>> {
        let span = self.span(range)?.reversed().map_err(|c| self.complain(c))?;
        self.range_of(&span)
    }
}
