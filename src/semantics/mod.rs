//! What every instruction means: one function a row of the instruction table, generic over the machine.
//!
//! Interpreter, recorder and checker are all made of these. Safe code, no look inside values, no loops but over
//! constants of the bytecode; see `machine::primitives` for the rules that the types enforce.

pub mod arithmetic;

pub mod attribute;

pub mod call;

pub mod collection;

pub mod compare;

pub mod exception;

pub mod generator;

pub mod item;

pub mod iterate;

pub mod name;

pub(crate) mod native;

pub mod register;

use crate::bytecode::ops::{Ins, Op, Operand};
use crate::machine::{Done, Machine};

use arithmetic::*;
use attribute::*;
use call::*;
use collection::*;
use compare::*;
use exception::*;
use generator::*;
use item::*;
use iterate::*;
use name::*;
use register::*;

/// Takes the operands of an instruction, in the order of its row.
struct Operands {
    word: u32,
    at: u32,
}

impl Operands {
    #[inline(always)]
    fn take<T: Operand, M: Machine>(&mut self, m: &mut M) -> T {
        if T::BITS == 32 {
            return T::of(m.extension());
        }
        let bits = self.word >> self.at & (u32::MAX >> (32 - T::BITS));
        self.at += T::BITS;
        T::of(bits)
    }
}

macro_rules! encoded { ($( $(#[$doc:meta])* $name:ident = $variant:ident { $($operand:ident : $type:ident),* }; )*) => {
    /// The same functions, each taking its operands from the instruction word.
    pub mod encoded {
        use super::{Done, Ins, Machine, Operands};
        $(
            $(#[$doc])*
            #[inline(always)]
            #[allow(unused_mut, unused_variables)]
            pub fn $name<M: Machine>(mut m: M, i: Ins) -> Done<M> {
                let mut operands = Operands { word: i.0, at: 8 };
                $( let $operand = operands.take::<crate::bytecode::ops::$type, M>(&mut m); )*
                super::$name(m $(, $operand)*)
            }
        )*
    }

    /// Do one instruction. `halt` and `traced` are for whoever drives the machine and do nothing here.
    pub fn step<M: Machine>(m: M, i: Ins) -> Done<M> {
        match i.op() {
            $( Op::$variant => encoded::$name(m, i), )*
        }
    }
} }
crate::for_each_op! { encoded }
