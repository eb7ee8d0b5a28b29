//! What every instruction means: one function a row of the instruction table, generic over the machine.
//!
//! Interpreter, recorder and checker are all made of these. No `unsafe`, no look inside values, no loops but over
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

macro_rules! dispatch { ($( $(#[$doc:meta])* $name:ident = $variant:ident { $($operand:ident : $type:ident),* }; )*) => {
    /// Do one instruction. `halt` is for whoever drives the machine and does nothing here.
    #[inline(always)]
    pub fn step<M: Machine>(mut m: M, i: Ins) -> Done<M> {
        #[allow(unused_mut, unused_variables)]
        let mut operands = Operands { word: i.0, at: 8 };
        match i.op() {
            $( Op::$variant => {
                $( let $operand = operands.take::<crate::bytecode::ops::$type, M>(&mut m); )*
                $name(m $(, $operand)*)
            } )*
        }
    }
} }
crate::for_each_op! { dispatch }
