//! Calls: arguments are evaluated right where the callee will have them.
//!
//! The callee, or the receiver of a method, is the end of the left spine that `expression` walks; it stands in its
//! place when the code here begins. A method is looked up before the arguments are evaluated; by the call itself, which
//! is one instruction less, where nobody could tell. Star arguments, and more arguments than a window should hold, go
//! into a list and a dict.

use super::builder::{Builder, Want};
use super::display::BATCH;
use super::fold::is_constant;
use super::mistake::MistakeKind;
use super::registers::{Access, Mark};
use super::scope::Resolution;
use super::{Compiled, refuse};
use crate::bytecode::code::Constant;
use crate::bytecode::ops::*;
use crate::syntax::tree::{Expression, ExpressionKind as E, Keyword, Parameters, Span};
use hashbrown::HashSet;

/// How a call passes its arguments.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A method, in registers.
    Method,
    /// A function, in registers.
    Function,
    /// In a list and a dict.
    Star,
}

fn shape(func: &Expression<'_>, args: &[Expression<'_>], keywords: &[Keyword<'_>]) -> Shape {
    let has_star = args.iter().any(|argument| matches!(argument.kind, E::Starred { .. }))
        || keywords.iter().any(|keyword| keyword.arg.is_none());
    if has_star || args.len() + keywords.len() > BATCH {
        return Shape::Star;
    }
    match func.kind {
        E::Attribute { .. } => Shape::Method,
        _ => Shape::Function,
    }
}

