//! Leaving blocks: what `return`, `break` and `continue` do on their way out.
//!
//! Owns the stack of blocks around the present point. Leaving one runs what it asks for right here: the body of a
//! `finally`, the `__exit__` of a `with`, the end of a handler. While that runs the block is not around it any more,
//! and its handler does not see what is raised there: the protected range has a gap.

use super::builder::Builder;
use super::flow::{Bound, Place};
use super::mistake::MistakeKind;
use super::{Compiled, refuse};
use crate::bytecode::label::LabelId;
use crate::bytecode::ops::{Instruction, Reg};
use crate::syntax::tree::{Span, Statement};
use smallvec::SmallVec;

/// Blocks that may stand inside each other.
const MAX_BLOCKS: usize = 20;

/// Code whose exceptions go to one handler.
#[derive(Debug)]
pub(super) struct Region {
    open: LabelId,
    opened_at: u32,
    ranges: SmallVec<[(LabelId, LabelId); 2]>,
    /// What is bound for sure when its handler is entered.
    pub bound: Bound,
}

/// What `continue` does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Again {
    /// Jumps up to the test.
    Back(LabelId),
    /// Jumps down to where the next item is fetched.
    Forward(Place),
}

/// What has to be done when a block is left.
#[derive(Clone, Copy, Debug)]
pub(super) enum Leaving<'t> {
    /// A loop: nothing, unless it goes over what nothing else may lead to, with the iterator in `drops`.
    Loop { again: Again, exit: Place, drops: Option<Reg> },
    /// The body of a `try`, or its whole `except` part: nothing, but its handler ends here.
    Nothing,
    /// The body of an `except`: the handled exception is put away, its name unbound.
    Handler { exc: Reg, name: Option<&'t str> },
    /// The body of an `except*`, which cannot be left this way.
    StarHandler,
    /// The body of a `try` with a `finally`.
    Finally { body: &'t [Statement<'t>] },
    /// The body of a `with`: `__exit__` and its receiver are in a call window at `exit`.
    With { exit: Reg, is_async: bool, span: Span },
}

/// A block around the present point.
#[derive(Debug)]
pub(super) struct Block<'t> {
    pub leaving: Leaving<'t>,
    pub region: Option<Region>,
}

impl Block<'_> {
    /// Does a handler of this function see what is raised in it?
    pub fn is_protected(&self) -> bool {
        self.region.is_some()
    }
}

