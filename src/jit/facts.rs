//! What a trace has established about its values.
//!
//! Owns the answers that guards have given, so that no guard asks again. The recorder learns from each guard and from
//! what the trace itself has made; it forgets shapes when something may have changed them. The sort of a value and the
//! identity of a constant never change.
//!
//! Invariant "root": facts are kept under the instruction that made a value. The result of a test such as `as_list` is
//! the same object under another name, and has its facts there.

use super::ir::{Ir, Primitive};
use crate::heap::{ShapeWord, Word};
use hashbrown::HashMap;

/// What is known of the sort of a value.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Sort {
    /// Nothing.
    Unknown,
    /// It passes this test, of which that is the result. `as_object` says the least.
    Passes(Primitive, Ir),
    /// It is no object and no number: of such a value the class is known.
    Immediate,
}

/// What is known of a value where code is left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Claim {
    /// The test of its sort that it passes.
    pub sort: Option<Primitive>,
    /// The shape that it has.
    pub shape: Option<ShapeWord>,
}

/// See the module's documentation.
#[derive(Clone, Default)]
pub struct Facts {
    roots: HashMap<Ir, Ir>,
    sorts: HashMap<Ir, Sort>,
    words: HashMap<Ir, Word>,
    shapes: HashMap<Ir, ShapeWord>,
}

impl Facts {
    /// What is known of these values alone, and in terms of them.
    pub fn of(&self, these: impl Fn(Ir) -> bool) -> Facts {
        let sort = |(ir, sort): (&Ir, &Sort)| match sort {
            Sort::Passes(_, result) if !these(*result) => None,
            _ => these(*ir).then_some((*ir, *sort)),
        };
        Facts {
            roots: self
                .roots
                .iter()
                .filter(|(ir, root)| these(**ir) && these(**root))
                .map(|(i, r)| (*i, *r))
                .collect(),
            sorts: self.sorts.iter().filter_map(sort).collect(),
            words: self.words.iter().filter(|(ir, _)| these(**ir)).map(|(ir, w)| (*ir, *w)).collect(),
            shapes: self.shapes.iter().filter(|(ir, _)| these(**ir)).map(|(ir, s)| (*ir, *s)).collect(),
        }
    }

    /// The instruction that made a value.
    pub fn root(&self, ir: Ir) -> Ir {
        self.roots.get(&ir).copied().unwrap_or(ir)
    }

    /// `ir` is another name for what `root` made.
    pub fn rename(&mut self, ir: Ir, root: Ir) {
        if ir != root {
            self.roots.insert(ir, root);
        }
    }

    /// What is known of the sort of a value.
    pub fn sort(&self, ir: Ir) -> Sort {
        self.sorts.get(&self.root(ir)).copied().unwrap_or(Sort::Unknown)
    }

    /// The sort of a value is known from here on.
    pub fn learn_sort(&mut self, ir: Ir, sort: Sort) {
        let root = self.root(ir);
        self.sorts.insert(root, sort);
    }

    /// `now` is the value that `before` was, perhaps moved: what sort it is of, and its shape, are the same.
    pub fn carry_over(&mut self, before: Ir, now: Ir) {
        match self.sort(before) {
            Sort::Passes(Primitive::as_int | Primitive::as_float, _) | Sort::Immediate => {
                let sort = self.sort(before);
                self.learn_sort(now, sort);
            }
            Sort::Passes(Primitive::as_wide_int, _) | Sort::Unknown => {}
            Sort::Passes(test, _) => self.learn_sort(now, Sort::Passes(test, now)),
        }
        if let Some(shape) = self.shape(before) {
            self.learn_shape(now, shape);
        }
    }

    /// Is the value the same in each turn?
    pub fn is_word(&self, ir: Ir) -> bool {
        self.words.contains_key(&self.root(ir))
    }

    /// The value, if a guard has said which one it is.
    pub fn word(&self, ir: Ir) -> Option<Word> {
        self.words.get(&self.root(ir)).copied()
    }

    /// A guard says that the value is this one.
    pub fn learn_word(&mut self, ir: Ir, word: Word) {
        let root = self.root(ir);
        self.words.insert(root, word);
    }

    /// The shape of an object, if it is known.
    pub fn shape(&self, ir: Ir) -> Option<ShapeWord> {
        self.shapes.get(&self.root(ir)).copied()
    }

    /// The object has this shape from here on.
    pub fn learn_shape(&mut self, ir: Ir, shape: ShapeWord) {
        let root = self.root(ir);
        self.shapes.insert(root, shape);
    }

    /// The object changes its shape to `after`. Those that may be the same object had the same shape before.
    pub fn change_shape(&mut self, ir: Ir, after: ShapeWord) {
        self.forget_shape(self.shape(ir));
        self.learn_shape(ir, after);
    }

    /// An object that may be any of those of this shape has another one; any object, if its shape is not known.
    pub fn forget_shape(&mut self, before: Option<ShapeWord>) {
        match before {
            Some(before) => self.shapes.retain(|_, shape| *shape != before),
            None => self.shapes.clear(),
        }
    }

    /// Any object may have another shape.
    pub fn forget_shapes(&mut self) {
        self.shapes.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: ShapeWord = ShapeWord::from_bits(1);
    const B: ShapeWord = ShapeWord::from_bits(2);
    const C: ShapeWord = ShapeWord::from_bits(3);

    #[test]
    fn a_renamed_value_has_the_facts_of_its_root() {
        let mut facts = Facts::default();
        facts.rename(Ir(5), Ir(2));
        facts.learn_shape(Ir(5), A);
        facts.learn_sort(Ir(2), Sort::Immediate);
        assert_eq!((facts.shape(Ir(2)), facts.sort(Ir(5))), (Some(A), Sort::Immediate));
    }

    #[test]
    fn a_change_of_shape_spares_objects_that_are_others() {
        let mut facts = Facts::default();
        for (ir, shape) in [(1, A), (2, A), (3, B)] {
            facts.learn_shape(Ir(ir), shape);
        }
        facts.change_shape(Ir(1), C);
        assert_eq!([1, 2, 3].map(|ir| facts.shape(Ir(ir))), [Some(C), None, Some(B)]);
        facts.change_shape(Ir(9), A);
        assert_eq!([1, 2, 3, 9].map(|ir| facts.shape(Ir(ir))), [None, None, None, Some(A)]);
    }
}
