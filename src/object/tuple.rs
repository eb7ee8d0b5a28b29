//! `tuple`.

use super::context::{Cx, Res};
use super::error::Raise;
use super::kind;
use super::vm::Vm;
use crate::heap::{Fields, Length, Ref, Value, object};
use crate::object::class::Builtin;

object! {
    /// A tuple; its items follow.
    pub struct Tuple: kind::TUPLE, "tuple", Values {
        values {}
        plain {}
    }
}

impl Vm {
    /// A new tuple. `None` when memory is short.
    #[inline]
    pub fn try_tuple(&self, items: &[Value<'_>]) -> Option<Ref<'_, Tuple>> {
        let new = self.heap.allocate_tail::<Tuple>(Builtin::Tuple.shape(), items.len())?;
        Some(new.init_values(|header| Tuple { header, length: Length::allocated() }, items.iter().copied()))
    }

    /// As `try_tuple`, where the limit of memory does not count: for a few items that must not be lost.
    #[inline(always)]
    pub fn tuple_past_limit(&self, items: &[Value<'_>]) -> Value<'_> {
        let shape = Builtin::Tuple.shape();
        let new = match self.heap.allocate_tail::<Tuple>(shape, items.len()) {
            Some(new) => new,
            None => self.heap.allocate_past_limit_tail::<Tuple>(shape, items.len()),
        };
        let fixed = |header| Tuple { header, length: Length::allocated() };
        new.init_values(fixed, items.iter().copied()).value()
    }

    /// A new tuple of items that another object has. `None` when memory is short.
    #[inline]
    pub fn tuple_copied(&self, items: Fields<'_>) -> Option<Ref<'_, Tuple>> {
        let new = self.heap.allocate_tail::<Tuple>(Builtin::Tuple.shape(), items.len())?;
        Some(new.init_copied(|header| Tuple { header, length: Length::allocated() }, items))
    }

    /// A new tuple of `count` items; undefined ones follow where the items end early. `None` when memory is short.
    #[inline]
    pub fn tuple_from<'a>(
        &self,
        count: usize,
        items: impl IntoIterator<Item = Value<'a>>,
    ) -> Option<Ref<'_, Tuple>> {
        let new = self.heap.allocate_tail::<Tuple>(Builtin::Tuple.shape(), count)?;
        let items = items.into_iter().take(count);
        Some(new.init_values(|header| Tuple { header, length: Length::allocated() }, items))
    }
}

impl Cx<'_> {
    /// A new tuple.
    ///
    /// # Errors
    /// MemoryError.
    pub fn tuple(&self, items: &[Value<'_>]) -> Res<Value<'_>> {
        self.try_tuple(items).map(Ref::value).ok_or_else(|| self.memory_error())
    }
}
