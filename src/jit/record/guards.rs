//! Guards: each asks once what is not known yet, and what it has established is a fact from there on.

use super::Recorder;
use super::traced::Traced;
use crate::heap::{ShapeWord, Word};
use crate::interp::direct::Direct;
use crate::interp::primitives;
use crate::jit::facts::Sort;
use crate::jit::hot::Tracing;
use crate::jit::ir::{Constant, Expect, Ir, Opcode, Operand, Primitive};
use crate::object::class::Class;
use crate::object::function::Function;
use crate::object::module::Module;
use crate::object::native::NativeFunction;
use smallvec::smallvec;

impl Recorder {
    /// The number in a value that the trace has made of one.
    fn boxed(&self, ir: Ir) -> Option<Ir> {
        let made = self.trace.instructions.get(ir.0 as usize)?;
        match (made.opcode, made.operands.first()) {
            (Opcode::Primitive(Primitive::from_int | Primitive::from_float), Some(Operand::Ir(number))) => {
                Some(*number)
            }
            _ => None,
        }
    }

    /// An object that the trace itself has made: its sort and shape need no guard.
    pub(super) fn made(&mut self, ir: Ir, now: Word) {
        if self.boxed(ir).is_some() {
            return;
        }
        if let Some(sort) = sort_of(self.d, now) {
            self.facts.learn_sort(ir, Sort::Passes(sort, ir));
        }
        if let Some(Operand::Constant(Constant::Shape(shape))) =
            self.trace.instructions[ir.0 as usize].operands.first()
        {
            self.facts.learn_shape(ir, *shape);
        }
    }

    /// A test of the sort of a value, which has this outcome now.
    ///
    /// An int beyond 48 bits is the same unboxed int in a trace: what was just boxed is an int, wide or not.
    pub(super) fn test_sort(&mut self, test: Primitive, v: Traced<Word>, passes: bool) -> Ir {
        if let Some(number) = self.boxed(v.ir) {
            return number;
        }
        match self.facts.sort(v.ir) {
            Sort::Passes(known, ir) if known == test => ir,
            Sort::Unknown => self.find_sort(test, v, passes),
            Sort::Passes(Primitive::as_object, _) => self.find_sort(test, v, passes),
            Sort::Passes(..) | Sort::Immediate => v.ir,
        }
    }

    /// As `test_sort`, for `as_object`: whatever is known answers it, and the object is the value.
    pub(super) fn test_object(&mut self, v: Traced<Word>, passes: bool) -> Ir {
        if self.boxed(v.ir).is_some() || self.facts.sort(v.ir) != Sort::Unknown {
            return v.ir;
        }
        self.find_sort(Primitive::as_object, v, passes)
    }

    /// One guard says of which sort a value is, and so answers all further questions of the kind.
    fn find_sort(&mut self, test: Primitive, v: Traced<Word>, passes: bool) -> Ir {
        let Some(sort) = (if passes { Some(test) } else { sort_of(self.d, v.now) }) else {
            if !v.now.is_pointer() {
                let class = self.d.vm().class_of(self.d.value(v.now)).value().word();
                let expect = Expect::Equal(Constant::Word(class));
                self.push(Opcode::ImmediateClass, smallvec![Operand::Ir(v.ir)], expect);
                self.facts.learn_sort(v.ir, Sort::Immediate);
                return v.ir;
            }
            return self.emit(test, smallvec![Operand::Ir(v.ir)], Expect::No);
        };
        let opcode = Opcode::Primitive(sort);
        let ir = match self.facts.sort(v.ir) {
            Sort::Passes(_, weaker) if self.replace(weaker, opcode, Expect::Yes) => weaker,
            _ => self.push(opcode, smallvec![Operand::Ir(v.ir)], Expect::Yes),
        };
        let root = self.facts.root(v.ir);
        if !matches!(sort, Primitive::as_int | Primitive::as_wide_int | Primitive::as_float) {
            self.facts.rename(ir, root);
        }
        self.facts.learn_sort(root, Sort::Passes(sort, ir));
        ir
    }

