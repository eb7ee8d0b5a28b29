//! Hidden classes: what objects of the same class and the same attributes share.
//!
//! Owns the table of shapes and the transitions between them. A shape says of which class an object is and in which
//! slot each of its attributes is. Its index is in the object's header, so that one comparison of 32 bits is a guard on
//! class and layout. The first shapes are those of the built-in classes, at the class's number.
//!
//! Invariant "shape": a shape never changes; an object that gets another attribute gets another shape. A shape is freed by
//! a full collection when its class is dead, or, if it belongs to a single object, when no object has it: then no object
//! has it, and everything that was cached is forgotten before its index is used again.

use super::class::Builtin;
use super::symbol::Symbol;
use super::vm::Vm;
use crate::heap::{Kind, Reach, Ref, ShapeWord, Value, Word};
use hashbrown::HashMap;
use std::cell::{Cell, OnceCell, RefCell};
use std::ptr::NonNull;

/// Attributes past which an instance becomes a dictionary.
pub const MAX_SLOTS: usize = 128;
/// Transitions past which instances of one shape that get a new attribute become dictionaries.
const MAX_NEXT: usize = 1024;
/// Attributes up to which a shape is searched without a table.
const LINEAR: usize = 8;

/// One hidden class.
pub struct Shape {
    /// Kind and index: what headers hold.
    pub word: ShapeWord,
    class: Cell<Word>,
    /// Names of the slots, in order.
    pub names: Box<[Symbol]>,
    /// How many slots are inside the object.
    pub inline: u8,
    /// Attributes are in a dictionary instead.
    pub dictionary: bool,
    /// Belongs to a single object.
    single: bool,
    /// The last cycle has found that it is needed.
    is_live: Cell<bool>,
    next: RefCell<HashMap<Symbol, u32>>,
    table: OnceCell<HashMap<Symbol, u32>>,
}

impl Shape {
    /// The slot of an attribute.
    pub fn slot(&self, name: Symbol) -> Option<u32> {
        if self.names.len() <= LINEAR {
            return self.names.iter().position(|n| *n == name).map(|i| i as u32);
        }
        let table = self.table.get_or_init(|| (0..).zip(&self.names).map(|(i, n)| (*n, i)).collect());
        table.get(&name).copied()
    }
}

/// Bytes that a shape with so many names takes, with its entry in the table of transitions.
fn bytes_of(shape: &Shape) -> usize {
    2 * size_of::<Shape>() + size_of_val(&*shape.names)
}

/// A shape that `Vm::add_shape` has made and `free` has not yet freed.
///
/// Invariant "made": it is in the list of its engine, or was just taken out of it.
#[derive(Clone, Copy)]
struct Made(NonNull<Shape>);

impl Made {
    fn new(shape: Shape) -> Made {
        Made(NonNull::from(Box::leak(Box::new(shape))))
    }

    fn get<'v>(self) -> &'v Shape {
        // SAFETY: invariant "made". References are only given out for borrows of the engine, and shapes are freed under
        // its exclusive borrow.
        unsafe { &*self.0.as_ptr() }
    }

