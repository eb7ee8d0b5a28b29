//! Values of the recording machine: what is there now, with the instruction that makes it.
//!
//! Owns what an operand becomes in the trace and what the checker keeps of a result.

use crate::heap::{Object, ShapeWord, Word};
use crate::interp::direct::Held;
use crate::jit::check::Datum;
use crate::jit::ir::{Constant, Ir, Operand};
use crate::machine::primitives::{Index, Inline, Slot};
use crate::object::code::CodeRef;
use crate::object::symbol::Symbol;

/// What a value is now, and which instruction makes it.
pub struct Traced<T> {
    pub(super) now: T,
    pub(super) ir: Ir,
}
impl<T: Copy> Clone for Traced<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Copy> Copy for Traced<T> {}

/// An operand of a primitive: traced, or a constant of the bytecode.
pub(super) trait Given: Copy {
    type Now;
    fn now(self) -> Self::Now;
    fn operand(self) -> Operand;
}
impl<T: Copy> Given for Traced<T> {
    type Now = T;
    fn now(self) -> T {
        self.now
    }
    fn operand(self) -> Operand {
        Operand::Ir(self.ir)
    }
}
macro_rules! constants { ($($t:ty => $variant:ident),*) => { $(
    impl Given for $t {
        type Now = $t;
        fn now(self) -> $t { self }
        fn operand(self) -> Operand { Operand::Constant(Constant::$variant(self)) }
    }
    impl From<$t> for Constant {
        fn from(c: $t) -> Constant { Constant::$variant(c) }
    }
)* } }
constants! { Slot => Slot, Inline => Inline, Index => Index, ShapeWord => Shape, Word => Word, Symbol => Symbol, CodeRef => Code }

/// What the checker keeps of a result.
pub(super) trait Data {
    fn datum(&self) -> Datum;
}
impl Data for Word {
    fn datum(&self) -> Datum {
        Datum::Word(*self)
    }
}
impl Data for i64 {
    fn datum(&self) -> Datum {
        Datum::Int(*self)
    }
}
impl Data for f64 {
    fn datum(&self) -> Datum {
        // Boxing forgets which NaN it is, but for its sign; which of two that gives is up to the compiler.
        Datum::Float(if self.is_nan() { f64::NAN.to_bits() } else { self.to_bits() })
    }
}
impl<T: Object> Data for Held<T> {
    fn datum(&self) -> Datum {
        Datum::Word(self.value().word())
    }
}
