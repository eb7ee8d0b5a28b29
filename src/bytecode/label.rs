//! Labels: jumps to places that are not known yet.
//!
//! Owns the instruction buffer while a function is being compiled. Instructions come in typed; jumps name a label,
//! and `finish` turns labels into distances.

use super::code::{Handler, Position};
use super::ops::Instruction;

/// A place in the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelId(u32);

/// Why a function cannot be encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// A jump is further than its operand reaches.
    Jump,
    /// An operand does not fit in its field.
    Operand,
}

/// A range of instructions whose exceptions go on at a label.
#[derive(Clone, Copy, Debug)]
struct Region {
    from: LabelId,
    to: LabelId,
    target: LabelId,
    reg: u8,
}

/// The code of one function while it grows.
#[derive(Default, Debug)]
pub struct Assembler {
    words: Vec<u32>,
    labels: Vec<Option<u32>>,
    jumps: Vec<(u32, LabelId)>,
    regions: Vec<Region>,
    positions: Vec<(u32, Position)>,
    position: Position,
    failed: Option<TooLarge>,
}

/// What `finish` gives.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Assembled {
    pub words: Vec<u32>,
    pub handlers: Vec<Handler>,
    pub positions: Vec<(u32, Position)>,
}

impl Assembler {
    /// A label that is not placed yet.
    pub fn label(&mut self) -> LabelId {
        self.labels.push(None);
        LabelId(self.labels.len() as u32 - 1)
    }

    /// Place a label here. A label is placed once.
    pub fn place(&mut self, label: LabelId) {
        let slot = &mut self.labels[label.0 as usize];
        debug_assert!(slot.is_none(), "a label is placed twice");
        *slot = Some(self.words.len() as u32);
    }

    /// Where the next instruction will stand, in words.
    pub fn here(&self) -> u32 {
        self.words.len() as u32
    }

    /// Source position of what is emitted from now on.
    pub fn set_position(&mut self, position: Position) {
        self.position = position;
    }

    /// Give the last word of the instruction that was emitted last, and what comes behind it, a position.
    pub fn end_at(&mut self, position: Position) {
        if position != self.position {
            self.positions.push((self.here() - 1, position));
            self.position = position;
        }
    }

    /// The current source position.
    pub fn position(&self) -> Position {
        self.position
    }

    /// Emit an instruction that does not jump.
    pub fn emit(&mut self, instruction: Instruction) {
        if self.positions.last().is_none_or(|(_, p)| *p != self.position) {
            self.positions.push((self.here(), self.position));
        }
        if !instruction.encode(&mut self.words) {
            self.failed.get_or_insert(TooLarge::Operand);
        }
    }

    /// Emit an instruction whose jump operand (any value) will be the distance to `label`.
    pub fn emit_jump(&mut self, instruction: Instruction, label: LabelId) {
        self.jumps.push((self.here(), label));
        self.emit(instruction.with_distance(0));
    }

    /// Exceptions raised between two labels go on at `target`. Inner regions must be added before outer ones.
    pub fn protect(&mut self, from: LabelId, to: LabelId, target: LabelId, reg: u8) {
        self.regions.push(Region { from, to, target, reg });
    }

    /// Put instructions in front of everything emitted so far, at `position`. Only once all code is there: numbers
    /// that [`Assembler::here`] gave before mean another place afterwards.
    pub fn prepend(&mut self, prologue: &[Instruction], position: Position) {
        if prologue.is_empty() {
            return;
        }
        let mut words = Vec::with_capacity(self.words.len() + 2 * prologue.len());
        if !prologue.iter().all(|instruction| instruction.encode(&mut words)) {
            self.failed.get_or_insert(TooLarge::Operand);
        }
        let shift = words.len() as u32;
        words.append(&mut self.words);
        self.words = words;
        self.labels.iter_mut().flatten().for_each(|at| *at += shift);
        self.jumps.iter_mut().for_each(|(at, _)| *at += shift);
        self.positions.iter_mut().for_each(|(at, _)| *at += shift);
        self.positions.insert(0, (0, position));
    }

    /// Resolve all labels.
    ///
    /// # Errors
    /// [`TooLarge`] when a distance or an operand does not fit.
    pub fn finish(mut self) -> Result<Assembled, TooLarge> {
        if let Some(failed) = self.failed {
            return Err(failed);
        }
        for (at, label) in std::mem::take(&mut self.jumps) {
            let target = self.address(label);
            let (instruction, size) =
                Instruction::decode(&self.words, at as usize).ok_or(TooLarge::Operand)?;
            let distance = target as i64 - (at as i64 + size as i64);
            let distance = i32::try_from(distance).map_err(|_| TooLarge::Jump)?;
            let mut patched = Vec::with_capacity(size);
            if !instruction.with_distance(distance).encode(&mut patched) {
                return Err(TooLarge::Jump);
            }
            self.words[at as usize..at as usize + size].copy_from_slice(&patched);
        }
        let handlers = self
            .regions
            .iter()
            .map(|r| Handler {
                from: self.address(r.from),
                to: self.address(r.to),
                target: self.address(r.target),
                reg: r.reg,
            })
            .filter(|h| h.from < h.to)
            .collect();
        Ok(Assembled { words: self.words, handlers, positions: self.positions })
    }

    fn address(&self, label: LabelId) -> u32 {
        // A label that was never placed is a mistake of the compiler; the verifier reports the jump out of range.
        self.labels[label.0 as usize].unwrap_or(u32::MAX >> 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::ops::*;

    #[test]
    fn jumps_in_both_directions_find_their_label() {
        let mut a = Assembler::default();
        let (top, end) = (a.label(), a.label());
        a.place(top);
        a.emit_jump(Instruction::JumpIf { src: Reg(0), expect: Flag(true), to: Label(0) }, end);
        a.emit_jump(Instruction::JumpBack { to: Near(0) }, top);
        a.place(end);
        a.emit(Instruction::Return { src: Reg(0) });
        let code = a.finish().expect("fits");
        let (first, n) = Instruction::decode(&code.words, 0).expect("decodes");
        assert_eq!(n, 2);
        assert_eq!(first.distance(), Some(1));
        let (second, _) = Instruction::decode(&code.words, 2).expect("decodes");
        assert_eq!(second.distance(), Some(-3));
    }

    #[test]
    fn a_prologue_moves_everything_along() {
        let mut a = Assembler::default();
        let (top, end, handler) = (a.label(), a.label(), a.label());
        a.place(top);
        a.emit(Instruction::Raise { src: Reg(0) });
        a.place(end);
        a.place(handler);
        a.emit_jump(Instruction::JumpBack { to: Near(0) }, top);
        a.protect(top, end, handler, 1);
        a.prepend(&[Instruction::Unset { dst: Reg(0) }], Position { line: 7, ..Position::default() });
        let code = a.finish().expect("fits");
        assert_eq!(code.handlers, [Handler { from: 1, to: 2, target: 2, reg: 1 }]);
        assert_eq!(code.positions.first().map(|(at, p)| (*at, p.line)), Some((0, 7)));
        let (back, _) = Instruction::decode(&code.words, 2).expect("decodes");
        assert_eq!(back.distance(), Some(-2));
    }
}
