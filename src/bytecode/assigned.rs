//! Which registers have certainly been written when an instruction begins.
//!
//! Owns that analysis of code, for those who show the variables of a frame by name: a window is not cleared when it is
//! entered, so that a variable which is not bound yet may hold what an earlier call has left there. Comes in: compiled
//! code and a place in it. Goes out: a set of registers. What they hold, and what they are called, is not known here.

use super::code::CodeUnit;
use super::ops::{Instruction, Op, Reg};

/// A set of registers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Registers([u64; 4]);

impl Registers {
    /// No register.
    pub(super) const NONE: Registers = Registers([0; 4]);
    /// Every register.
    pub(super) const ALL: Registers = Registers([u64::MAX; 4]);

    /// Is the register in the set?
    pub fn contains(&self, register: usize) -> bool {
        self.0.get(register / 64).is_some_and(|word| word >> (register % 64) & 1 == 1)
    }

    pub(super) fn insert(&mut self, register: usize) {
        if let Some(word) = self.0.get_mut(register / 64) {
            *word |= 1 << (register % 64);
        }
    }

    /// Put in what is in the other; has that changed this one?
    pub(super) fn join(&mut self, other: &Registers) -> bool {
        let before = *self;
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
        *self != before
    }

    /// What is here and not in the other.
    pub(super) fn without(mut self, other: &Registers) -> Registers {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
        self
    }

    /// Keep what is in both; has that changed this one?
    fn meet(&mut self, other: &Registers) -> bool {
        let before = *self;
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
        *self != before
    }
}

/// The registers that have been written on every way to the instruction that ends before word `end`.
pub fn assigned_before(code: &CodeUnit, end: u32) -> Registers {
    let mut instructions = Vec::new();
    let mut index_at = vec![usize::MAX; code.words.len() + 1];
    let mut at = 0;
    while let Some((instruction, size)) = Instruction::decode(&code.words, at) {
        index_at[at] = instructions.len();
        instructions.push((at, at + size, instruction));
        at += size;
    }
    let mut parameters = Registers::NONE;
    (0..code.parameters() as usize).for_each(|register| parameters.insert(register));
    let mut before = vec![Registers::ALL; instructions.len()];
    if let Some(first) = before.first_mut() {
        *first = parameters;
    }
    let mut changed = true;
    while changed {
        changed = false;
        for (index, (at, end, instruction)) in instructions.iter().enumerate() {
            let here = before[index];
            for handler in code.handlers.iter().filter(|h| (h.from as usize) <= *at && *at < h.to as usize) {
                let mut there = here;
                there.insert(handler.reg as usize);
                changed |= arrive(&mut before, &index_at, handler.target as i64, &there);
            }
            let after = written(instruction, here);
            if let Some(distance) = instruction.distance() {
                changed |= arrive(&mut before, &index_at, *end as i64 + distance as i64, &after);
            }
            if !never_goes_on(instruction) {
                // A loop that has no further item leaves its variable alone.
                let on = if instruction.op() == Op::ForNext { here } else { after };
                changed |= arrive(&mut before, &index_at, *end as i64, &on);
            }
        }
    }
    let found = instructions.iter().position(|(_, instruction_end, _)| *instruction_end == end as usize);
    found.map_or(parameters, |index| before[index])
}

fn arrive(before: &mut [Registers], index_at: &[usize], target: i64, with: &Registers) -> bool {
    let index = usize::try_from(target).ok().and_then(|target| index_at.get(target));
    index.and_then(|index| before.get_mut(*index)).is_some_and(|there| there.meet(with))
}

/// Is what stands behind it never next?
pub(super) fn never_goes_on(instruction: &Instruction) -> bool {
    use Op::*;
    matches!(instruction.op(), Return | Raise | RaiseFrom | RaiseCurrent | Reraise | Jump | JumpBack | Halt)
}

/// These registers, and those that it certainly writes when it is done.
pub(super) fn written(instruction: &Instruction, mut registers: Registers) -> Registers {
    use Instruction as I;
    let (first, count) = match *instruction {
        I::Unpack { to, count, .. } => (to, count.0 as usize),
        I::UnpackStar { to, before, after, .. } => (to, before.0 as usize + 1 + after.0 as usize),
        I::MakeCell { reg } => (reg, 1),
        I::SplitGroup { dst, .. } => (dst, 2),
        _ => {
            instruction.registers(&mut |operand, register| {
                if operand == "dst" {
                    registers.insert(register.0 as usize);
                }
            });
            (Reg(0), 0)
        }
    };
    (0..count).for_each(|offset| registers.insert(first.0 as usize + offset));
    registers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::ops::{Count, Flag, Imm16, Label};

    #[test]
    fn a_register_counts_when_every_way_writes_it() {
        let mut words = Vec::new();
        let value = Imm16(1);
        let branch = I::JumpIf { src: Reg(0), expect: Flag(true), to: Label(0) };
        use Instruction as I;
        let mut ends = Vec::new();
        let mut put = |instruction: Instruction, words: &mut Vec<u32>| {
            assert!(instruction.encode(words));
            ends.push(words.len() as u32);
        };
        put(I::LoadInt { dst: Reg(0), value }, &mut words);
        let over = {
            let mut one = Vec::new();
            assert!(I::LoadInt { dst: Reg(2), value }.encode(&mut one));
            one.len() as i32
        };
        put(branch.with_distance(over), &mut words);
        put(I::LoadInt { dst: Reg(2), value }, &mut words);
        put(I::BuildTuple { dst: Reg(3), from: Reg(0), count: Count(1) }, &mut words);
        put(I::Return { src: Reg(0) }, &mut words);
        let code = CodeUnit { words, registers: 4, ..CodeUnit::default() };
        let sets: Vec<Vec<usize>> = ends
            .iter()
            .map(|end| (0..4).filter(|r| assigned_before(&code, *end).contains(*r)).collect())
            .collect();
        assert_eq!(sets, [vec![], vec![0], vec![0], vec![0], vec![0, 3]]);
    }
}
