//! Statements: one method a kind, and the blocks they make.
//!
//! Takes statements in order, emits their code. Whatever registers a statement takes it gives back at its end,
//! except those that it holds while statements inside it run. Loops are in `iteration`, protected regions in
//! `exception`, definitions in `function` and `class`.

use super::builder::{Builder, Want};
use super::flow::Place;
use super::fold::fold;
use super::mistake::MistakeKind;
use super::name::NAMESPACE;
use super::scope::ScopeKind;
use super::unwind::{Again, Leaving};
use super::{Compiled, refuse};
use crate::bytecode::code::{CodeKind, Constant};
use crate::bytecode::ops::*;
use crate::syntax::tree::{
    Alias, Branch, Expression, ExpressionKind as E, Span, Statement, StatementKind as S, UnaryOperator,
};

impl<'t> Builder<'_, 't> {
    /// Statements, in order.
    pub(super) fn statements(&mut self, statements: &'t [Statement<'t>]) -> Compiled {
        statements.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &'t Statement<'t>) -> Compiled {
        let span = statement.span;
        self.base = self.registers.mark();
        self.at(span);
        self.check_size()?;
        match statement.kind {
            S::FunctionDef(node) | S::AsyncFunctionDef(node) => self.function_statement(span, node),
            S::ClassDef(node) => self.class_statement(span, node),
            S::Return { value } => self.return_statement(span, value),
            S::Delete { targets } => targets.iter().try_for_each(|target| self.delete(target)),
            S::Assign { targets, value } => self.assignment(targets, value),
            S::AugAssign { target, op, value } => self.augmented(span, target, op, value),
            S::AnnAssign { target, annotation, value, simple } => {
                self.annotated(span, target, annotation, value, simple)
            }
            S::For(node) => self.for_statement(span, node),
            S::AsyncFor(node) => self.async_for_statement(span, node),
            S::While { test, body, orelse } => self.while_statement(test, body, orelse),
            S::If { branches, orelse } => self.if_statement(branches, orelse),
            S::With { items, body } => self.with_statement(span, items, body, false),
            S::AsyncWith { items, body } => self.with_statement(span, items, body, true),
            S::Match { subject, cases } => self.match_statement(subject, cases),
            S::Raise { exc, cause } => self.raise(span, exc, cause),
            S::Try(node) => self.try_statement(node, false),
            S::TryStar(node) => self.try_statement(node, true),
            S::Assert { test, msg } => self.assert(span, test, msg),
            S::Import { names } => names.iter().try_for_each(|alias| self.import(span, alias)),
            S::ImportFrom { module, names, level } => self.import_from(span, module, names, level),
            S::Expr { value } if self.shared.is_interactive && self.kind == ScopeKind::Module => {
                let mark = self.registers.mark();
                let src = self.value(value, Want::Now)?;
                self.registers.release(mark);
                self.at(span);
                self.emit(Instruction::Display { src });
                Ok(())
            }
            S::Expr { value } => self.effect(value),
            S::Break => self.leave_loop(span, true),
            S::Continue => self.leave_loop(span, false),
            S::Global { .. } | S::Nonlocal { .. } | S::Pass => Ok(()),
        }
    }

    /// The start of a module or class: its annotations, its docstring.
    pub(super) fn module_start(&mut self, docstring: Option<Constant>) -> Compiled {
        if self.shared.scopes.get(self.id).has_annotations {
            self.emit(Instruction::SetupAnnotations { space: NAMESPACE });
        }
        if let Some(docstring) = docstring {
            let mark = self.registers.mark();
            let src = self.push_constant(docstring);
            self.store_name("__doc__", src)?;
            self.registers.release(mark);
        }
        Ok(())
    }

    #[inline(never)]
    fn return_statement(&mut self, span: Span, value: Option<&Expression<'t>>) -> Compiled {
        if !self.is_function() {
            return refuse(MistakeKind::ReturnOutside, span);
        }
        if value.is_some() && self.code_kind == CodeKind::AsyncGenerator {
            return refuse(MistakeKind::ReturnInAsyncGenerator, span);
        }
        let mark = self.registers.mark();
        let runs_code = self.leaving_runs_code();
        let constant = value.map_or(Some(Constant::None), fold);
        let src = match (constant, value) {
            (Some(constant), _) => self.push_constant(constant),
            // What runs on the way out may give a local another value.
            (None, Some(value)) if runs_code => self.push_value(value)?,
            (None, Some(value)) => self.value(value, Want::Now)?,
            (None, None) => mark.reg(0),
        };
        // CPython blames a constant, if it is on the line of the statement.
        let place = match value {
            Some(value) if matches!(value.kind, E::Constant(_)) => {
                let (lines, source) = (&mut self.shared.lines, self.shared.source);
                let is_near = lines.line(source, value.span.start) == lines.line(source, span.start);
                if is_near { value.span } else { span }
            }
            _ => span,
        };
        self.at(place);
        if self.reachable || !runs_code {
            self.leave_function(Instruction::Return { src })?;
        } else {
            self.check_leaving(place)?;
        }
        self.registers.release(mark);
        Ok(())
    }

    #[inline(never)]
    fn if_statement(&mut self, branches: &'t [Branch<'t>], orelse: &'t [Statement<'t>]) -> Compiled {
        let end = self.place();
        for (index, branch) in branches.iter().enumerate() {
            let is_last = index + 1 == branches.len() && orelse.is_empty();
            let next = if is_last { end } else { self.place() };
            self.at(branch.span);
            self.base = self.registers.mark();
            if let Some(target) = self.plain_jump(branch.body) {
                self.branch(branch.test, true, target)?;
                continue;
            }
            self.branch(branch.test, false, next)?;
            self.statements(branch.body)?;
            if !is_last {
                self.jump_to(end);
                self.land(next);
            }
        }
        self.statements(orelse)?;
        self.land(end);
        Ok(())
    }

    /// Where a body goes that is nothing but a jump: `if done: break`.
    fn plain_jump(&self, body: &[Statement<'t>]) -> Option<Place> {
        let [Statement { kind, .. }] = body else { return None };
        let Leaving::Loop { again, exit, drops } = self.blocks.last()?.leaving else { return None };
        match (kind, again) {
            (S::Break, _) => drops.is_none().then_some(exit),
            (S::Continue, Again::Forward(next)) => Some(next),
            _ => None,
        }
    }

    #[inline(never)]
    fn raise(
        &mut self,
        span: Span,
        exc: Option<&Expression<'t>>,
        cause: Option<&Expression<'t>>,
    ) -> Compiled {
        let mark = self.registers.mark();
        let instruction = match (exc, cause) {
            (None, _) => Instruction::RaiseCurrent {},
            (Some(exc), None) => Instruction::Raise { src: self.value(exc, Want::Now)? },
            (Some(exc), Some(cause)) => {
                let src = self.operand_before(exc, cause)?;
                Instruction::RaiseFrom { src, cause: self.value(cause, Want::Now)? }
            }
        };
        self.registers.release(mark);
        self.at(span);
        self.emit_last(instruction);
        Ok(())
    }

    #[inline(never)]
    fn assert(&mut self, span: Span, test: &Expression<'t>, msg: Option<&Expression<'t>>) -> Compiled {
        let mark = self.registers.mark();
        let holds = self.place();
        self.branch(test, true, holds)?;
        let span = last_comparison(test).unwrap_or(span);
        self.at(span);
        let src = mark.reg(0);
        let which = Common::AssertionError.count();
        match msg {
            None => {
                self.registers.touch(src);
                self.emit(Instruction::LoadCommon { dst: src, which });
            }
            Some(msg) => {
                let at = self.registers.reserve(CALL_HEADER as u32);
                self.emit(Instruction::LoadCommon { dst: at, which });
                self.push_value(msg)?;
                self.at(span);
                self.emit(Instruction::Call { dst: src, at, count: Count(1) });
            }
        }
        self.emit_last(Instruction::Raise { src });
        self.registers.release(mark);
        self.land(holds);
        Ok(())
    }

    // ---- imports ----

    /// `dst` = the module, for these names of it.
    fn import_module(&mut self, dst: Reg, module: &'t str, names: Constant, level: u32) {
        let fromlist = self.push_constant(names);
        let name = self.name(self.mangle(module));
        let level = Count(level.min(u8::MAX as u32) as u8);
        self.emit(Instruction::ImportName { dst, fromlist, level, name });
    }

    /// `import a.b as c`
    #[inline(never)]
    fn import(&mut self, span: Span, alias: &Alias<'t>) -> Compiled {
        let mark = self.registers.mark();
        let dst = self.registers.push();
        self.at(span);
        self.import_module(dst, alias.name, Constant::None, 0);
        let mut parts = alias.name.split('.');
        let first = parts.next().unwrap_or(alias.name);
        match alias.asname {
            None => self.store_name(first, dst)?,
            Some(asname) => {
                for part in parts {
                    let name = self.name(self.mangle(part));
                    self.emit(Instruction::ImportFrom { dst, module: dst, name });
                }
                self.store_name(asname, dst)?;
            }
        }
        self.registers.release(mark);
        Ok(())
    }

    /// `from module import name as other`
    #[inline(never)]
    fn import_from(
        &mut self,
        span: Span,
        module: Option<&'t str>,
        names: &[Alias<'t>],
        level: u32,
    ) -> Compiled {
        if module == Some("__future__") && level == 0 {
            let line = self.shared.lines.line(self.shared.source, span.start);
            if line > self.shared.last_future_line {
                return refuse(MistakeKind::FutureLate, span);
            }
        }
        let mark = self.registers.mark();
        let from = self.registers.push();
        self.at(span);
        let list = names.iter().map(|alias| Constant::Str(alias.name.into())).collect();
        self.import_module(from, module.unwrap_or_default(), Constant::Tuple(list), level);
        let above = self.registers.mark();
        for alias in names {
            if alias.name == "*" {
                self.emit(Instruction::ImportStar { module: from, space: NAMESPACE });
                continue;
            }
            let dst = self.registers.push();
            let name = self.name(self.mangle(alias.name));
            self.emit(Instruction::ImportFrom { dst, module: from, name });
            self.store_name(alias.asname.unwrap_or(alias.name), dst)?;
            self.registers.release(above);
        }
        self.registers.release(mark);
        Ok(())
    }
}

/// The place of the comparison in a condition that is decided last: what an assertion is said to fail at.
fn last_comparison(test: &Expression<'_>) -> Option<Span> {
    match test.kind {
        E::Compare { .. } => Some(test.span),
        E::UnaryOp { op: UnaryOperator::Not, operand } => last_comparison(operand),
        E::BoolOp { values, .. } => values.iter().rev().find_map(last_comparison),
        _ => None,
    }
}
