//! What a trace has established about its values.
//!
//! Owns the answers that guards have given, so that no guard asks again. The recorder learns from each guard and from
//! what the trace itself has made; it forgets shapes when something may have changed them. The sort of a value and the
//! identity of a constant never change.
//!
//! Invariant "root": facts are kept under the instruction that made a value. The result of a test such as `as_list` is
//! the same object under another name, and has its facts there.

use super::ir::{Ir, NOTHING, Primitive};
use crate::heap::{ShapeWord, Word};

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

/// What is known of a value.
#[derive(Clone, Copy)]
struct Fact {
    root: Ir,
    sort: Sort,
    shape: Option<ShapeWord>,
    word: Option<Word>,
}

/// See the module's documentation.
#[derive(Clone, Default)]
pub struct Facts {
    /// By the number of the instruction; of those beyond the end nothing is known.
    all: Vec<Fact>,
    /// Those whose shape is known.
    shaped: Vec<Ir>,
}

impl Facts {
    /// What is known of these values alone, and in terms of them.
    pub fn of(&self, these: impl Fn(Ir) -> bool) -> Facts {
        let mut facts = Facts::default();
        for (n, known) in self.all.iter().enumerate() {
            let ir = Ir(n as u32);
            let Some(fact) = these(ir).then_some(ir).and_then(|ir| facts.fact(ir)) else { continue };
            *fact = *known;
            if !these(known.root) {
                fact.root = ir;
            }
            if matches!(known.sort, Sort::Passes(_, result) if !these(result)) {
                fact.sort = Sort::Unknown;
            }
        }
        facts.shaped = self.shaped.iter().copied().filter(|ir| these(*ir)).collect();
        facts
    }

    fn get(&self, ir: Ir) -> Option<&Fact> {
        self.all.get(ir.0 as usize)
    }

    /// What is known of a value, to be changed. Of [`NOTHING`] nothing is.
    fn fact(&mut self, ir: Ir) -> Option<&mut Fact> {
        if ir == NOTHING {
            return None;
        }
        for n in self.all.len()..=ir.0 as usize {
            self.all.push(Fact { root: Ir(n as u32), sort: Sort::Unknown, shape: None, word: None });
        }
        self.all.get_mut(ir.0 as usize)
    }

    /// The instruction that made a value.
    pub fn root(&self, ir: Ir) -> Ir {
        self.get(ir).map_or(ir, |fact| fact.root)
    }

    /// `ir` is another name for what `root` made.
    pub fn rename(&mut self, ir: Ir, root: Ir) {
        if let Some(fact) = self.fact(ir) {
            fact.root = root;
        }
    }

    /// What is known of the sort of a value.
    pub fn sort(&self, ir: Ir) -> Sort {
        self.get(self.root(ir)).map_or(Sort::Unknown, |fact| fact.sort)
    }

    /// The sort of a value is known from here on.
    pub fn learn_sort(&mut self, ir: Ir, sort: Sort) {
        if let Some(fact) = self.fact(self.root(ir)) {
            fact.sort = sort;
        }
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
        self.word(ir).is_some()
    }

    /// The value, if a guard has said which one it is.
    pub fn word(&self, ir: Ir) -> Option<Word> {
        self.get(self.root(ir))?.word
    }

    /// A guard says that the value is this one.
    pub fn learn_word(&mut self, ir: Ir, word: Word) {
        if let Some(fact) = self.fact(self.root(ir)) {
            fact.word = Some(word);
        }
    }

    /// The shape of an object, if it is known.
    pub fn shape(&self, ir: Ir) -> Option<ShapeWord> {
        self.get(self.root(ir))?.shape
    }

    /// The object has this shape from here on.
    pub fn learn_shape(&mut self, ir: Ir, shape: ShapeWord) {
        let root = self.root(ir);
        if self.fact(root).is_some_and(|fact| fact.shape.replace(shape).is_none()) {
            self.shaped.push(root);
        }
    }

    /// The object changes its shape to `after`. Those that may be the same object had the same shape before.
    pub fn change_shape(&mut self, ir: Ir, after: ShapeWord) {
        self.forget_shape(self.shape(ir));
        self.learn_shape(ir, after);
    }

    /// An object that may be any of those of this shape has another one; any object, if its shape is not known.
    pub fn forget_shape(&mut self, before: Option<ShapeWord>) {
        let all = &mut self.all;
        self.shaped.retain(|ir| {
            let shape = &mut all[ir.0 as usize].shape;
            if before.is_none() || *shape == before {
                *shape = None;
            }
            shape.is_some()
        });
    }

    /// Any object may have another shape.
    pub fn forget_shapes(&mut self) {
        self.forget_shape(None);
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