impl<'t> Builder<'_, 't> {
    /// Enter a block.
    pub(super) fn enter(&mut self, leaving: Leaving<'t>, is_protected: bool) -> Compiled {
        if self.blocks.len() >= MAX_BLOCKS {
            return refuse(MistakeKind::TooManyBlocks, self.span());
        }
        let region = is_protected.then(|| Region {
            open: self.label_here(),
            opened_at: self.asm.here(),
            ranges: SmallVec::new(),
            bound: self.bound_on_exception(),
        });
        self.blocks.push(Block { leaving, region });
        Ok(())
    }

    /// The block ends here. Its region still needs a handler.
    pub(super) fn exit(&mut self) -> Option<Region> {
        let mut block = self.blocks.pop()?;
        self.close(&mut block);
        block.region
    }

    fn close(&mut self, block: &mut Block<'t>) {
        if let Some(region) = &mut block.region
            && self.asm.here() > region.opened_at
        {
            let end = self.label_here();
            region.ranges.push((region.open, end));
        }
    }

    fn reopen(&mut self, block: &mut Block<'t>) {
        if let Some(region) = &mut block.region {
            region.open = self.label_here();
            region.opened_at = self.asm.here();
        }
    }

    /// The handler of a region is here: the exception is in `reg`. It can be reached only if there is code in the
    /// region. Inner regions must get their handlers before outer ones.
    pub(super) fn handle(&mut self, region: Option<Region>, reg: Reg) {
        self.reachable = false;
        let Some(region) = region else { return };
        if region.ranges.is_empty() {
            return;
        }
        let target = self.label_here();
        for (from, to) in region.ranges {
            self.asm.protect(from, to, target, reg.0);
        }
        self.bound = region.bound;
        self.reachable = true;
        self.registers.touch(reg);
    }

    /// Do what the blocks above `floor` ask for when they are left. They are around this point again afterwards.
    fn unwind(&mut self, floor: usize) -> Compiled {
        let mut left = Vec::new();
        while self.blocks.len() > floor
            && let Some(mut block) = self.blocks.pop()
        {
            self.close(&mut block);
            let leaving = block.leaving;
            left.push(block);
            self.leave(leaving)?;
        }
        while let Some(block) = left.pop() {
            self.blocks.push(block);
        }
        Ok(())
    }

    fn leave(&mut self, leaving: Leaving<'t>) -> Compiled {
        match leaving {
            Leaving::Loop { drops: Some(iter), .. } => {
                self.emit(Instruction::DropIterator { iter });
                Ok(())
            }
            Leaving::Loop { .. } | Leaving::Nothing => Ok(()),
            Leaving::StarHandler => refuse(MistakeKind::LeavesExceptStar, self.span()),
            Leaving::Handler { exc, name } => self.leave_handler(exc, name),
            Leaving::Finally { body } => {
                let span = self.span();
                self.pinned(|builder| builder.statements(body))?;
                self.at(span);
                Ok(())
            }
            Leaving::With { exit, is_async, span } => self.exit_context(exit, is_async, span, true),
        }
    }

    /// The regions of blocks that were left go on here.
    fn reopen_above(&mut self, floor: usize) {
        let mut blocks = std::mem::take(&mut self.blocks);
        blocks.iter_mut().skip(floor).for_each(|block| self.reopen(block));
        self.blocks = blocks;
    }

    /// Refuse a `return` that leaves what it cannot leave, where there is no code to emit for it.
    pub(super) fn check_leaving(&self, span: Span) -> Compiled {
        match self.blocks.iter().any(|block| matches!(block.leaving, Leaving::StarHandler)) {
            true => refuse(MistakeKind::LeavesExceptStar, span),
            false => Ok(()),
        }
    }

    /// Is there a block to leave that runs anything?
    pub(super) fn leaving_runs_code(&self) -> bool {
        let runs_none =
            |leaving: &Leaving<'_>| matches!(leaving, Leaving::Loop { drops: None, .. } | Leaving::Nothing);
        self.blocks.iter().any(|block| !runs_none(&block.leaving))
    }

    /// Leave all blocks, then do what `last` emits, which ends this way.
    pub(super) fn leave_function(&mut self, last: Instruction) -> Compiled {
        self.unwind(0)?;
        self.emit_last(last);
        self.reopen_above(0);
        Ok(())
    }

    /// `break` or `continue`.
    pub(super) fn leave_loop(&mut self, span: Span, is_break: bool) -> Compiled {
        let outside = if is_break { MistakeKind::BreakOutside } else { MistakeKind::ContinueOutside };
        // An `except*` on the way refuses before a missing loop does.
        let mut found = None;
        for (index, block) in self.blocks.iter().enumerate().rev() {
            match block.leaving {
                Leaving::Loop { again, exit, drops } => {
                    found = Some((index, again, exit, drops));
                    break;
                }
                Leaving::StarHandler => return refuse(MistakeKind::LeavesExceptStar, span),
                _ => {}
            }
        }
        let Some((index, again, exit, drops)) = found else { return refuse(outside, span) };
        if !self.reachable {
            return Ok(());
        }
        self.unwind(index + 1)?;
        if let Some(iter) = drops.filter(|_| is_break) {
            self.emit(Instruction::DropIterator { iter });
        }
        match again {
            _ if is_break => self.jump_to(exit),
            Again::Back(label) => self.jump_back(label),
            Again::Forward(place) => self.jump_to(place),
        }
        self.reopen_above(index + 1);
        Ok(())
    }
}
