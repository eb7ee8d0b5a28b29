//! `try`, `with`, and their asynchronous kin: protected regions and their handlers.
//!
//! A handler gets its exception in a register, the one after it keeps what was being handled before, and a third one
//! an exception that arrives while the handler runs. Every handler body has a cleanup of its own, which puts the
//! handled exception away and goes on raising the new one. The body of a `finally` is compiled for each way into it.

use super::builder::{Builder, Want};
use super::flow::Place;
use super::mistake::MistakeKind;
use super::scope::ScopeKind;
use super::unwind::{Leaving, Region};
use super::{Compiled, refuse};
use crate::bytecode::code::Constant;
use crate::bytecode::ops::*;
use crate::syntax::tree::{ExceptHandler, Span, Statement, Try, WithItem};

/// Registers of a handler: the exception, what was handled before, and what arrives meanwhile.
const HANDLER_REGISTERS: u32 = 3;

impl<'t> Builder<'_, 't> {
    /// `try` with `except`, `finally` or both.
    #[inline(never)]
    pub(super) fn try_statement(&mut self, node: &'t Try<'t>, is_star: bool) -> Compiled {
        if node.finalbody.is_empty() {
            return self.try_except(node, is_star);
        }
        let span = self.span();
        self.enter(Leaving::Finally { body: node.finalbody }, true)?;
        if node.handlers.is_empty() {
            self.statements(node.body)?;
        } else {
            self.try_except(node, is_star)?;
        }
        let region = self.exit();
        let end = self.place();
        self.statements(node.finalbody)?;
        self.at(span);
        self.jump_to(end);
        self.finally_handler(region, node.finalbody)?;
        self.land(end);
        Ok(())
    }

    /// The copy of a `finally` body for exceptions.
    #[inline(never)]
    fn finally_handler(&mut self, region: Option<Region>, body: &'t [Statement<'t>]) -> Compiled {
        let mark = self.registers.mark();
        let exc = self.registers.reserve(HANDLER_REGISTERS);
        self.handle(region, exc);
        self.emit(Instruction::EnterHandler { exc });
        self.enter(Leaving::Handler { exc, name: None }, true)?;
        self.pinned(|builder| builder.statements(body))?;
        let region = self.exit();
        self.emit(Instruction::LeaveHandler { exc });
        self.emit_last(Instruction::Reraise { exc });
        self.cleanup(region, exc);
        self.registers.release(mark);
        Ok(())
    }

    /// What is raised while `exc` is handled: put `exc` away, and go on raising.
    fn cleanup(&mut self, region: Option<Region>, exc: Reg) {
        let arrived = Reg(exc.0.saturating_add(2));
        self.handle(region, arrived);
        self.emit(Instruction::LeaveHandler { exc });
        self.emit_last(Instruction::Reraise { exc: arrived });
    }

    /// A handler body ends: its exception is not handled any more, and its name unbound.
    pub(super) fn leave_handler(&mut self, exc: Reg, name: Option<&'t str>) -> Compiled {
        self.emit(Instruction::LeaveHandler { exc });
        name.map_or(Ok(()), |name| self.forget_name(name))
    }

    #[inline(never)]
    fn try_except(&mut self, node: &'t Try<'t>, is_star: bool) -> Compiled {
        let end = self.place();
        self.enter(Leaving::Nothing, true)?;
        self.statements(node.body)?;
        let region = self.exit();
        self.statements(node.orelse)?;
        self.jump_to(end);
        let mark = self.registers.mark();
        let exc = self.registers.reserve(HANDLER_REGISTERS);
        self.handle(region, exc);
        self.emit(Instruction::EnterHandler { exc });
        self.pinned(|builder| match is_star {
            true => builder.star_handlers(node.handlers, exc, end),
            false => builder.handlers(node.handlers, exc, end),
        })?;
        self.registers.release(mark);
        self.land(end);
        Ok(())
    }

    fn handlers(&mut self, handlers: &'t [ExceptHandler<'t>], exc: Reg, end: Place) -> Compiled {
        self.enter(Leaving::Nothing, true)?;
        for (index, handler) in handlers.iter().enumerate() {
            if handler.exception.is_none() && index + 1 < handlers.len() {
                return refuse(MistakeKind::DefaultExceptLast, handler.span);
            }
            self.at(handler.span);
            let next = self.place();
            if let Some(exception) = handler.exception {
                let mark = self.registers.mark();
                let kind = self.value(exception, Want::Now)?;
                self.registers.release(mark);
                self.at(exception.span);
                self.branch_to(
                    Instruction::BranchException { exc, kind, expect: Flag(false), to: Label(0) },
                    next,
                );
            }
            if let Some(name) = handler.name {
                self.at(handler.span);
                self.store_name(name, exc)?;
            }
            self.handler_body(handler, exc, end)?;
            self.land(next);
        }
        let region = self.exit();
        // Nobody wanted it.
        self.emit(Instruction::LeaveHandler { exc });
        self.emit_last(Instruction::Reraise { exc });
        self.cleanup(region, exc);
        Ok(())
    }

    #[inline(never)]
    fn handler_body(&mut self, handler: &'t ExceptHandler<'t>, exc: Reg, end: Place) -> Compiled {
        // Without a name the cleanup of all handlers is enough.
        self.enter(Leaving::Handler { exc, name: handler.name }, handler.name.is_some())?;
        self.statements(handler.body)?;
        let region = self.exit();
        self.leave_handler(exc, handler.name)?;
        self.jump_to(end);
        if let Some(name) = handler.name {
            let arrived = Reg(exc.0.saturating_add(2));
            self.handle(region, arrived);
            self.forget_name(name)?;
            // From here to the cleanup of all handlers, which is around this one.
            self.emit_last(Instruction::Reraise { exc: arrived });
        }
        Ok(())
    }

    /// `except*`: each handler gets its part of the group; what they raise and what is left is raised together.
    #[inline(never)]
    fn star_handlers(&mut self, handlers: &'t [ExceptHandler<'t>], exc: Reg, end: Place) -> Compiled {
        let (raised, rest) = (self.registers.push(), self.registers.push());
        self.emit(Instruction::BuildList { dst: raised, from: raised, count: Count(0) });
        self.copy(rest, exc);
        self.enter(Leaving::Nothing, true)?;
        for handler in handlers {
            let next = self.place();
            let Some(exception) = handler.exception else { continue };
            let mark = self.registers.mark();
            // The part in the first, where `enter_handler` will keep what was handled before in the second.
            let part = self.registers.reserve(HANDLER_REGISTERS);
            let above = self.registers.mark();
            let kind = self.value(exception, Want::Now)?;
            self.registers.release(above);
            self.at(exception.span);
            self.emit(Instruction::SplitGroup { dst: part, exc: rest, kind });
            self.copy(rest, Reg(part.0.saturating_add(1)));
            self.branch_to(Instruction::BranchNone { src: part, expect: Flag(true), to: Label(0) }, next);
            self.emit(Instruction::EnterHandler { exc: part });
            if let Some(name) = handler.name {
                self.at(handler.span);
                self.store_name(name, part)?;
            }
            self.enter(Leaving::StarHandler, true)?;
            self.pinned(|builder| builder.statements(handler.body))?;
            let region = self.exit();
            self.leave_handler(part, handler.name)?;
            self.jump_to(next);
            let arrived = Reg(part.0.saturating_add(2));
            self.handle(region, arrived);
            self.leave_handler(part, handler.name)?;
            self.emit(Instruction::ListAppend { list: raised, src: arrived });
            self.registers.release(mark);
            self.land(next);
        }
        self.emit(Instruction::ListAppend { list: raised, src: rest });
        let joined = self.registers.push();
        self.emit(Instruction::JoinGroups { dst: joined, original: exc, raised });
        let region = self.exit();
        let nothing = self.place();
        self.branch_to(Instruction::BranchNone { src: joined, expect: Flag(true), to: Label(0) }, nothing);
        self.emit(Instruction::LeaveHandler { exc });
        self.emit_last(Instruction::Reraise { exc: joined });
        self.land(nothing);
        self.emit(Instruction::LeaveHandler { exc });
        self.jump_to(end);
        self.cleanup(region, exc);
        Ok(())
    }

    // ---- with ----

    /// `with item, item: body`
    #[inline(never)]
    pub(super) fn with_statement(
        &mut self,
        span: Span,
        items: &'t [WithItem<'t>],
        body: &'t [Statement<'t>],
        is_async: bool,
    ) -> Compiled {
        if is_async && !matches!(self.kind, ScopeKind::Function { is_async: true }) {
            return refuse(MistakeKind::AsyncWithOutside, span);
        }
        let Some((item, others)) = items.split_first() else { return self.statements(body) };
        let mark = self.registers.mark();
        // The exit window is kept as long as the body runs. Its header has room for the handler's registers.
        let exit = self.registers.reserve(CALL_HEADER as u32);
        self.enter_context(span, item, exit, is_async)?;
        self.base = self.registers.mark();
        if others.is_empty() {
            self.statements(body)?;
        } else {
            self.with_statement(span, others, body, is_async)?;
        }
        let region = self.exit();
        let end = self.place();
        self.exit_context(exit, is_async, span, false)?;
        self.jump_to(end);
        self.at(span);
        self.with_handler(region, exit, is_async, end)?;
        self.registers.release(mark);
        self.land(end);
        Ok(())
    }

    /// Look up both methods, call `__enter__`, and bind its result. The body's block is open afterwards.
    #[inline(never)]
    fn enter_context(&mut self, span: Span, item: &WithItem<'t>, exit: Reg, is_async: bool) -> Compiled {
        let mark = self.registers.mark();
        let receiver = Reg(exit.0.saturating_add(METHOD_HEADER));
        let at = self.registers.reserve(METHOD_HEADER as u32);
        let context = self.push_value(item.context_expr)?;
        self.at(span);
        self.copy(receiver, context);
        let (enter_name, exit_name, enter_which, exit_which) = match is_async {
            false => ("__enter__", "__exit__", Protocol::Context, Protocol::ContextExit),
            true => ("__aenter__", "__aexit__", Protocol::AsyncContext, Protocol::AsyncContextExit),
        };
        let site = self.site(enter_name);
        self.emit(Instruction::LoadSpecial { at, which: enter_which.count(), site });
        let site = self.site(exit_name);
        self.emit(Instruction::LoadSpecial { at: exit, which: exit_which.count(), site });
        let local = item.optional_vars.and_then(|target| self.direct_target(target)).filter(|_| !is_async);
        let mut entered = local.unwrap_or(at);
        self.emit(Instruction::CallBound { dst: entered, at, count: Count(0) });
        if is_async {
            entered = self.await_value(at, 1, mark, Want::Any);
        }
        self.registers.release(mark);
        self.at(span);
        self.enter(Leaving::With { exit, is_async, span }, true)?;
        self.registers.push();
        if let Some(target) = item.optional_vars {
            self.assign(target, entered)?;
        }
        self.registers.release(mark);
        Ok(())
    }

    /// Call `__exit__(None, None, None)`. `keeps_window`: the block may be left again elsewhere, and what is above the
    /// window is in use.
    pub(super) fn exit_context(
        &mut self,
        exit: Reg,
        is_async: bool,
        span: Span,
        keeps_window: bool,
    ) -> Compiled {
        let mark = self.registers.mark();
        self.at(span);
        let at = if keeps_window { self.copy_of_window(exit) } else { exit };
        for _ in 0..3 {
            self.push_constant(Constant::None);
        }
        self.emit(Instruction::CallBound { dst: at, at, count: Count(3) });
        if is_async {
            self.await_value(at, 2, mark, Want::Now);
        }
        self.registers.release(mark);
        Ok(())
    }

    /// The callee and receiver of a window in a new one above everything.
    fn copy_of_window(&mut self, window: Reg) -> Reg {
        let at = self.registers.reserve(CALL_HEADER as u32);
        self.copy(at, window);
        self.copy(Reg(at.0.saturating_add(METHOD_HEADER)), Reg(window.0.saturating_add(METHOD_HEADER)));
        at
    }

    /// An exception in the body of a `with`: `__exit__` may swallow it.
    #[inline(never)]
    fn with_handler(&mut self, region: Option<Region>, exit: Reg, is_async: bool, end: Place) -> Compiled {
        let mark = self.registers.mark();
        let exc = Reg(exit.0.saturating_add(1));
        self.handle(region, exc);
        self.emit(Instruction::EnterHandler { exc });
        self.enter(Leaving::Nothing, true)?;
        let at = self.copy_of_window(exit);
        let parts = self.registers.reserve(3);
        self.emit(Instruction::ExceptionParts { at: parts, exc });
        self.emit(Instruction::CallBound { dst: at, at, count: Count(3) });
        let mut swallows = at;
        if is_async {
            swallows = self.await_value(at, 2, mark, Want::Any);
        }
        self.registers.release(mark);
        let swallowed = self.place();
        self.branch_to(Instruction::JumpIf { src: swallows, expect: Flag(true), to: Label(0) }, swallowed);
        let region = self.exit();
        self.emit(Instruction::LeaveHandler { exc });
        self.emit_last(Instruction::Reraise { exc });
        self.land(swallowed);
        self.emit(Instruction::LeaveHandler { exc });
        self.jump_to(end);
        self.cleanup(region, exc);
        Ok(())
    }
}
