//! The kernels of `collections` and `heapq`: what needs no script.
//!
//! Owns the methods of `deque` that scripts call most, which work on the slots that `collections.py` declares, and the
//! queues of `heapq` whose items compare without a script. Everything else is script code of those modules: a native
//! that answers with the undefined value is taken over by the function that [`ATTACH`]'s `take_over` gave it.
//!
//! Invariant: what a native leaves to the library it has not begun.

use crate::bytecode::ops::Comparison;
use crate::heap::{Fields, Ref, Value};
use crate::natives;
use crate::object::class::Class;
use crate::object::context::{Cx, Res};
use crate::object::error::Raise;
use crate::object::function::Function;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::native::NativeFunction;
use smallvec::SmallVec;

/// Rings up to this length do not shrink.
const SMALL: usize = 64;

// The slots of a deque: those of a class are in alphabetical order.
const RING: usize = 3;
const HEAD: usize = 1;
const SIZE: usize = 4;
const MOST: usize = 2;
const CHANGES: usize = 0;

/// A deque: the items are `ring[(head + i) & mask]` for `i` below `size`, all other places are None.
struct Deque<'v> {
    object: Ref<'v, Instance>,
    ring: Ref<'v, List>,
    head: usize,
    size: usize,
    most: Option<usize>,
}

impl<'v> Deque<'v> {
    fn of(cx: &'v Cx<'_>, this: Value<'v>, method: &str) -> Res<Deque<'v>> {
        let parts = || {
            let object = this.cast::<Instance>()?;
            let slots = object.tail_values();
            let number = |at: usize| slots.get(at).filter(|v| v.is_int()).map(|v| v.as_int() as usize);
            let ring = slots.get(RING)?.cast::<List>().filter(|ring| ring.len().is_power_of_two())?;
            let (head, size, most) = (number(HEAD)?, number(SIZE)?, number(MOST));
            number(CHANGES)?;
            (head < ring.len() && size <= ring.len()).then_some(Deque { object, ring, head, size, most })
        };
        parts().ok_or_else(|| {
            let given = cx.type_name(this);
            let text = format!(
                "descriptor '{method}' for 'collections.deque' objects doesn't apply to a '{given}' object"
            );
            cx.type_error(text)
        })
    }

    fn place(&self, offset: usize) -> usize {
        (self.head + offset) & (self.ring.len() - 1)
    }

    fn item(&self, offset: usize) -> Value<'v> {
        self.ring.item(self.place(offset)).unwrap_or(Value::NONE)
    }

    fn set(&self, cx: &Cx<'_>, offset: usize, item: Value<'_>) {
        cx.heap.store_tail(self.ring.storage(), self.place(offset), item);
    }

    /// Write back what has changed.
    fn finish(&self, cx: &Cx<'_>) {
        let slots = self.object.tail_values();
        let changes = slots.get(CHANGES).filter(|v| v.is_int()).map_or(0, |v| v.as_int());
        cx.heap.store_tail(self.object, HEAD, Value::int(self.head as i64));
        cx.heap.store_tail(self.object, SIZE, Value::int(self.size as i64));
        cx.heap.store_tail(self.object, CHANGES, Value::int((changes + 1) & ((1 << 40) - 1)));
    }

