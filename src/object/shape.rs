//! Hidden classes: what objects of the same class and the same attributes share.
//!
//! Owns the table of shapes and the transitions between them. A shape says of which class an object is and in which
//! slot each of its attributes is. Its index is in the object's header, so that one comparison of 32 bits is a guard on
//! class and layout. The first shapes are those of the built-in classes, at the class's number.
//!
//! Invariant "shape": a shape never changes; an object that gets another attribute gets another shape.

use super::symbol::Symbol;
use super::vm::Vm;
use crate::heap::{Kind, Ref, ShapeWord, Value, Word};
use hashbrown::HashMap;
use std::cell::{Cell, OnceCell, RefCell};

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

/// All shapes of an engine. A shape is never freed, so that references to it are stable.
#[derive(Default)]
pub struct Shapes {
    list: RefCell<Vec<&'static Shape>>,
}

impl Drop for Shapes {
    fn drop(&mut self) {
        for shape in self.list.get_mut().drain(..) {
            // SAFETY: made by `Box::leak` in `Vm::add_shape`; the engine is going away, and references to shapes are
            // only given out for borrows of it (`Vm::shape`).
            drop(unsafe { Box::from_raw(std::ptr::from_ref(shape).cast_mut()) });
        }
    }
}

impl Shapes {
    pub(super) fn visit(&mut self, visit: &mut dyn FnMut(&mut Word)) {
        for shape in self.list.get_mut().iter() {
            let mut word = shape.class.get();
            visit(&mut word);
            shape.class.set(word);
        }
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
    ) -> &Shape {
        let mut list = self.shapes.list.borrow_mut();
        let index = list.len() as u32;
        // 16 million shapes; past that everything shares the last index as a dictionary. A script that gets there has
        // met its memory limit long before.
        let word = ShapeWord::new(kind, index.min(ShapeWord::MAX_INDEX));
        let shape = Box::new(Shape {
            word,
            class: Cell::new(class),
            names,
            inline,
            dictionary,
            next: RefCell::default(),
            table: OnceCell::new(),
        });
        let shape: &'static Shape = Box::leak(shape);
        list.push(shape);
        shape
    }

    /// A shape without attributes for a class.
    pub fn root_shape(&self, kind: Kind, class: Value<'_>, inline: u8, dictionary: bool) -> &Shape {
        self.add_shape(kind, class.word(), Box::new([]), inline, dictionary)
    }

    /// Tell the shape of a built-in class which class object it belongs to.
    pub(super) fn set_shape_class(&self, index: u32, class: Value<'_>) {
        if let Some(shape) = self.shapes.list.borrow().get(index as usize) {
            shape.class.set(class.word());
        }
    }

    /// The shape with that word.
    #[inline]
    pub fn shape(&self, word: ShapeWord) -> &Shape {
        self.shapes.list.borrow()[word.index() as usize]
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
        let after = self.add_shape(kind, class, names, shape.inline, false);
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
        let made =
            self.add_shape(shape.word.kind(), shape.class.get(), root.names.clone(), root.inline, true);
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
