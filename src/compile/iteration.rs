//! Loops: `for`, `async for`, `while`, and comprehensions.
//!
//! A `for` loop is entered by a jump to its bottom, where the next item is fetched right into the loop variable and
//! control goes back up to the body: one instruction a turn. A comprehension is a function of its own whose first
//! iterable is its argument.

use super::builder::{Builder, Want, build};
use super::flow::Place;
use super::fold::fold;
use super::function::Given;
use super::mistake::MistakeKind;
use super::scope::{ComprehensionKind, ScopeKind, key_of};
use super::unwind::{Again, Leaving, Region};
use super::{Compiled, refuse};
use crate::bytecode::code::Constant;
use crate::bytecode::label::LabelId;
use crate::bytecode::ops::*;
use crate::syntax::tree::{Comprehension, Expression, ExpressionKind as E, For, Span, Statement};

/// Registers of a loop over an iterable.
const LOOP_REGISTERS: u32 = 3;

/// A `for` that is open: what its end needs.
pub(super) enum OpenLoop {
    /// `for`: the next item is fetched at `next`, into `item`, and control goes on at `body`.
    Plain { iter: Reg, item: Reg, body: LabelId, next: Place, span: Span },
    /// `async for`: the next item is fetched at `top`; the end of the items is an exception.
    Async { exc: Reg, top: LabelId, region: Option<Region>, span: Span },
}