    /// Is a value this marker? It is not when it is a number or an object; of another marker the guard says which.
    pub(super) fn test_marker(&mut self, v: Traced<Word>, marker: Word) {
        let known = self.facts.sort(v.ir);
        if self.boxed(v.ir).is_some() || matches!(known, Sort::Passes(..)) {
            return;
        }
        if v.now != marker && (sort_of(self.d, v.now).is_some() || v.now.is_pointer()) {
            let passes = v.now.is_pointer();
            self.find_sort(Primitive::as_object, v, passes);
            return;
        }
        let operands = smallvec![Operand::Ir(v.ir), Operand::Constant(Constant::Word(v.now))];
        self.push(Opcode::Primitive(Primitive::is), operands, Expect::Yes);
        self.facts.learn_word(v.ir, v.now);
    }

    /// Make a guard of this bytecode another one that says the same and more, or the part that a guard to come leaves.
    fn replace(&mut self, guard: Ir, opcode: Opcode, expect: Expect) -> bool {
        let current = self.snapshot;
        match self.trace.instructions.get_mut(guard.0 as usize) {
            Some(i) if i.snapshot.is_some() && i.snapshot == current && i.expect == Expect::Yes => {
                (i.opcode, i.expect) = (opcode, expect);
                true
            }
            _ => false,
        }
    }

    /// Is it of the objects to which global names are bound once and for all: functions, classes and modules? One guard
    /// for which it is says all that is asked of such an object.
    pub(super) fn stays_bound(&self, cell: Word, now: Word) -> bool {
        let v = self.d.value(now);
        let is_such = match v.cast::<Function>() {
            Some(_) => Tracing::with(self.d.vm(), |t| t.holds(cell, now)).unwrap_or(true),
            None => {
                v.cast::<NativeFunction>().is_some()
                    || v.cast::<Class>().is_some()
                    || v.cast::<Module>().is_some()
            }
        };
        is_such && self.d.vm().keeps(v)
    }

    /// The shape of an object becomes a constant of the trace.
    pub(super) fn know_shape(&mut self, o: Ir, now: ShapeWord) {
        if self.boxed(o).is_some() {
            return;
        }
        match self.facts.shape(o) {
            Some(known) if known == now => return,
            Some(known) => {
                let what = format!("%{} has shape {known:?}, known was {now:?}", o.0);
                self.corrupt(&what)
            }
            None => {}
        }
        if let Sort::Passes(_, guard) = self.facts.sort(o) {
            // The shape implies the sort.
            self.replace(guard, Opcode::Primitive(Primitive::as_object), Expect::Yes);
        }
        let root = self.facts.root(o);
        let expect = Expect::Equal(Constant::Shape(now));
        self.push(Opcode::Primitive(Primitive::shape_of), smallvec![Operand::Ir(root)], expect);
        self.facts.learn_shape(root, now);
    }

    /// The identity of an object becomes a constant of the trace.
    pub(super) fn know_identity(&mut self, o: Ir, now: Word) {
        if self.is_constant(o) {
            return;
        }
        let (opcode, expect) =
            (Opcode::Primitive(Primitive::identity_of), Expect::Equal(Constant::Word(now)));
        let root = self.facts.root(o);
        let replaced = match self.facts.sort(o) {
            // The identity implies the sort.
            Sort::Passes(_, guard) => self.replace(guard, opcode, expect),
            _ => false,
        };
        if !replaced {
            self.push(opcode, smallvec![Operand::Ir(root)], expect);
        }
        self.facts.learn_word(root, now);
    }
}

macro_rules! sorts { ($($effect:ident $([$sort:ident])? $name:ident ($($a:ident : $k:ident),*) -> $kind:ident $($t:ident)?;)*) => {
    /// The test of its sort that a value passes. Only objects of rare kinds and markers pass none.
    pub(super) fn sort_of(d: Direct, w: Word) -> Option<Primitive> {
        // It is text once it is asked for as such; making it flat is not for whoever asks in vain.
        if d.value(w).cast::<crate::object::string::Rope>().is_some() {
            return None;
        }
        $( sort_row! { $effect $name d w } )*
        None
    }
} }
macro_rules! sort_row {
    (sort $n:ident $d:ident $w:ident) => {
        if primitives::$n($d, $w).is_some() {
            return Some(Primitive::$n);
        }
    };
    ($effect:ident $n:ident $d:ident $w:ident) => {};
}
crate::for_each_primitive! { sorts }