    /// A ring of another length.
    fn resize(&mut self, cx: &'v Cx<'_>, capacity: usize) -> Res<()> {
        // The items are copied twice, once outside of the heap.
        if !cx.heap.reserve(capacity.saturating_mul(2 * size_of::<Value<'_>>())) {
            return Err(cx.memory_error());
        }
        let mut items: Vec<Value<'v>> = (0..self.size).map(|offset| self.item(offset)).collect();
        items.resize(capacity, Value::NONE);
        self.ring = cx.list(&items)?;
        self.head = 0;
        cx.heap.store_tail(self.object, RING, self.ring.value());
        Ok(())
    }

    /// Is there room for one more? A bounded deque that is full loses an item at the other end; one that is bounded by
    /// nothing takes none.
    fn make_room(&mut self, cx: &'v Cx<'_>, lose_first: bool) -> Res<bool> {
        if Some(self.size) == self.most {
            if self.size == 0 {
                return Ok(false);
            }
            if lose_first {
                self.set(cx, 0, Value::NONE);
                self.head = self.place(1);
            } else {
                self.set(cx, self.size - 1, Value::NONE);
            }
            self.size -= 1;
        }
        if self.size == self.ring.len() {
            self.resize(cx, 2 * self.size)?;
        }
        Ok(true)
    }

    fn shrink(&mut self, cx: &'v Cx<'_>) -> Res<()> {
        if self.ring.len() > SMALL && self.size * 4 < self.ring.len() {
            self.resize(cx, self.ring.len() / 2)?;
        }
        Ok(())
    }
}

natives! { pub static DEQUE:
    /// Add an element to the right side of the deque.
    quiet fn append(cx, this: Value<'v>, item: Value<'v>) {
        let mut deque = Deque::of(cx, this, "append")?;
        if deque.make_room(cx, true)? {
            deque.set(cx, deque.size, item);
            deque.size += 1;
            deque.finish(cx);
        }
        Ok(Value::NONE)
    }
    /// Add an element to the left side of the deque.
    quiet fn appendleft(cx, this: Value<'v>, item: Value<'v>) {
        let mut deque = Deque::of(cx, this, "appendleft")?;
        if deque.make_room(cx, false)? {
            deque.head = deque.place(deque.ring.len() - 1);
            deque.set(cx, 0, item);
            deque.size += 1;
            deque.finish(cx);
        }
        Ok(Value::NONE)
    }
    /// Remove and return the rightmost element.
    quiet fn pop(cx, this: Value<'v>) {
        let mut deque = Deque::of(cx, this, "pop")?;
        if deque.size == 0 {
            return Err(cx.index_error("pop from an empty deque"));
        }
        let item = deque.item(deque.size - 1);
        deque.set(cx, deque.size - 1, Value::NONE);
        deque.size -= 1;
        deque.shrink(cx)?;
        deque.finish(cx);
        Ok(item)
    }
    /// Remove and return the leftmost element.
    quiet fn popleft(cx, this: Value<'v>) {
        let mut deque = Deque::of(cx, this, "popleft")?;
        if deque.size == 0 {
            return Err(cx.index_error("pop from an empty deque"));
        }
        let item = deque.item(0);
        deque.set(cx, 0, Value::NONE);
        deque.head = deque.place(1);
        deque.size -= 1;
        deque.shrink(cx)?;
        deque.finish(cx);
        Ok(item)
    }
    /// Return len(self).
    quiet fn "__len__" len(cx, this: Value<'v>) {
        Ok(Value::int(Deque::of(cx, this, "__len__")?.size as i64))
    }
    /// True if self else False
    quiet fn "__bool__" bool(cx, this: Value<'v>) {
        Ok(Value::bool(Deque::of(cx, this, "__bool__")?.size > 0))
    }
}

/// Is `a < b`, as far as that needs no script?
fn less(cx: &Cx<'_>, a: Value<'_>, b: Value<'_>) -> Option<bool> {
    if a.is_int() && b.is_int() {
        return Some(a.as_int() < b.as_int());
    }
    cx.compare_quietly(Comparison::Less, a, b)
}

/// Where an item that replaces the first of a queue ends up: the places from the top down to it, each of which gets
/// the item of the next. The item goes down to a leaf along the smaller children and rises from there, as
/// `heapq._sink` does. `None` when a script must be asked.
fn way_down(cx: &Cx<'_>, items: Fields<'_>, item: Value<'_>) -> Option<SmallVec<[usize; 32]>> {
    let mut way: SmallVec<[usize; 32]> = SmallVec::new();
    let mut place = 0;
    way.push(place);
    loop {
        let child = 2 * place + 1;
        let Some(left) = items.get(child) else { break };
        place = match items.get(child + 1) {
            Some(right) if !less(cx, left, right)? => child + 1,
            _ => child,
        };
        way.push(place);
    }
    while way.len() > 1 {
        let above = items.get(*way.last()?)?;
        if !less(cx, item, above)? {
            break;
        }
        way.pop();
    }
    Some(way)
}

fn sink(cx: &Cx<'_>, heap: Ref<'_, List>, way: &[usize], item: Value<'_>) {
    let storage = heap.storage();
    for pair in way.windows(2) {
        if let [to, from] = pair {
            cx.heap.store_tail(storage, *to, heap.item(*from).unwrap_or(Value::NONE));
        }
    }
    if let Some(last) = way.last() {
        cx.heap.store_tail(storage, *last, item);
    }
}

natives! { pub static HEAP:
    /// Push item onto heap, maintaining the heap invariant.
    quiet fn heappush(cx, heap: Ref<'v, List>, item: Value<'v>) {
        let count = heap.len();
        let mut place = count;
        while place > 0 {
            let parent = (place - 1) >> 1;
            match heap.item(parent).map(|above| less(cx, item, above)) {
                Some(Some(true)) => place = parent,
                Some(Some(false)) => break,
                _ => return Ok(Value::UNDEF),
            }
        }
        cx.push(heap, item)?;
        let storage = heap.storage();
        let mut hole = count;
        while hole > place {
            let parent = (hole - 1) >> 1;
            cx.heap.store_tail(storage, hole, heap.item(parent).unwrap_or(Value::NONE));
            hole = parent;
        }
        cx.heap.store_tail(storage, place, item);
        Ok(Value::NONE)
    }
    /// Pop the smallest item off the heap, maintaining the heap invariant.
    quiet fn heappop(cx, heap: Ref<'v, List>) {
        let Some(count) = heap.len().checked_sub(1) else { return Err(cx.index_error("index out of range")) };
        let last = heap.item(count).unwrap_or(Value::NONE);
        if count == 0 {
            cx.list_truncate(heap, 0);
            return Ok(last);
        }
        let Some(way) = way_down(cx, heap.items().first(count), last) else { return Ok(Value::UNDEF) };
        let least = heap.item(0).unwrap_or(Value::NONE);
        cx.list_truncate(heap, count);
        sink(cx, heap, &way, last);
        Ok(least)
    }
    /// Pop and return the current smallest value, and add the new item.
    quiet fn heapreplace(cx, heap: Ref<'v, List>, item: Value<'v>) {
        let Some(least) = heap.item(0) else { return Err(cx.index_error("index out of range")) };
        let Some(way) = way_down(cx, heap.items(), item) else { return Ok(Value::UNDEF) };
        sink(cx, heap, &way, item);
        Ok(least)
    }
    /// Push item on the heap, then pop and return the smallest item from the heap.
    quiet fn heappushpop(cx, heap: Ref<'v, List>, item: Value<'v>) {
        let Some(least) = heap.item(0) else { return Ok(item) };
        match less(cx, least, item) {
            Some(false) => return Ok(item),
            Some(true) => {}
            None => return Ok(Value::UNDEF),
        }
        let Some(way) = way_down(cx, heap.items(), item) else { return Ok(Value::UNDEF) };
        sink(cx, heap, &way, item);
        Ok(least)
    }
}

natives! { pub static ATTACH:
    /// The methods of `deque` that are natives become those of a class.
    quiet fn attach_deque(cx, class: Ref<'v, Class>) {
        cx.attach_natives(class, DEQUE)?;
        Ok(Value::NONE)
    }
    /// The function that is called when a native cannot answer.
    quiet fn take_over(cx, native: Ref<'v, NativeFunction>, function: Ref<'v, Function>) {
        cx.heap.store(native, &native.object().extra, function.value());
        Ok(Value::NONE)
    }
}