impl<'t> Builder<'_, 't> {
    /// What the left spine goes on with below a call, and where its value is wanted.
    pub(super) fn callee_wanted<'e>(
        &self,
        func: &'e Expression<'t>,
        args: &[Expression<'t>],
        keywords: &[Keyword<'t>],
        mark: Mark,
    ) -> (&'e Expression<'t>, Want) {
        match (shape(func, args, keywords), func.kind) {
            (Shape::Method, E::Attribute { value, .. }) => (value, Want::In(mark.reg(METHOD_HEADER))),
            _ => (func, Want::In(mark.reg(0))),
        }
    }

    /// A call whose callee or receiver is in its place above `mark`.
    pub(super) fn call(
        &mut self,
        span: Span,
        func: &Expression<'t>,
        args: &[Expression<'t>],
        keywords: &[Keyword<'t>],
        want: Want,
        mark: Mark,
    ) -> Compiled<Reg> {
        self.check_keywords(span, keywords)?;
        match (shape(func, args, keywords), func.kind) {
            (Shape::Method, E::Attribute { attr, .. }) => {
                let place = self.attribute_span(span, func.span, attr);
                self.call_method(place, func.span, attr, args, keywords, want, mark)
            }
            (Shape::Star, _) => self.call_star(span, args, keywords, want, mark),
            _ => self.call_function(span, args, keywords, want, mark),
        }
    }

    fn call_function(
        &mut self,
        span: Span,
        args: &[Expression<'t>],
        keywords: &[Keyword<'t>],
        want: Want,
        mark: Mark,
    ) -> Compiled<Reg> {
        let at = self.registers.reserve(CALL_HEADER as u32);
        let count = self.arguments(args, keywords)?;
        let dst = self.destination(mark, want);
        self.at(span);
        let call = match keywords.is_empty() {
            true => Instruction::Call { dst, at, count },
            false => Instruction::CallKeywords { dst, at, count, names: self.keyword_names(keywords) },
        };
        self.emit(call);
        Ok(dst)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a call expression, and where its value goes")]
    fn call_method(
        &mut self,
        span: Span,
        lookup: Span,
        attr: &'t str,
        args: &[Expression<'t>],
        keywords: &[Keyword<'t>],
        want: Want,
        mark: Mark,
    ) -> Compiled<Reg> {
        let at = self.registers.reserve(CALL_HEADER as u32);
        let name = self.mangle(attr);
        let looks_up_first = !keywords.is_empty() || !args.iter().all(|argument| self.is_harmless(argument));
        let lookup = self.attribute_span(lookup, lookup, attr);
        if looks_up_first {
            self.at(lookup);
            let site = self.site(name);
            self.emit(Instruction::LoadMethod { at, site });
        }
        let count = self.arguments(args, keywords)?;
        let dst = self.destination(mark, want);
        if looks_up_first {
            self.at(span);
            self.call_found(dst, at, count, keywords);
        } else {
            let site = self.site(name);
            self.emit_call_method(Instruction::CallMethod { dst, at, count, site }, lookup, span);
        }
        Ok(dst)
    }

    /// The call of a method that has been looked up.
    fn call_found(&mut self, dst: Reg, at: Reg, count: Count, keywords: &[Keyword<'t>]) {
        let call = match keywords.is_empty() {
            true => Instruction::CallBound { dst, at, count },
            false => Instruction::CallBoundKeywords { dst, at, count, names: self.keyword_names(keywords) },
        };
        self.emit(call);
    }

    /// Can evaluating it neither raise nor run code of a script? Then nobody can tell when a method is looked up.
    fn is_harmless(&self, argument: &Expression<'t>) -> bool {
        let is_simple = |e: &Expression<'t>| match e.kind {
            E::Name { id } => self.is_bound(id),
            _ => is_constant(e),
        };
        match argument.kind {
            E::Tuple { elts } | E::List { elts } => elts.iter().all(is_simple),
            E::Dict { entries } => entries.is_empty(),
            E::Lambda { args: Parameters { posonlyargs, args, kwonlyargs, .. }, .. } => {
                [posonlyargs, args, kwonlyargs]
                    .into_iter()
                    .flat_map(|all| all.iter())
                    .all(|p| p.default.is_none())
            }
            _ => is_simple(argument),
        }
    }

    /// Arguments in a row from the first free register; how many.
    fn arguments(&mut self, args: &[Expression<'t>], keywords: &[Keyword<'t>]) -> Compiled<Count> {
        args.iter().try_for_each(|argument| self.push_value(argument).map(drop))?;
        keywords.iter().try_for_each(|keyword| self.push_value(keyword.value).map(drop))?;
        Ok(Count((args.len() + keywords.len()) as u8))
    }

    /// The tuple of the names of keyword arguments.
    fn keyword_names(&mut self, keywords: &[Keyword<'t>]) -> Const {
        let names = keywords.iter().filter_map(|keyword| keyword.arg);
        let names = names.map(|name| Constant::Str(name.into())).collect();
        if !self.reachable {
            return Const(0);
        }
        self.constant(Constant::Tuple(names))
    }

    fn call_star(
        &mut self,
        span: Span,
        args: &[Expression<'t>],
        keywords: &[Keyword<'t>],
        want: Want,
        mark: Mark,
    ) -> Compiled<Reg> {
        let at = self.registers.reserve(CALL_HEADER as u32);
        self.star_arguments(span, at, args, keywords)?;
        let dst = self.destination(mark, want);
        self.at(span);
        self.emit(Instruction::CallStar { dst, at });
        Ok(dst)
    }

    /// The list and the dict of `call_star` in the next two registers.
    fn star_arguments(
        &mut self,
        span: Span,
        callee: Reg,
        args: &[Expression<'t>],
        keywords: &[Keyword<'t>],
    ) -> Compiled {
        match args {
            // The call itself takes it apart, and knows better what to say if it cannot.
            [Expression { kind: E::Starred { value }, .. }] => drop(self.push_value(value)?),
            _ => {
                let list = self.registers.push();
                self.collect_list(span, args, list)?;
            }
        }
        let dict = self.registers.push();
        if keywords.is_empty() {
            self.at(span);
            self.emit(Instruction::Unset { dst: dict });
            return Ok(());
        }
        self.keyword_dict(span, callee, keywords, dict)
    }

    /// `dict` = all keyword arguments, merged in order.
    fn keyword_dict(&mut self, span: Span, callee: Reg, keywords: &[Keyword<'t>], dict: Reg) -> Compiled {
        let mark = self.registers.mark();
        let mut is_made = false;
        for group in keywords.chunk_by(|a, b| a.arg.is_some() && b.arg.is_some()) {
            match group {
                [Keyword { arg: None, value, .. }] => {
                    if !is_made {
                        self.at(span);
                        self.emit(Instruction::BuildDict { dst: dict, from: dict, count: Count(0) });
                    }
                    let src = self.value(value, Want::Now)?;
                    self.at(span);
                    self.emit(Instruction::DictMerge { dict, src, callee });
                }
                _ => {
                    for batch in group.chunks(BATCH / 2) {
                        self.keyword_batch(span, callee, batch, dict, is_made)?;
                        is_made = true;
                        self.registers.release(mark);
                    }
                }
            }
            is_made = true;
            self.registers.release(mark);
        }
        Ok(())
    }

    fn keyword_batch(
        &mut self,
        span: Span,
        callee: Reg,
        batch: &[Keyword<'t>],
        dict: Reg,
        is_made: bool,
    ) -> Compiled {
        let dst = if is_made { self.registers.push() } else { dict };
        let from = self.registers.mark().reg(0);
        for keyword in batch {
            let name = keyword.arg.unwrap_or_default();
            self.push_constant(Constant::Str(name.into()));
            self.push_value(keyword.value)?;
        }
        self.at(span);
        self.emit(Instruction::BuildDict { dst, from, count: Count(batch.len() as u8) });
        if is_made {
            self.emit(Instruction::DictMerge { dict, src: dst, callee });
        }
        Ok(())
    }

    fn check_keywords(&self, call: Span, keywords: &[Keyword<'t>]) -> Compiled {
        let mut seen = HashSet::new();
        for keyword in keywords {
            match keyword.arg {
                Some("__debug__") => return refuse(MistakeKind::AssignDebug, call),
                Some(name) if !seen.insert(name) => {
                    return refuse(MistakeKind::KeywordRepeated(name.to_owned()), keyword.span);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Call what is in `at` with the arguments that are in place already, and these behind them.
    pub(super) fn call_with_star(
        &mut self,
        span: Span,
        at: Reg,
        leading: &[Reg],
        args: &[Expression<'t>],
        keywords: &[Keyword<'t>],
    ) -> Compiled {
        self.check_keywords(span, keywords)?;
        let has_star = args.iter().any(|argument| matches!(argument.kind, E::Starred { .. }))
            || keywords.iter().any(|keyword| keyword.arg.is_none());
        if !has_star && args.len() + keywords.len() + leading.len() <= BATCH {
            let count = self.arguments(args, keywords)?;
            let count = Count(count.0 + leading.len() as u8);
            self.at(span);
            let call = match keywords.is_empty() {
                true => Instruction::Call { dst: at, at, count },
                false => {
                    Instruction::CallKeywords { dst: at, at, count, names: self.keyword_names(keywords) }
                }
            };
            self.emit(call);
            return Ok(());
        }
        // The arguments that are there already become the start of the list, which takes the place of the first.
        let Some(&first) = leading.first() else { return Ok(()) };
        let rest = self.registers.push();
        self.collect_list(span, args, rest)?;
        self.at(span);
        self.emit(Instruction::BuildList { dst: first, from: first, count: Count(leading.len() as u8) });
        self.emit(Instruction::ListExtend { list: first, src: rest, star: Flag(true) });
        let dict = Reg(first.0 + 1);
        match keywords.is_empty() {
            true => self.emit(Instruction::Unset { dst: dict }),
            false => self.keyword_dict(span, at, keywords, dict)?,
        }
        self.at(span);
        self.emit(Instruction::CallStar { dst: at, at });
        Ok(())
    }

    /// `super()` in a function that can say what it means.
    pub(super) fn is_plain_super(&self, expression: &Expression<'t>) -> bool {
        let E::Call { func, args: [], keywords: [] } = expression.kind else { return false };
        if !matches!(func.kind, E::Name { id: "super" }) || !self.is_function() {
            return false;
        }
        let scope = self.shared.scopes.get(self.id);
        let knows_class = scope.symbol("__class__").is_some_and(|(_, s)| s.resolution == Resolution::Free);
        knows_class && scope.positional > 0
    }

    /// A call of a method of `super()`, its arguments in registers.
    pub(super) fn is_super_method(&self, expression: &Expression<'t>) -> bool {
        let E::Call { func, args, keywords } = expression.kind else { return false };
        let E::Attribute { value, .. } = func.kind else { return false };
        shape(func, args, keywords) == Shape::Method && self.is_plain_super(value)
    }

    #[inline(never)]
    pub(super) fn super_method(&mut self, expression: &Expression<'t>, want: Want) -> Compiled<Reg> {
        let E::Call { func, args, keywords } = expression.kind else {
            return self.plain_super(expression, want);
        };
        let E::Attribute { attr, .. } = func.kind else { return self.plain_super(expression, want) };
        self.check_keywords(expression.span, keywords)?;
        let mark = self.registers.mark();
        let at = self.registers.reserve(CALL_HEADER as u32);
        self.load_name("super", Want::In(at));
        self.load_name("__class__", Want::In(mark.reg(1)));
        self.load_first_parameter(mark.reg(METHOD_HEADER));
        let lookup = self.attribute_span(func.span, func.span, attr);
        self.at(lookup);
        let site = self.site(self.mangle(attr));
        self.emit(Instruction::LoadSuper { at, site });
        let count = self.arguments(args, keywords)?;
        let dst = self.destination(mark, want);
        let place = self.attribute_span(expression.span, func.span, attr);
        self.at(place);
        self.call_found(dst, at, count, keywords);
        Ok(dst)
    }

    /// The parameter that `super()` takes its object from.
    fn load_first_parameter(&mut self, dst: Reg) {
        match (self.shared.scopes.get(self.id).symbols.first().map(|s| s.name), self.layout.accesses.first())
        {
            (_, Some(Some(Access::Local(reg)))) => self.copy(dst, *reg),
            (Some(name), _) => drop(self.load_name(name, Want::In(dst))),
            (None, _) => self.emit(Instruction::Unset { dst }),
        }
    }

    #[inline(never)]
    pub(super) fn plain_super(&mut self, expression: &Expression<'t>, want: Want) -> Compiled<Reg> {
        let mark = self.registers.mark();
        let parts = self.registers.push();
        self.load_name("super", Want::In(parts));
        let class = self.registers.push();
        self.load_name("__class__", Want::In(class));
        let first = self.registers.push();
        self.load_first_parameter(first);
        let at = self.registers.reserve(CALL_HEADER as u32);
        let dst = self.destination(mark, want);
        self.at(expression.span);
        self.emit(Instruction::CallSuper { dst, at, parts });
        Ok(dst)
    }
}
