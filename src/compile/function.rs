//! Functions: `def`, `lambda`, and what makes a function object of code.
//!
//! Decorators are evaluated first, then defaults, keyword defaults, annotations and the closure, each in the
//! register that `make_function` expects it in.

use super::builder::{Builder, Want, build};
use super::constant::literal;
use super::display::BATCH;
use super::fold::fold;
use super::mistake::MistakeKind;
use super::registers::{MAX_PARAMETERS, Mark};
use super::scope::{Resolution, ScopeId, ScopeKind, key_of};
use super::symbols::each_parameter;
use super::{Compiled, refuse};
use crate::bytecode::code::{CodeUnit, Constant};
use crate::bytecode::ops::*;
use crate::syntax::tree::{
    self, Expression, ExpressionKind as E, FunctionDef, Parameters, Span, Statement, StatementKind,
};

/// Which parts a function is made with, besides its closure: bits as in `make_function`.
#[derive(Clone, Copy, Default)]
pub(super) struct Given(u8);

const DEFAULTS: u8 = 1;
const KEYWORD_DEFAULTS: u8 = 2;
const ANNOTATIONS: u8 = 4;
const CLOSURE: u8 = 8;

impl<'t> Builder<'_, 't> {
    /// `def name(...): body`
    #[inline(never)]
    pub(super) fn function_statement(&mut self, span: Span, node: &'t FunctionDef<'t>) -> Compiled {
        let mark = self.registers.mark();
        let decorators = self.decorators(node.decorator_list)?;
        let parts = self.registers.mark();
        let mut given = self.defaults(node.args)?;
        given.0 |= self.annotations(node.args, node.returns, parts)?;
        let Some(inner) = self.shared.scopes.opened_by(key_of(node)) else { return Ok(()) };
        let name = node.name;
        let qualname = self.inner_qualname(name);
        let place = node.decorator_list.first().map_or(span, |first| first.span);
        self.at(span);
        let unit = self
            .function_unit(inner, &qualname, place, node.args, |builder| builder.function_body(node.body))?;
        self.at(span);
        let dst = match (decorators.is_empty(), self.direct_local(name)) {
            (true, Some(reg)) => reg,
            _ => parts.reg(0),
        };
        self.make_function(unit, inner, given, parts, dst)?;
        self.registers.release(parts);
        self.decorate(&decorators, dst)?;
        self.at(span);
        self.store_name(name, dst)?;
        self.registers.release(mark);
        Ok(())
    }

    /// The register of a local by name.
    fn direct_local(&self, name: &'t str) -> Option<Reg> {
        self.local_register(name).filter(|_| name != "__debug__")
    }

    /// Evaluate decorators; where each is, and where it stands in the source.
    pub(super) fn decorators(&mut self, decorators: &[Expression<'t>]) -> Compiled<Vec<(Reg, Span)>> {
        decorators.iter().map(|decorator| Ok((self.push_value(decorator)?, decorator.span))).collect()
    }

    /// Apply decorators, the last one first, to what is in `made`, which may be the next free register.
    pub(super) fn decorate(&mut self, decorators: &[(Reg, Span)], made: Reg) -> Compiled {
        let mark = self.registers.mark();
        if decorators.is_empty() {
            return Ok(());
        }
        // The decorated object stays where it is; the window is above it.
        self.registers.reserve(1);
        let window = self.registers.mark();
        for &(decorator, span) in decorators.iter().rev() {
            let at = self.registers.reserve(CALL_HEADER as u32);
            let argument = self.registers.push();
            self.at(span);
            self.copy(at, decorator);
            self.copy(argument, made);
            self.emit(Instruction::Call { dst: made, at, count: Count(1) });
            self.registers.release(window);
        }
        self.registers.release(mark);
        Ok(())
    }

    /// `lambda args: body`
    #[inline(never)]
    pub(super) fn lambda(
        &mut self,
        span: Span,
        args: &'t Parameters<'t>,
        body: &'t Expression<'t>,
        want: Want,
    ) -> Compiled<Reg> {
        let parts = self.registers.mark();
        let given = self.defaults(args)?;
        let Some(inner) = self.shared.scopes.opened_by(key_of(body)) else {
            return Ok(self.destination(parts, want));
        };
        let qualname = self.inner_qualname("<lambda>");
        self.at(span);
        let unit = self.function_unit(inner, &qualname, span, args, |builder| {
            let src = builder.value(body, Want::Now)?;
            builder.at(body.span);
            builder.emit_last(Instruction::Return { src });
            Ok(())
        })?;
        self.at(span);
        let dst = self.destination(parts, want);
        self.registers.release(parts);
        self.make_function(unit, inner, given, parts, dst)?;
        Ok(self.destination(parts, want))
    }

    /// The qualified name of something defined here.
    pub(super) fn inner_qualname(&self, name: &'t str) -> String {
        let scope = self.shared.scopes.get(self.id);
        let is_global =
            scope.symbol(self.mangle(name)).is_some_and(|(_, s)| s.resolution == Resolution::GlobalExplicit);
        match self.kind {
            _ if is_global => name.to_owned(),
            ScopeKind::Module | ScopeKind::Annotation => name.to_owned(),
            ScopeKind::Class => format!("{}.{name}", self.qualname),
            _ => format!("{}.<locals>.{name}", self.qualname),
        }
    }

    /// The code of a function with these parameters.
    #[inline(never)]
    fn function_unit(
        &mut self,
        inner: ScopeId,
        qualname: &str,
        span: Span,
        args: &'t Parameters<'t>,
        body: impl Fn(&mut Builder<'_, 't>) -> Compiled,
    ) -> Compiled<Box<CodeUnit>> {
        if each_parameter(args).any(|parameter| parameter.arg == "__debug__") {
            return refuse(MistakeKind::AssignDebug, self.span());
        }
        if self.shared.scopes.get(inner).parameters > MAX_PARAMETERS {
            return refuse(MistakeKind::TooManyParameters, span);
        }
        let mut unit = build(self.shared, inner, qualname, span, &mut |builder| body(builder))?;
        unit.positional_only = args.posonlyargs.len() as u32;
        unit.positional = unit.positional_only + args.args.len() as u32;
        unit.keyword_only = args.kwonlyargs.len() as u32;
        unit.star = args.vararg.is_some();
        unit.double_star = args.kwarg.is_some();
        Ok(unit)
    }

    /// The body of a `def`, its docstring included.
    fn function_body(&mut self, body: &'t [Statement<'t>]) -> Compiled {
        if let Some(docstring) = docstring(body) {
            self.set_docstring(docstring);
        }
        self.statements(body)?;
        self.return_none();
        Ok(())
    }

    /// The end of a body: `return None`.
    pub(super) fn return_none(&mut self) {
        let mark = self.registers.mark();
        let src = self.push_constant(Constant::None);
        self.emit_last(Instruction::Return { src });
        self.registers.release(mark);
    }

    /// Defaults and keyword defaults in the first two registers from here.
    #[inline(never)]
    fn defaults(&mut self, args: &Parameters<'t>) -> Compiled<Given> {
        let parts = self.registers.mark();
        let mut given = Given(0);
        let positional: Vec<&Expression<'t>> =
            args.posonlyargs.iter().chain(args.args).filter_map(|parameter| parameter.default).collect();
        if !positional.is_empty() {
            given.0 |= DEFAULTS;
            let dst = self.registers.push();
            self.tuple_of(&positional, dst)?;
        }
        if args.kwonlyargs.iter().any(|parameter| parameter.default.is_some()) {
            given.0 |= KEYWORD_DEFAULTS;
            self.registers.release(parts);
            self.registers.reserve(1);
            let dst = self.registers.push();
            let pairs =
                args.kwonlyargs.iter().filter_map(|parameter| Some((parameter.arg, parameter.default?)));
            let pairs: Vec<_> = pairs.collect();
            self.dict_by_name(&pairs, dst)?;
        }
        self.registers.release(parts);
        Ok(given)
    }

    /// `dst` = tuple of these, in a register that was pushed last.
    fn tuple_of(&mut self, items: &[&Expression<'t>], dst: Reg) -> Compiled {
        if let Some(constants) = items.iter().map(|item| fold(item)).collect() {
            self.load_constant(Constant::Tuple(constants), dst);
            return Ok(());
        }
        let mark = self.registers.mark();
        let (batch, rest) = items.split_at(items.len().min(BATCH));
        batch.iter().try_for_each(|item| self.push_value(item).map(drop))?;
        let (from, count) = (mark.reg(0), Count(batch.len() as u8));
        self.registers.release(mark);
        if rest.is_empty() {
            self.emit(Instruction::BuildTuple { dst, from, count });
            return Ok(());
        }
        self.emit(Instruction::BuildList { dst, from, count });
        for item in rest {
            let src = self.value(item, Want::Now)?;
            self.emit(Instruction::ListAppend { list: dst, src });
            self.registers.release(mark);
        }
        self.emit(Instruction::ListToTuple { dst, src: dst });
        Ok(())
    }

    /// `dst` = dict of names, mangled, and values.
    fn dict_by_name(&mut self, pairs: &[(&'t str, &Expression<'t>)], dst: Reg) -> Compiled {
        let mark = self.registers.mark();
        for (index, batch) in pairs.chunks(BATCH / 2).enumerate() {
            let made = if index == 0 { dst } else { self.registers.push() };
            let from = self.registers.mark().reg(0);
            for (name, value) in batch {
                self.push_constant(Constant::Str(self.mangle(name).into()));
                self.push_value(value)?;
            }
            self.emit(Instruction::BuildDict { dst: made, from, count: Count(batch.len() as u8) });
            if index > 0 {
                self.emit(Instruction::DictUpdate { dict: dst, src: made });
            }
            self.registers.release(mark);
        }
        Ok(())
    }

    /// Annotations in the third register from `parts`; the bit that says whether there are any.
    #[inline(never)]
    fn annotations(
        &mut self,
        args: &'t Parameters<'t>,
        returns: Option<&'t Expression<'t>>,
        parts: Mark,
    ) -> Compiled<u8> {
        // CPython's order: parameters by position or name before the positional-only ones.
        let parameters = args.args.iter().chain(args.posonlyargs).chain(args.vararg);
        let parameters = parameters.chain(args.kwonlyargs).chain(args.kwarg);
        let annotated = parameters.filter_map(|parameter| Some((parameter.arg, parameter.annotation?)));
        let annotated: Vec<_> = annotated.chain(returns.map(|returns| ("return", returns))).collect();
        if annotated.is_empty() {
            return Ok(0);
        }
        self.registers.reserve(2);
        let dst = self.registers.push();
        let mark = self.registers.mark();
        for (index, batch) in annotated.chunks(BATCH / 2).enumerate() {
            let made = if index == 0 { dst } else { self.registers.push() };
            let from = self.registers.mark().reg(0);
            for (name, annotation) in batch {
                self.push_constant(Constant::Str(self.mangle(name).into()));
                self.parameter_annotation(annotation)?;
            }
            self.emit(Instruction::BuildDict { dst: made, from, count: Count(batch.len() as u8) });
            if index > 0 {
                self.emit(Instruction::DictUpdate { dict: dst, src: made });
            }
            self.registers.release(mark);
        }
        self.registers.release(parts);
        Ok(ANNOTATIONS)
    }

    fn parameter_annotation(&mut self, annotation: &'t Expression<'t>) -> Compiled {
        if let E::Starred { value } = annotation.kind
            && !self.shared.annotations_are_text
        {
            // `*args: *Ts` is the one item of `Ts`.
            let src = self.push_value(value)?;
            self.at(annotation.span);
            self.emit(Instruction::Unpack { src, to: src, count: Count(1) });
            return Ok(());
        }
        self.annotation_value(annotation)?;
        Ok(())
    }

    /// `dst` = a tuple of the cells that an inner function needs.
    fn closure(&mut self, names: &[&'t str], dst: Reg) {
        let mark = self.registers.mark();
        let (batch, rest) = names.split_at(names.len().min(BATCH));
        for name in batch {
            let cell = self.registers.push();
            self.load_closure_cell(name, cell);
        }
        let (from, count) = (mark.reg(0), Count(batch.len() as u8));
        if rest.is_empty() {
            self.emit(Instruction::BuildTuple { dst, from, count });
        } else {
            self.emit(Instruction::BuildList { dst, from, count });
            for name in rest {
                self.load_closure_cell(name, from);
                self.emit(Instruction::ListAppend { list: dst, src: from });
            }
            self.emit(Instruction::ListToTuple { dst, src: dst });
        }
        self.registers.release(mark);
    }

    /// `dst` = a function of this code. The parts that are given are in their registers from `parts` on, which must
    /// be the height of the stack, and are not taken.
    #[inline(never)]
    pub(super) fn make_function(
        &mut self,
        unit: Box<CodeUnit>,
        inner: ScopeId,
        given: Given,
        parts: Mark,
        dst: Reg,
    ) -> Compiled {
        let mut given = given;
        let scope = self.shared.scopes.get(inner);
        let names: Vec<&'t str> = scope
            .free
            .iter()
            .filter_map(|&index| scope.symbols.get(index as usize))
            .map(|s| s.name)
            .collect();
        self.check_size()?;
        if !self.reachable {
            return Ok(());
        }
        self.registers.reserve(4);
        if !names.is_empty() {
            given.0 |= CLOSURE;
            self.closure(&names, parts.reg(3));
        }
        let code = self.constant(Constant::Code(unit.into()));
        self.registers.release(parts);
        self.registers.touch(dst);
        let flags = Count(given.0);
        self.emit(Instruction::MakeFunction { dst, parts: parts.reg(0), flags, code });
        Ok(())
    }
}

/// The docstring of a body.
pub(super) fn docstring(body: &[Statement<'_>]) -> Option<Constant> {
    let StatementKind::Expr { value } = body.first()?.kind else { return None };
    match value.kind {
        E::Constant(ref constant @ (tree::Constant::Str(_) | tree::Constant::SurrogateStr(_))) => {
            Some(literal(constant))
        }
        _ => None,
    }
}
