//! The machine code of arithmetic on unboxed numbers.
//!
//! Owns operators and comparisons of ints, which are in general registers, and of floats, which are in vector registers.
//! How they are boxed is in `lower` and `floats`.

use super::Writer;
use crate::jit::abort::Abort;
use crate::jit::ir::{Expect, Instruction, Primitive};
use crate::jit::x64::registers::{Place, Register};
use dynasmrt::{DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

/// Where an operand of float arithmetic is.
#[derive(Clone, Copy)]
enum Factor {
    Register(u8),
    Pooled(DynamicLabel),
}

/// What an integer comparison jumps on when it does not come out as expected.
#[derive(Clone, Copy)]
pub(super) enum Unless {
    Less,
    LessOrEqual,
    Equal,
}

impl Writer<'_> {
    // ---- ints ----

    /// The register of a result that starts as a copy of an operand, in the operand's own where nobody misses it.
    pub(super) fn result_in(
        &mut self,
        n: u32,
        i: &Instruction,
        operand: usize,
        from: u8,
    ) -> Result<u8, Abort> {
        let value = self.operand(i, operand);
        if self.registers.is_last_use(value)
            && let Some(Register::General(r)) = self.registers.inherit(n, value)
        {
            return Ok(r);
        }
        let to = self.define_general(n)?;
        if to != from {
            dynasm!(self.ops ; .arch x64 ; mov Rq(to), Rq(from));
        }
        Ok(to)
    }

    pub(super) fn small(&self, i: &Instruction, n: usize) -> Option<i32> {
        self.known(i, n).and_then(|bits| i32::try_from(bits as i64).ok())
    }

    pub(super) fn int(&mut self, n: u32, i: &Instruction, p: Primitive) -> Result<(), Abort> {
        use Primitive as P;
        let commutes = p != P::int_sub;
        // A constant goes to the right.
        let (left, right) = if commutes && self.known(i, 0).is_some() { (1, 0) } else { (0, 1) };
        let small = self.small(i, right);
        if let (Some(c), true) = (small, self.bounds.settles(n)) {
            return self.int_plus(n, i, left, if commutes { c } else { -c });
        }
        let a = self.general(self.operand(i, left), 1)?;
        let b = match small {
            Some(_) => 0,
            None => self.general(self.operand(i, right), 0)?,
        };
        let to = self.result_in(n, i, left, a)?;
        match (p, small) {
            (P::int_add, Some(c)) => dynasm!(self.ops ; .arch x64 ; add Rq(to), c),
            (P::int_sub, Some(c)) => dynasm!(self.ops ; .arch x64 ; sub Rq(to), c),
            (P::int_mul, Some(c)) => dynasm!(self.ops ; .arch x64 ; imul Rq(to), Rq(to), c),
            (P::int_and, Some(c)) => dynasm!(self.ops ; .arch x64 ; and Rq(to), c),
            (P::int_or, Some(c)) => dynasm!(self.ops ; .arch x64 ; or Rq(to), c),
            (P::int_xor, Some(c)) => dynasm!(self.ops ; .arch x64 ; xor Rq(to), c),
            (P::int_add, None) => dynasm!(self.ops ; .arch x64 ; add Rq(to), Rq(b)),
            (P::int_sub, None) => dynasm!(self.ops ; .arch x64 ; sub Rq(to), Rq(b)),
            (P::int_mul, None) => dynasm!(self.ops ; .arch x64 ; imul Rq(to), Rq(b)),
            (P::int_and, None) => dynasm!(self.ops ; .arch x64 ; and Rq(to), Rq(b)),
            (P::int_or, None) => dynasm!(self.ops ; .arch x64 ; or Rq(to), Rq(b)),
            _ => dynasm!(self.ops ; .arch x64 ; xor Rq(to), Rq(b)),
        }
        if matches!(p, P::int_add | P::int_sub | P::int_mul) {
            let out = self.guard(i)?;
            return self.overflow(i, out);
        }
        Ok(())
    }

    /// An int and a constant, which do not overflow.
    pub(super) fn int_plus(&mut self, n: u32, i: &Instruction, operand: usize, c: i32) -> Result<(), Abort> {
        let value = self.operand(i, operand);
        let a = self.general(value, 1)?;
        if self.registers.is_last_use(value)
            && let Some(Register::General(to)) = self.registers.inherit(n, value)
        {
            displaced!(self.ops, c, [lea Rq(to),] [Rq(to)]);
            return Ok(());
        }
        let to = self.define_general(n)?;
        displaced!(self.ops, c, [lea Rq(to),] [Rq(a)]);
        Ok(())
    }

    pub(super) fn overflow(&mut self, i: &Instruction, out: DynamicLabel) -> Result<(), Abort> {
        match i.expect {
            Expect::No => dynasm!(self.ops ; .arch x64 ; jno =>out),
            _ => dynasm!(self.ops ; .arch x64 ; jo =>out),
        }
        Ok(())
    }

    pub(super) fn shift(&mut self, n: u32, i: &Instruction, p: Primitive) -> Result<(), Abort> {
        let left = p == Primitive::int_shl;
        let most = if left { 62 } else { i32::MAX };
        let Some(by) = self.small(i, 1).filter(|by| (0..=most).contains(by)) else {
            return self.called(n, i, p);
        };
        if i.expect != Expect::Yes {
            return self.called(n, i, p);
        }
        let a = self.general(self.operand(i, 0), 1)?;
        if !left {
            let to = self.result_in(n, i, 0, a)?;
            dynasm!(self.ops ; .arch x64 ; sar Rq(to), by.min(63) as i8);
            return Ok(());
        }
        let out = self.guard(i)?;
        dynasm!(self.ops
            ; .arch x64
            ; mov rax, Rq(a)
            ; shl rax, by as i8
            ; mov rdx, rax
            ; sar rdx, by as i8
            ; cmp rdx, Rq(a)
            ; jne =>out
        );
        let to = self.define_general(n)?;
        dynasm!(self.ops ; .arch x64 ; mov Rq(to), rax);
        Ok(())
    }

    /// `//` and `%`, rounding down.
    pub(super) fn divide(&mut self, n: u32, i: &Instruction, p: Primitive) -> Result<(), Abort> {
        let modulo = p == Primitive::int_mod;
        let known = self.known(i, 1).map(|bits| bits as i64);
        let a = self.general(self.operand(i, 0), 1)?;
        if let Some(by) = known
            && by > 0
            && (by as u64).is_power_of_two()
            && let Ok(mask) = i32::try_from(by - 1)
        {
            let to = self.result_in(n, i, 0, a)?;
            if modulo {
                dynasm!(self.ops ; .arch x64 ; and Rq(to), mask);
            } else {
                dynasm!(self.ops ; .arch x64 ; sar Rq(to), by.trailing_zeros() as i8);
            }
            return Ok(());
        }
        if matches!(known, Some(0 | -1)) {
            return self.called(n, i, p);
        }
        // The divisor in a register of its own: rax and rdx are the division's.
        let b = self.operand(i, 1);
        let b = match known {
            Some(_) => None,
            None => Some(self.general(b, 0)?),
        };
        let out = self.guard(i)?;
        if let Some(b) = b {
            // Zero, and minus one, whose quotient may overflow.
            dynasm!(self.ops ; .arch x64 ; lea rax, [Rq(b) + 1] ; cmp rax, 1 ; jbe =>out);
        }
        let divisor = offset_of!(super::State, operands) as i32;
        dynasm!(self.ops ; .arch x64 ; mov rax, Rq(a));
        match b {
            Some(b) => {
                // Small operands divide faster.
                dynasm!(self.ops
                    ; .arch x64
                    ; mov rdx, rax
                    ; or rdx, Rq(b)
                    ; shr rdx, 32
                    ; jnz >wide
                    ; div Rd(b)
                    ; jmp >done
                    ; wide:
                    ; cqo
                    ; idiv Rq(b)
                    ; test rdx, rdx
                    ; jz >done
                    ; mov rcx, rdx
                    ; xor rcx, Rq(b)
                    ; jns >done
                    ; dec rax
                    ; add rdx, Rq(b)
                    ; done:
                );
            }
            None => {
                let by = known.unwrap_or(1);
                if let Ok(small) = i32::try_from(by)
                    && small > 1
                {
                    // Below 2^32 the upper half of the product with 2^64 / by, rounded up, is the quotient: what the
                    // rounding adds is less than one part in 2^32.
                    let reciprocal = u64::MAX / by as u64 + 1;
                    dynasm!(self.ops
                        ; .arch x64
                        ; mov rdx, rax
                        ; shr rdx, 32
                        ; jnz >wide
                        ; mov rax, QWORD reciprocal as i64
                        ; mul Rq(a)
                    );
                    if modulo {
                        dynasm!(self.ops ; .arch x64 ; imul rdx, rdx, small ; neg rdx ; add rdx, Rq(a));
                    } else {
                        dynasm!(self.ops ; .arch x64 ; mov rax, rdx);
                    }
                    dynasm!(self.ops ; .arch x64 ; jmp >done ; wide:);
                }
                dynasm!(self.ops
                    ; .arch x64
                    ; mov rdx, QWORD by
                    ; mov QWORD [rbp + divisor], rdx
                );
                dynasm!(self.ops
                    ; .arch x64
                    ; cqo
                    ; idiv QWORD [rbp + divisor]
                    ; test rdx, rdx
                    ; jz >done
                    ; mov rcx, rdx
                    ; xor rcx, QWORD [rbp + divisor]
                    ; jns >done
                    ; dec rax
                    ; add rdx, QWORD [rbp + divisor]
                    ; done:
                );
            }
        }
        let to = self.define_general(n)?;
        if modulo {
            dynasm!(self.ops ; .arch x64 ; mov Rq(to), rdx);
        } else {
            dynasm!(self.ops ; .arch x64 ; mov Rq(to), rax);
        }
        Ok(())
    }

    /// `/` of ints that floats hold exactly.
    pub(super) fn quotient(&mut self, n: u32, i: &Instruction) -> Result<(), Abort> {
        let (a, b) = (self.general(self.operand(i, 0), 1)?, self.general(self.operand(i, 1), 0)?);
        let out = self.guard(i)?;
        dynasm!(self.ops ; .arch x64 ; test Rq(b), Rq(b) ; jz =>out);
        for r in [a, b] {
            dynasm!(self.ops
                ; .arch x64
                ; mov rdx, QWORD 1i64 << 53
                ; add rdx, Rq(r)
                ; shr rdx, 54
                ; jnz =>out
            );
        }
        dynasm!(self.ops
            ; .arch x64
            ; xorps xmm0, xmm0
            ; cvtsi2sd xmm0, Rq(a)
            ; xorps xmm1, xmm1
            ; cvtsi2sd xmm1, Rq(b)
            ; divsd xmm0, xmm1
        );
        let to = self.define_vector(n)?;
        dynasm!(self.ops ; .arch x64 ; movapd Rx(to), xmm0);
        Ok(())
    }

    pub(super) fn compare(&mut self, i: &Instruction, unless: Unless) -> Result<(), Abort> {
        let limit = self.bounds.limit(self.at);
        let small = self.small(i, 1).filter(|_| limit.is_none());
        let a = self.general(self.operand(i, 0), 1)?;
        match small {
            Some(c) => {
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; cmp Rq(a), c);
                self.leave_unless(i, unless, out);
            }
            None => {
                let b = self.general(limit.unwrap_or(self.operand(i, 1)), 0)?;
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; cmp Rq(a), Rq(b));
                self.leave_unless(i, unless, out);
            }
        }
        Ok(())
    }

    fn leave_unless(&mut self, i: &Instruction, unless: Unless, out: DynamicLabel) {
        match (unless, i.expect == Expect::No) {
            (Unless::Less, false) => dynasm!(self.ops ; .arch x64 ; jge =>out),
            (Unless::Less, true) => dynasm!(self.ops ; .arch x64 ; jl =>out),
            (Unless::LessOrEqual, false) => dynasm!(self.ops ; .arch x64 ; jg =>out),
            (Unless::LessOrEqual, true) => dynasm!(self.ops ; .arch x64 ; jle =>out),
            (Unless::Equal, false) => dynasm!(self.ops ; .arch x64 ; jne =>out),
            (Unless::Equal, true) => dynasm!(self.ops ; .arch x64 ; je =>out),
        }
    }

    // ---- floats ----

    /// An operand of float arithmetic, of which a constant stays in memory.
    fn float_operand(&mut self, value: u32, scratch: u8) -> Result<Factor, Abort> {
        match self.registers.place(value) {
            Some(Place::Constant(bits)) => Ok(Factor::Pooled(self.pooled(bits))),
            _ => self.vector(value, scratch).map(Factor::Register),
        }
    }

    /// The register of a result that starts as a copy of an operand, in the operand's own where nobody misses it: not
    /// in one that the next turn expects something else in.
    fn vector_result(&mut self, n: u32, value: u32, from: Factor, other: u32) -> Result<u8, Abort> {
        if let Factor::Register(r) = from
            && value != other
            && self.registers.last_use(value) == self.at
            && self.is_home_of(Register::Vector(r)).is_none_or(|next| next == n)
            && let Some(Register::Vector(r)) = self.registers.inherit(n, value)
        {
            return Ok(r);
        }
        let to = self.define_vector(n)?;
        match from {
            Factor::Register(from) => dynasm!(self.ops ; .arch x64 ; movapd Rx(to), Rx(from)),
            Factor::Pooled(label) => dynasm!(self.ops ; .arch x64 ; movsd Rx(to), [=>label]),
        }
        Ok(to)
    }

    pub(super) fn float(&mut self, n: u32, i: &Instruction, p: Primitive) -> Result<(), Abort> {
        let (mut first, mut second) = (self.operand(i, 0), self.operand(i, 1));
        let (mut a, mut b) = (self.float_operand(first, 0)?, self.float_operand(second, 1)?);
        let dies = |value: u32| self.registers.last_use(value) == self.at;
        // Better the copy of one that nobody needs any more.
        if p != Primitive::float_sub
            && matches!(b, Factor::Register(_))
            && (matches!(a, Factor::Pooled(_)) || !dies(first) && dies(second))
        {
            (first, second, a, b) = (second, first, b, a);
        }
        let to = self.vector_result(n, first, a, second)?;
        match (p, b) {
            (Primitive::float_add, Factor::Register(b)) => {
                dynasm!(self.ops ; .arch x64 ; addsd Rx(to), Rx(b))
            }
            (Primitive::float_add, Factor::Pooled(b)) => dynasm!(self.ops ; .arch x64 ; addsd Rx(to), [=>b]),
            (Primitive::float_sub, Factor::Register(b)) => {
                dynasm!(self.ops ; .arch x64 ; subsd Rx(to), Rx(b))
            }
            (Primitive::float_sub, Factor::Pooled(b)) => dynasm!(self.ops ; .arch x64 ; subsd Rx(to), [=>b]),
            (_, Factor::Register(b)) => dynasm!(self.ops ; .arch x64 ; mulsd Rx(to), Rx(b)),
            (_, Factor::Pooled(b)) => dynasm!(self.ops ; .arch x64 ; mulsd Rx(to), [=>b]),
        }
        Ok(())
    }

    pub(super) fn float_div(&mut self, n: u32, i: &Instruction) -> Result<(), Abort> {
        if i.expect != Expect::Yes {
            return self.called(n, i, Primitive::float_div);
        }
        let known = self.known(i, 1).map(f64::from_bits);
        let (first, second) = (self.operand(i, 0), self.operand(i, 1));
        let (a, b) = (self.float_operand(first, 0)?, self.float_operand(second, 1)?);
        match b {
            Factor::Register(b) => {
                let out = self.guard(i)?;
                self.leave_if_zero(b, out);
            }
            Factor::Pooled(_) if known == Some(0.0) => {
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; jmp =>out);
            }
            Factor::Pooled(_) => {}
        }
        let to = self.vector_result(n, first, a, second)?;
        match b {
            Factor::Register(b) => dynasm!(self.ops ; .arch x64 ; divsd Rx(to), Rx(b)),
            Factor::Pooled(b) => dynasm!(self.ops ; .arch x64 ; divsd Rx(to), [=>b]),
        }
        Ok(())
    }

    pub(super) fn float_compare(&mut self, i: &Instruction, p: Primitive) -> Result<(), Abort> {
        let (a, b) = (self.float_operand(self.operand(i, 0), 0)?, self.vector(self.operand(i, 1), 1)?);
        let out = self.guard(i)?;
        let no = i.expect == Expect::No;
        // The other way round, so that what compares with nothing counts as not less.
        match a {
            Factor::Register(a) => dynasm!(self.ops ; .arch x64 ; ucomisd Rx(b), Rx(a)),
            Factor::Pooled(a) => dynasm!(self.ops ; .arch x64 ; ucomisd Rx(b), [=>a]),
        }
        match p {
            Primitive::float_eq if no => {
                dynasm!(self.ops ; .arch x64 ; jp >other ; je =>out ; other:)
            }
            Primitive::float_eq => {
                dynasm!(self.ops ; .arch x64 ; jp =>out ; jne =>out)
            }
            Primitive::float_lt => {
                if no {
                    dynasm!(self.ops ; .arch x64 ; ja =>out)
                } else {
                    dynasm!(self.ops ; .arch x64 ; jbe =>out)
                }
            }
            _ => {
                if no {
                    dynasm!(self.ops ; .arch x64 ; jae =>out)
                } else {
                    dynasm!(self.ops ; .arch x64 ; jb =>out)
                }
            }
        }
        Ok(())
    }
}
