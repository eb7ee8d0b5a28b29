//! The methods of the iterators over built-in containers.
//!
//! Owns two tables: one for iterators whose step is quiet, one for those that call scripts. The steps themselves are in
//! `iterator` and `protocol`.

use super::class::Builtin;
use super::context::{Cx, Res, Thrown};
use super::dict::Dict;
use super::error::Raise;
use super::iterator::Iterator;
use super::list::List;
use super::range::Range;
use super::set_table::AnySet;
use crate::heap::{Ref, Value};
use crate::kernel::integer::{self, Integer};
use crate::natives;

impl Cx<'_> {
    /// StopIteration without a value.
    pub fn stop_iteration(&self) -> Thrown {
        match self.new_error_of(Builtin::StopIteration, &[]) {
            Some(exception) => self.throw(exception),
            None => self.memory_error(),
        }
    }
}

/// How many items are left, as far as that is known.
fn items_left<'v>(cx: &'v Cx<'_>, it: Ref<'v, Iterator>) -> Res<Value<'v>> {
    use Builtin as B;
    let source = it.get(|i| &i.source);
    let (state, limit) = (it.object().state.get(), it.object().limit.get());
    let Some(which) = cx.class_of(it.value()).builtin().filter(|_| source != Value::UNDEF) else {
        return Ok(Value::int(0));
    };
    let left = match which {
        B::ListReverseIterator => match source.cast::<List>() {
            Some(list) if state < list.len() as i64 => state + 1,
            _ => 0,
        },
        B::RangeIterator => limit,
        B::LongRangeIterator => {
            let Some(range) = source.cast::<Range>() else { return Ok(Value::int(0)) };
            let given = cx.as_integer(it.get(|i| &i.extra)).unwrap_or(Integer::Small(0));
            return cx.integer(&integer::difference(&cx.range_count(range)?, &given));
        }
        B::StrIterator => {
            let rest = cx.as_text(source).and_then(|t| t.as_str().get(state as usize..));
            rest.map_or(0, |rest| rest.chars().count() as i64)
        }
        B::ListIterator | B::TupleIterator | B::BytesIterator | B::ByteArrayIterator => {
            cx.quiet_len(source).map_or(0, |len| len as i64 - state)
        }
        _ => {
            let len = source.cast::<Dict>().map(|d| d.len()).or_else(|| AnySet::of(source).map(AnySet::len));
            if len == usize::try_from(limit).ok() { limit - super::iterator::given(it) } else { 0 }
        }
    };
    Ok(cx.int(left.max(0)))
}

natives! { pub static QUIET:
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Ref<'v, Iterator>) { Ok(this.value()) }
    /// Implement next(self).
    quiet fn "__next__" next(cx, this: Ref<'v, Iterator>) {
        cx.quiet_next(this)?.ok_or_else(|| cx.stop_iteration())
    }
    /// Private method returning an estimate of len(list(it)).
    quiet fn "__length_hint__" length_hint(cx, this: Ref<'v, Iterator>) { items_left(cx, this) }
}

natives! { pub static LOUD:
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Ref<'v, Iterator>) { Ok(this.value()) }
    /// Implement next(self).
    loud fn "__next__" next(cx, this) {
        if cx.get(this).cast::<Iterator>().is_none() {
            let given = cx.type_name(cx.get(this));
            return Err(cx.type_error(format!(
                "descriptor '__next__' requires a 'iterator' object but received a '{given}'"
            )));
        }
        let [out] = cx.locals();
        if cx.next_into(out, this)? { cx.ret(cx.get(out)) } else { Err(cx.stop_iteration()) }
    }
}