impl<'t> Builder<'_, 't> {
    /// `while test: body else: orelse`
    #[inline(never)]
    pub(super) fn while_statement(
        &mut self,
        test: &'t Expression<'t>,
        body: &'t [Statement<'t>],
        orelse: &'t [Statement<'t>],
    ) -> Compiled {
        let span = self.span();
        let (otherwise, end) = (self.place(), self.place());
        let top = self.loop_head();
        self.enter(Leaving::Loop { again: Again::Back(top), exit: end, drops: None }, false)?;
        self.branch(test, false, otherwise)?;
        self.statements(body)?;
        self.at(span);
        self.jump_back(top);
        self.exit();
        self.land(otherwise);
        self.statements(orelse)?;
        self.land(end);
        Ok(())
    }

    /// `for target in iter: body else: orelse`
    #[inline(never)]
    pub(super) fn for_statement(&mut self, span: Span, node: &'t For<'t>) -> Compiled {
        let mark = self.registers.mark();
        let (next, end) = (self.place(), self.place());
        let iter = self.registers.reserve(LOOP_REGISTERS);
        // Only a call may give a generator that nothing else leads to.
        let drops = matches!(node.iter.kind, E::Call { .. }).then_some(iter);
        self.enter(Leaving::Loop { again: Again::Forward(next), exit: end, drops }, false)?;
        let src = self.iterable(node.iter)?;
        let open = self.open_for(src, iter, node.target, span, next)?;
        self.statements(node.body)?;
        self.close_for(open);
        self.exit();
        self.statements(node.orelse)?;
        self.land(end);
        self.registers.release(mark);
        Ok(())
    }

    /// The value of what a loop goes over; a list of constants is made once.
    fn iterable(&mut self, iterable: &Expression<'t>) -> Compiled<Reg> {
        let mark = self.registers.mark();
        if let E::List { elts } = iterable.kind
            && let Some(items) = elts.iter().map(fold).collect::<Option<Vec<_>>>()
        {
            let src = self.constant_value(Constant::Tuple(items), Want::Now);
            self.registers.release(mark);
            return Ok(src);
        }
        let src = self.value(iterable, Want::Now)?;
        self.registers.release(mark);
        Ok(src)
    }

    /// The head of a `for`, up to the first instruction of its body. The registers at `iter` are taken.
    fn open_for(
        &mut self,
        src: Reg,
        iter: Reg,
        target: &Expression<'t>,
        span: Span,
        next: Place,
    ) -> Compiled<OpenLoop> {
        self.at(span);
        self.emit(Instruction::ForPrepare { iter, src });
        let was_reachable = self.reachable;
        let bound = self.bound_on_exception();
        self.jump_to(next);
        (self.reachable, self.bound) = (was_reachable, bound);
        let body = self.label_here();
        let item = match self.direct_target(target) {
            Some(reg) => {
                self.registers.touch(reg);
                if let E::Name { id } = target.kind {
                    self.is_bound_now(id);
                }
                reg
            }
            None => {
                // Nothing else lives in this register: the body does not need the item any more.
                let mark = self.registers.mark();
                let item = self.registers.push();
                self.at(target.span);
                self.assign(target, item)?;
                self.registers.release(mark);
                item
            }
        };
        Ok(OpenLoop::Plain { iter, item, body, next, span })
    }

    /// The bottom of a `for`.
    fn close_for(&mut self, open: OpenLoop) {
        match open {
            OpenLoop::Plain { iter, item, body, next, span } => {
                self.land(next);
                self.at(span);
                self.branch_back(Instruction::ForNext { iter, dst: item, to: Label(0) }, body);
            }
            OpenLoop::Async { exc, top, region, span } => {
                self.at(span);
                self.jump_back(top);
                self.handle(region, exc);
                self.at(span);
                let mark = self.registers.mark();
                let kind = self.registers.push();
                self.emit(Instruction::LoadCommon { dst: kind, which: Common::StopAsyncIteration.count() });
                let done = self.place();
                self.branch_to(
                    Instruction::BranchException { exc, kind, expect: Flag(true), to: Label(0) },
                    done,
                );
                self.emit_last(Instruction::Reraise { exc });
                self.land(done);
                self.registers.release(mark);
            }
        }
    }

    /// The head of an `async for`. The iterator is in `iter`, and the register after it is taken as well.
    fn open_async_for(
        &mut self,
        iter: Reg,
        target: &Expression<'t>,
        span: Span,
        top: LabelId,
    ) -> Compiled<OpenLoop> {
        let exc = Reg(iter.0.saturating_add(1));
        self.at(span);
        self.enter(Leaving::Nothing, true)?;
        let mark = self.registers.mark();
        let awaitable = self.registers.push();
        self.emit(Instruction::GetAsyncNext { dst: awaitable, src: iter });
        let item = self.delegate(mark, Want::Any);
        let region = self.exit();
        self.at(target.span);
        self.assign(target, item)?;
        self.registers.release(mark);
        Ok(OpenLoop::Async { exc, top, region, span })
    }

    /// `async for target in iter: body else: orelse`
    #[inline(never)]
    pub(super) fn async_for_statement(&mut self, span: Span, node: &'t For<'t>) -> Compiled {
        if !matches!(self.kind, ScopeKind::Function { is_async: true }) {
            return refuse(MistakeKind::AsyncForOutside, span);
        }
        let mark = self.registers.mark();
        let iter = self.registers.reserve(2);
        let above = self.registers.mark();
        let src = self.value(node.iter, Want::Now)?;
        self.registers.release(above);
        self.at(span);
        self.emit(Instruction::GetAsyncIter { dst: iter, src });
        let end = self.place();
        let top = self.loop_head();
        self.enter(Leaving::Loop { again: Again::Back(top), exit: end, drops: None }, false)?;
        let open = self.open_async_for(iter, node.target, span, top)?;
        self.statements(node.body)?;
        self.exit();
        self.close_for(open);
        self.statements(node.orelse)?;
        self.land(end);
        self.registers.release(mark);
        Ok(())
    }

    // ---- comprehensions ----

    /// Make the comprehension's function and call it.
    #[inline(never)]
    pub(super) fn comprehension(
        &mut self,
        span: Span,
        kind: ComprehensionKind,
        element: &'t Expression<'t>,
        value: Option<&'t Expression<'t>>,
        generators: &'t [Comprehension<'t>],
        want: Want,
    ) -> Compiled<Reg> {
        let mark = self.registers.mark();
        let (Some(first), Some(inner)) = (generators.first(), self.shared.scopes.opened_by(key_of(element)))
        else {
            return Ok(self.destination(mark, want));
        };
        let is_generator = kind == ComprehensionKind::Generator;
        let is_awaited = self.shared.scopes.get(inner).has_await && !is_generator;
        if is_awaited && !self.may_await() {
            return refuse(MistakeKind::AsyncComprehensionOutside, span);
        }
        let qualname = self.inner_qualname(kind.function_name());
        let mut unit = build(self.shared, inner, &qualname, span, &mut |builder| {
            builder.comprehension_body(span, kind, element, value, generators)
        })?;
        unit.positional = 1;
        let at = mark.reg(0);
        self.at(span);
        self.make_function(unit, inner, Given::default(), mark, at)?;
        self.registers.reserve(CALL_HEADER as u32);
        let argument = self.registers.mark();
        let src = self.value(first.iter, Want::Now)?;
        self.registers.release(argument);
        let dst = self.registers.push();
        self.at(span);
        self.emit(match first.is_async {
            true => Instruction::GetAsyncIter { dst, src },
            false => Instruction::IterSource { dst, src },
        });
        self.at(span);
        if is_awaited {
            self.emit(Instruction::Call { dst: at, at, count: Count(1) });
            return Ok(self.await_value(at, 0, mark, want));
        }
        let dst = self.destination(mark, want);
        self.emit(Instruction::Call { dst, at, count: Count(1) });
        Ok(dst)
    }

    #[inline(never)]
    fn comprehension_body(
        &mut self,
        span: Span,
        kind: ComprehensionKind,
        element: &'t Expression<'t>,
        value: Option<&'t Expression<'t>>,
        generators: &'t [Comprehension<'t>],
    ) -> Compiled {
        let made = self.registers.push();
        let nothing = Count(0);
        self.at(span);
        match kind {
            ComprehensionKind::List => {
                self.emit(Instruction::BuildList { dst: made, from: made, count: nothing })
            }
            ComprehensionKind::Set => {
                self.emit(Instruction::BuildSet { dst: made, from: made, count: nothing })
            }
            ComprehensionKind::Dict => {
                self.emit(Instruction::BuildDict { dst: made, from: made, count: nothing })
            }
            ComprehensionKind::Generator => {}
        }
        let mut open = Vec::new();
        for (index, generator) in generators.iter().enumerate() {
            open.push(self.open_comprehension(generator, index == 0)?);
        }
        self.base = self.registers.mark();
        self.comprehension_item(kind, element, value, made)?;
        while let Some((loop_, skip)) = open.pop() {
            // A round that a condition ends goes on with the next item.
            if let OpenLoop::Async { .. } = loop_ {
                self.land(skip);
            }
            self.close_for(loop_);
        }
        self.at(span);
        if kind == ComprehensionKind::Generator {
            self.load_none(made);
        }
        self.emit_last(Instruction::Return { src: made });
        Ok(())
    }

    /// One `for ... in ... if ...`; where a round ends that a condition cuts short.
    fn open_comprehension(
        &mut self,
        generator: &'t Comprehension<'t>,
        is_first: bool,
    ) -> Compiled<(OpenLoop, Place)> {
        // The argument `.0` is the first register.
        let argument = Reg(0);
        let span = generator.iter.span;
        let skip = self.place();
        let iter = self.registers.reserve(if generator.is_async { 2 } else { LOOP_REGISTERS });
        self.base = self.registers.mark();
        let open = if generator.is_async {
            if is_first {
                self.copy(iter, argument);
            } else {
                let src = self.value(generator.iter, Want::Now)?;
                self.registers.release(self.base);
                self.at(span);
                self.emit(Instruction::GetAsyncIter { dst: iter, src });
            }
            let top = self.loop_head();
            self.open_async_for(iter, generator.target, span, top)?
        } else {
            let src = if is_first { argument } else { self.iterable(generator.iter)? };
            self.registers.release(self.base);
            self.open_for(src, iter, generator.target, span, skip)?
        };
        generator.ifs.iter().try_for_each(|condition| self.branch(condition, false, skip))?;
        Ok((open, skip))
    }

    fn comprehension_item(
        &mut self,
        kind: ComprehensionKind,
        element: &Expression<'t>,
        value: Option<&Expression<'t>>,
        made: Reg,
    ) -> Compiled {
        let mark = self.registers.mark();
        match (kind, value) {
            (ComprehensionKind::Dict, Some(value)) => {
                let key = self.operand_before(element, value)?;
                let value = self.value(value, Want::Now)?;
                self.at(element.span);
                self.emit(Instruction::DictSet { dict: made, key, value });
            }
            (ComprehensionKind::Generator, _) => {
                let src = self.value(element, Want::Now)?;
                self.at(element.span);
                self.yield_value(src, Want::Now, mark);
            }
            (ComprehensionKind::Set, _) => {
                let src = self.value(element, Want::Now)?;
                self.at(element.span);
                self.emit(Instruction::SetAdd { set: made, src });
            }
            (ComprehensionKind::List | ComprehensionKind::Dict, _) => {
                let src = self.value(element, Want::Now)?;
                self.at(element.span);
                self.emit(Instruction::ListAppend { list: made, src });
            }
        }
        self.registers.release(mark);
        Ok(())
    }
}