    /// # Safety
    /// It is in no list any longer, and no reference to it is left.
    unsafe fn free(self) {
        // SAFETY: leaked in `new`; the rest by contract.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

/// All shapes of an engine. They do not move, so that references to them are good for as long as the engine is borrowed.
#[derive(Default)]
pub struct Shapes {
    list: RefCell<Vec<Made>>,
    /// Indexes of shapes that were freed. What stands in the list there is the shape of `object`.
    free: RefCell<Vec<u32>>,
}

impl Drop for Shapes {
    fn drop(&mut self) {
        let free = self.free.get_mut();
        let mut list = self.list.take();
        free.sort_unstable();
        for index in free.drain(..).rev() {
            list.swap_remove(index as usize);
        }
        for shape in list {
            // SAFETY: the engine is going away, and references to shapes are only given out for borrows of it.
            unsafe { shape.free() };
        }
    }
}

impl Shapes {
    /// Show the class of a shape.
    pub(super) fn visit_class(&mut self, word: ShapeWord, visit: &mut dyn FnMut(&mut Word)) {
        if let Some(shape) = self.list.get_mut().get(word.index() as usize) {
            visit(&mut shape.get().class.get());
        }
    }

    /// The classes of the shapes that objects have live.
    pub(super) fn outlying(&mut self, reach: &mut dyn Reach) {
        for shape in self.list.get_mut().iter().map(|made| made.get()) {
            let has_objects = reach.has_seen(shape.word);
            if has_objects {
                // Classes are old: their words do not change.
                reach.reach(&mut shape.class.get());
            }
            shape.is_live.set(has_objects || !shape.single);
        }
    }

    /// Free the shapes that nothing can have any longer; gives the bytes they took.
    pub(super) fn sweep(&mut self, fate: &dyn Fn(Word) -> Option<Word>) -> usize {
        let (list, free) = (self.list.get_mut(), self.free.get_mut());
        let Some(stand_in) = list.get(Builtin::Object as usize).copied() else { return 0 };
        let mut bytes = 0;
        for (index, place) in (0..).zip(list) {
            let entry = place.get();
            let is_free = entry.word.index() != index && index < ShapeWord::MAX_INDEX;
            if is_free || entry.is_live.get() && fate(entry.class.get()).is_some() {
                continue;
            }
            bytes += bytes_of(entry);
            let dead = std::mem::replace(place, stand_in);
            // SAFETY: the exclusive borrow of the table, which is a part of the engine, ends all references to it.
            unsafe { dead.free() };
            free.push(index);
        }
        bytes
    }
}

/// A shape as a constant of a trace or of an inline cache.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(transparent)]
pub struct ShapeId(pub ShapeWord);

impl Vm {
    fn add_shape(
        &self,
        kind: Kind,
        class: Word,
        names: Box<[Symbol]>,
        inline: u8,
        dictionary: bool,
        single: bool,
    ) -> &Shape {
        let mut list = self.shapes.list.borrow_mut();
        let free = self.shapes.free.borrow_mut().pop();
        let index = free.unwrap_or(list.len() as u32);
        // 16 million shapes; past that everything shares the last index as a dictionary. A script that gets there has
        // met its memory limit long before.
        let word = ShapeWord::new(kind, index.min(ShapeWord::MAX_INDEX));
        let made = Made::new(Shape {
            word,
            single,
            is_live: Cell::new(true),
            class: Cell::new(class),
            names,
            inline,
            dictionary,
            next: RefCell::default(),
            table: OnceCell::new(),
        });
        let shape = made.get();
        match list.get_mut(index as usize).filter(|_| free.is_some()) {
            Some(place) => *place = made,
            None => list.push(made),
        }
        self.heap.charge(bytes_of(shape) as isize);
        shape
    }

    /// A shape without attributes for a class.
    pub fn root_shape(&self, kind: Kind, class: Value<'_>, inline: u8, dictionary: bool) -> &Shape {
        self.add_shape(kind, class.word(), Box::new([]), inline, dictionary, false)
    }

    /// A shape for a single object, which must be given it before the next collection.
    pub fn single_shape(&self, kind: Kind, class: Value<'_>) -> ShapeWord {
        let word = self.add_shape(kind, class.word(), Box::new([]), 0, true, true).word;
        self.heap.see_shape(word);
        word
    }

    /// Tell the shape of a built-in class which class object it belongs to.
    pub(super) fn set_shape_class(&self, index: u32, class: Value<'_>) {
        if let Some(shape) = self.shapes.list.borrow().get(index as usize) {
            shape.get().class.set(class.word());
        }
    }

    /// The shape with that word.
    #[inline]
    pub fn shape(&self, word: ShapeWord) -> &Shape {
        self.shapes.list.borrow()[word.index() as usize].get()
    }

    /// The class of objects of that shape.
    #[inline]
    pub fn shape_class(&self, word: ShapeWord) -> Value<'_> {
        self.brand(self.shape(word).class.get())
    }

    /// The shape after an attribute is added; a dictionary shape at the caps.
    pub fn shape_with(&self, shape: &Shape, name: Symbol) -> &Shape {
        let known = shape.next.borrow().get(&name).copied();
        if let Some(index) = known {
            return self.shape(ShapeWord::new(shape.word.kind(), index));
        }
        let (kind, class) = (shape.word.kind(), shape.class.get());
        let full = shape.names.len() >= MAX_SLOTS || shape.next.borrow().len() >= MAX_NEXT;
        if full {
            return self.dictionary_shape(shape);
        }
        let names = shape.names.iter().copied().chain([name]).collect();
        let after = self.add_shape(kind, class, names, shape.inline, false, false);
        shape.next.borrow_mut().insert(name, after.word.index());
        after
    }

    /// The dictionary shape of the same class. One per class: a transition of its root under the empty name.
    pub fn dictionary_shape(&self, shape: &Shape) -> &Shape {
        let root = self.first_shape(shape);
        let known = root.next.borrow().get(&super::symbol::name::empty).copied();
        if let Some(index) = known {
            return self.shape(ShapeWord::new(shape.word.kind(), index));
        }
        // What every instance has a slot for keeps it: the payload and the names in `__slots__`.
        let (kind, class, names) = (shape.word.kind(), shape.class.get(), root.names.clone());
        let made = self.add_shape(kind, class, names, root.inline, true, false);
        root.next.borrow_mut().insert(super::symbol::name::empty, made.word.index());
        made
    }

    fn first_shape(&self, shape: &Shape) -> &Shape {
        let class = self.brand(shape.class.get());
        let root = class.cast::<super::class::Class>().map(Ref::object).map(|c| c.instance_shape.get());
        match root {
            Some(word) if word.kind() == shape.word.kind() => self.shape(word),
            _ => self.shape(shape.word),
        }
    }

    /// The shape without one attribute: the others in order.
    pub fn shape_without(&self, shape: &Shape, name: Symbol) -> &Shape {
        let mut after = self.first_shape(shape);
        let fixed = after.names.len();
        for n in shape.names.iter().skip(fixed).filter(|n| **n != name) {
            after = self.shape_with(after, *n);
        }
        after
    }
}
