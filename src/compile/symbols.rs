//! The walk that fills the table of scopes.
//!
//! Takes a tree, notes in every scope which names are bound, used, declared and deleted in it, and refuses what can
//! be refused by looking at names alone, in the order in which CPython finds it. What a name then resolves to is
//! decided in `scope`, when all scopes are known.

use super::mistake::MistakeKind;
use super::scope::{ComprehensionKind, ScopeId, ScopeKind, Scopes, flags, key_of, mangled};
use super::{Compiled, refuse};
use crate::syntax::tree::*;
use bumpalo::Bump;

/// Names whose mention means that somebody may look at the frame's locals.
const FRAME_VIEWERS: [&str; 5] = ["locals", "vars", "dir", "eval", "exec"];

/// Registers that a statement holds while the statements in it run.
const FOR_REGISTERS: u32 = 4;
const WITH_REGISTERS: u32 = 6;
const TRY_REGISTERS: u32 = 4;
const MATCH_REGISTERS: u32 = 24;

/// Make the scopes of a module, and resolve its names.
pub(super) fn scopes_of<'t>(
    body: &Body<'t>,
    text: &'t Bump,
    annotations_are_text: bool,
) -> Compiled<(Scopes<'t>, ScopeId)> {
    let mut scopes = Scopes::default();
    let root = scopes.open(ScopeKind::Module, "<module>", None, 0);
    let mut walk =
        Walk { scopes, scope: root, text, annotations_are_text, states: vec![State::default()], held: 0 };
    match *body {
        Body::Statements(statements) => walk.statements(statements)?,
        Body::Expression(expression) => walk.expression(expression)?,
    }
    walk.scopes.resolve()?;
    Ok((walk.scopes, root))
}

/// What a module consists of.
#[derive(Clone, Copy)]
pub(super) enum Body<'t> {
    Statements(&'t [Statement<'t>]),
    Expression(&'t Expression<'t>),
}

/// Where in a comprehension the walk is.
#[derive(Clone, Copy, Default)]
struct State {
    /// Inside this many iterables of comprehensions.
    iterables: u32,
    /// In the target of a comprehension's `for`.
    in_target: bool,
}

struct Walk<'t> {
    scopes: Scopes<'t>,
    scope: ScopeId,
    text: &'t Bump,
    annotations_are_text: bool,
    /// One for each open scope.
    states: Vec<State>,
    /// Registers held by the statements around, in this scope.
    held: u32,
}

impl<'t> Walk<'t> {
    fn mangle(&self, name: &'t str) -> &'t str {
        match mangled(self.scopes.get(self.scope).class_name, name) {
            Some(mangled) => self.text.alloc_str(&mangled),
            None => name,
        }
    }

    fn state(&mut self) -> Option<&mut State> {
        self.states.last_mut()
    }

    /// Walk something that is a scope of its own.
    fn inside(
        &mut self,
        kind: ScopeKind,
        name: &'t str,
        key: usize,
        walk: impl FnOnce(&mut Self) -> Compiled,
    ) -> Compiled<ScopeId> {
        let outer = self.scope;
        let iterables = self.states.last().map_or(0, |s| s.iterables);
        let id = self.scopes.open(kind, name, Some(outer), key);
        let held = std::mem::take(&mut self.held);
        self.scope = id;
        self.states.push(State { iterables, in_target: false });
        let result = walk(self);
        self.states.pop();
        self.scope = outer;
        self.held = held;
        result.map(|()| id)
    }

    /// Note what is done with a name as written.
    fn note(&mut self, name: &'t str, what: u16, span: Span) -> Compiled {
        let name = self.mangle(name);
        let mut what = what;
        let in_target = self.states.last().is_some_and(|s| s.in_target);
        let scope = self.scopes.get_mut(self.scope);
        if in_target {
            if scope.flags_of(name) & (flags::GLOBAL | flags::NONLOCAL) != 0 {
                return refuse(MistakeKind::IterationRebindsNamed(name.to_owned()), span);
            }
            what |= flags::ITERATION;
        }
        scope.add(name, what);
        Ok(())
    }

    fn statements(&mut self, statements: &[Statement<'t>]) -> Compiled {
        statements.iter().try_for_each(|statement| self.statement(statement))
    }

    /// Statements inside one that holds registers meanwhile.
    fn held_statements(&mut self, registers: u32, statements: &[Statement<'t>]) -> Compiled {
        self.held += registers;
        let scope = self.scopes.get_mut(self.scope);
        scope.statement_registers = scope.statement_registers.max(self.held);
        let result = self.statements(statements);
        self.held -= registers;
        result
    }

    fn statement(&mut self, statement: &Statement<'t>) -> Compiled {
        use StatementKind as S;
        match statement.kind {
            S::FunctionDef(function) => self.function(function, false, statement.span),
            S::AsyncFunctionDef(function) => self.function(function, true, statement.span),
            S::ClassDef(class) => self.class(class, statement.span),
            S::Return { value } => self.optional(value),
            S::Delete { targets } => {
                targets.iter().try_for_each(|target| self.target(target, flags::LOCAL | flags::DELETED))
            }
            S::Assign { targets, value } => {
                targets.iter().try_for_each(|target| self.target(target, flags::LOCAL))?;
                self.expression(value)
            }
            S::AugAssign { target, value, .. } => {
                self.target(target, flags::LOCAL)?;
                self.expression(value)
            }
            S::AnnAssign { target, annotation, value, simple } => {
                self.annotated(statement.span, target, annotation, value, simple)
            }
            S::For(node) | S::AsyncFor(node) => {
                self.scopes.get_mut(self.scope).has_loop = true;
                self.target(node.target, flags::LOCAL)?;
                self.expression(node.iter)?;
                self.held_statements(FOR_REGISTERS, node.body)?;
                self.statements(node.orelse)
            }
            S::While { test, body, orelse } => {
                self.scopes.get_mut(self.scope).has_loop = true;
                self.expression(test)?;
                self.statements(body)?;
                self.statements(orelse)
            }
            S::If { branches, orelse } => {
                for branch in branches {
                    self.expression(branch.test)?;
                    self.statements(branch.body)?;
                }
                self.statements(orelse)
            }
            S::With { items, body } | S::AsyncWith { items, body } => {
                for item in items {
                    self.expression(item.context_expr)?;
                    if let Some(target) = item.optional_vars {
                        self.target(target, flags::LOCAL)?;
                    }
                }
                self.held_statements(WITH_REGISTERS * items.len().min(20) as u32, body)
            }
            S::Match { subject, cases } => {
                self.expression(subject)?;
                for case in cases {
                    self.pattern(case.pattern)?;
                    self.optional(case.guard)?;
                    self.held_statements(MATCH_REGISTERS, case.body)?;
                }
                Ok(())
            }
            S::Raise { exc, cause } => {
                self.optional(exc)?;
                self.optional(cause)
            }
            S::Try(node) | S::TryStar(node) => self.try_statement(node),
            S::Assert { test, msg } => {
                self.expression(test)?;
                self.optional(msg)
            }
            S::Import { names } => names.iter().try_for_each(|alias| {
                let bound =
                    alias.asname.unwrap_or_else(|| alias.name.split('.').next().unwrap_or(alias.name));
                self.note(bound, flags::IMPORT, alias.span)
            }),
            S::ImportFrom { names, .. } => names.iter().try_for_each(|alias| {
                if alias.name == "*" {
                    return match self.scopes.get(self.scope).kind {
                        ScopeKind::Module => Ok(()),
                        _ => refuse(MistakeKind::ImportStarInside, alias.span),
                    };
                }
                self.note(alias.asname.unwrap_or(alias.name), flags::IMPORT, alias.span)
            }),
            S::Global { names } => {
                names.iter().try_for_each(|name| self.declared(name, flags::GLOBAL, statement.span))
            }
            S::Nonlocal { names } => {
                names.iter().try_for_each(|name| self.declared(name, flags::NONLOCAL, statement.span))
            }
            S::Expr { value } => self.expression(value),
            S::Pass | S::Break | S::Continue => Ok(()),
        }
    }

    fn try_statement(&mut self, node: &Try<'t>) -> Compiled {
        self.held_statements(TRY_REGISTERS, node.body)?;
        self.held_statements(TRY_REGISTERS, node.orelse)?;
        for handler in node.handlers {
            self.optional(handler.exception)?;
            if let Some(name) = handler.name {
                self.note(name, flags::LOCAL | flags::DELETED, handler.span)?;
            }
            self.held_statements(2 * TRY_REGISTERS, handler.body)?;
        }
        self.held_statements(TRY_REGISTERS, node.finalbody)
    }

    fn annotated(
        &mut self,
        span: Span,
        target: &Expression<'t>,
        annotation: &'t Expression<'t>,
        value: Option<&Expression<'t>>,
        simple: bool,
    ) -> Compiled {
        self.scopes.get_mut(self.scope).has_annotations = true;
        if let ExpressionKind::Name { id } = target.kind {
            let scope = self.scopes.get(self.scope);
            let is = scope.flags_of(self.mangle(id));
            if is & (flags::GLOBAL | flags::NONLOCAL) != 0 && scope.kind != ScopeKind::Module && simple {
                let name = id.to_owned();
                return refuse(
                    match is & flags::GLOBAL != 0 {
                        true => MistakeKind::GlobalAnnotated(name),
                        false => MistakeKind::NonlocalAnnotated(name),
                    },
                    span,
                );
            }
            if simple {
                self.note(id, flags::ANNOTATED | flags::LOCAL, target.span)?;
            } else if value.is_some() {
                self.note(id, flags::LOCAL, target.span)?;
            }
        } else {
            self.target(target, flags::LOCAL)?;
        }
        self.annotation(annotation)?;
        self.optional(value)
    }

    fn annotation(&mut self, annotation: &'t Expression<'t>) -> Compiled {
        if !self.annotations_are_text {
            return self.expression(annotation);
        }
        self.inside(ScopeKind::Annotation, "_annotation", key_of(annotation), |walk| {
            walk.expression(annotation)
        })?;
        Ok(())
    }

    fn declared(&mut self, name: &'t str, what: u16, span: Span) -> Compiled {
        use MistakeKind as M;
        let name = self.mangle(name);
        let scope = self.scopes.get_mut(self.scope);
        let is = scope.flags_of(name);
        let named = name.to_owned();
        let kind = match (what == flags::GLOBAL, is) {
            (true, is) if is & flags::PARAMETER != 0 => M::GlobalParameter(named),
            (true, is) if is & flags::USED != 0 => M::GlobalAfterUse(named),
            (true, is) if is & flags::ANNOTATED != 0 => M::GlobalAnnotated(named),
            (true, is) if is & flags::LOCAL != 0 => M::GlobalAfterAssignment(named),
            (false, is) if is & flags::PARAMETER != 0 => M::NonlocalParameter(named),
            (false, is) if is & flags::USED != 0 => M::NonlocalAfterUse(named),
            (false, is) if is & flags::ANNOTATED != 0 => M::NonlocalAnnotated(named),
            (false, is) if is & flags::LOCAL != 0 => M::NonlocalAfterAssignment(named),
            _ => {
                scope.declare(name, what, span);
                return Ok(());
            }
        };
        refuse(kind, span)
    }

    fn function(&mut self, node: &'t FunctionDef<'t>, is_async: bool, span: Span) -> Compiled {
        self.note(node.name, flags::LOCAL, span)?;
        self.defaults(node.args)?;
        let parameters = node.args;
        for parameter in each_parameter(parameters) {
            if let Some(annotation) = parameter.annotation {
                self.annotation(annotation)?;
            }
        }
        if let Some(returns) = node.returns {
            self.annotation(returns)?;
        }
        node.decorator_list.iter().try_for_each(|decorator| self.expression(decorator))?;
        self.inside(ScopeKind::Function { is_async }, node.name, key_of(node), |walk| {
            walk.parameters(parameters)?;
            walk.statements(node.body)
        })?;
        Ok(())
    }

    fn class(&mut self, node: &'t ClassDef<'t>, span: Span) -> Compiled {
        self.note(node.name, flags::LOCAL, span)?;
        node.bases.iter().try_for_each(|base| self.expression(base))?;
        node.keywords.iter().try_for_each(|keyword| self.expression(keyword.value))?;
        node.decorator_list.iter().try_for_each(|decorator| self.expression(decorator))?;
        self.inside(ScopeKind::Class, node.name, key_of(node), |walk| walk.statements(node.body))?;
        Ok(())
    }

    fn defaults(&mut self, parameters: &Parameters<'t>) -> Compiled {
        let positional = parameters.posonlyargs.iter().chain(parameters.args);
        positional.chain(parameters.kwonlyargs).try_for_each(|parameter| self.optional(parameter.default))
    }

    fn parameters(&mut self, parameters: &Parameters<'t>) -> Compiled {
        for parameter in each_parameter(parameters) {
            let name = self.mangle(parameter.arg);
            let scope = self.scopes.get_mut(self.scope);
            if scope.flags_of(name) & flags::PARAMETER != 0 {
                return refuse(MistakeKind::DuplicateArgument(name.to_owned()), parameter.span);
            }
            scope.add(name, flags::PARAMETER);
            scope.parameters += 1;
        }
        let positional = parameters.posonlyargs.len() + parameters.args.len();
        self.scopes.get_mut(self.scope).positional = positional as u32;
        Ok(())
    }

    fn optional(&mut self, expression: Option<&Expression<'t>>) -> Compiled {
        expression.map_or(Ok(()), |expression| self.expression(expression))
    }

    /// What is assigned to or deleted.
    fn target(&mut self, target: &Expression<'t>, what: u16) -> Compiled {
        match target.kind {
            ExpressionKind::Name { id } => self.note(id, what, target.span),
            ExpressionKind::Starred { value } => self.target(value, what),
            ExpressionKind::List { elts } | ExpressionKind::Tuple { elts } => {
                elts.iter().try_for_each(|element| self.target(element, what))
            }
            // The parts of an attribute or subscript are read, even where a comprehension assigns to it.
            _ => {
                let outer = self.state().map(|s| std::mem::replace(&mut s.in_target, false));
                self.expression(target)?;
                if let (Some(state), Some(outer)) = (self.state(), outer) {
                    state.in_target = outer;
                }
                Ok(())
            }
        }
    }

    fn expression(&mut self, expression: &Expression<'t>) -> Compiled {
        use ExpressionKind as E;
        let mut at = expression;
        // Down the left spine, which has no bound, with a loop. What stands to the right is noted in the order of
        // the descent; only the order of mistakes could tell.
        let mut spine: Vec<&Expression<'t>> = Vec::new();
        loop {
            at = match at.kind {
                E::BinOp { left, .. } => {
                    spine.push(at);
                    left
                }
                E::Attribute { value, .. } => value,
                E::Subscript { value, .. } => {
                    spine.push(at);
                    value
                }
                E::Call { func, .. } => {
                    spine.push(at);
                    func
                }
                _ => break,
            };
        }
        self.leaf(at)?;
        while let Some(node) = spine.pop() {
            match node.kind {
                E::BinOp { right, .. } => self.expression(right)?,
                E::Subscript { slice, .. } => self.expression(slice)?,
                E::Call { args, keywords, .. } => {
                    args.iter().try_for_each(|argument| self.expression(argument))?;
                    keywords.iter().try_for_each(|keyword| self.expression(keyword.value))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn leaf(&mut self, expression: &Expression<'t>) -> Compiled {
        use ExpressionKind as E;
        match expression.kind {
            E::Name { id } => self.name(id, expression.span),
            E::Constant(_) => Ok(()),
            E::BoolOp { values, .. } => self.each(values),
            E::NamedExpr { target, value } => self.named(expression, target, value),
            E::UnaryOp { operand, .. } => self.expression(operand),
            E::Lambda { args, body } => {
                self.defaults(args)?;
                self.inside(ScopeKind::Lambda, "<lambda>", key_of(body), |walk| {
                    walk.parameters(args)?;
                    walk.expression(body)
                })?;
                Ok(())
            }
            E::IfExp { test, body, orelse } => {
                self.expression(test)?;
                self.expression(body)?;
                self.expression(orelse)
            }
            E::Dict { entries } => entries.iter().try_for_each(|entry| {
                self.optional(entry.key)?;
                self.expression(entry.value)
            }),
            E::Set { elts } | E::List { elts } | E::Tuple { elts } => self.each(elts),
            E::ListComp { elt, generators } => {
                self.comprehension(ComprehensionKind::List, elt, None, generators)
            }
            E::SetComp { elt, generators } => {
                self.comprehension(ComprehensionKind::Set, elt, None, generators)
            }
            E::GeneratorExp { elt, generators } => {
                self.comprehension(ComprehensionKind::Generator, elt, None, generators)
            }
            E::DictComp { key, value, generators } => {
                self.comprehension(ComprehensionKind::Dict, key, Some(value), generators)
            }
            E::Await { value } => {
                self.not_in_annotation("await expression", expression.span)?;
                self.expression(value)?;
                self.scopes.get_mut(self.scope).has_await = true;
                Ok(())
            }
            E::Yield { value } => self.yields(value, expression.span),
            E::YieldFrom { value } => self.yields(Some(value), expression.span),
            E::Compare { left, comparisons } => {
                self.expression(left)?;
                comparisons.iter().try_for_each(|comparison| self.expression(&comparison.right))
            }
            E::FormattedValue { value, format_spec, .. } => {
                self.expression(value)?;
                self.optional(format_spec)
            }
            E::JoinedStr { values } => self.each(values),
            E::Starred { value } => self.expression(value),
            E::Slice { lower, upper, step } => {
                self.optional(lower)?;
                self.optional(upper)?;
                self.optional(step)
            }
            // These have a left spine: `expression` has gone past them.
            E::BinOp { .. } | E::Call { .. } | E::Attribute { .. } | E::Subscript { .. } => Ok(()),
        }
    }

    fn each(&mut self, expressions: &[Expression<'t>]) -> Compiled {
        expressions.iter().try_for_each(|expression| self.expression(expression))
    }

    fn name(&mut self, id: &'t str, span: Span) -> Compiled {
        self.note(id, flags::USED, span)?;
        let scope = self.scopes.get_mut(self.scope);
        if id == "super" && scope.kind.is_function() {
            scope.add("__class__", flags::USED);
        }
        if FRAME_VIEWERS.contains(&id) {
            scope.shows_locals = true;
        }
        Ok(())
    }

    fn not_in_annotation(&self, what: &str, span: Span) -> Compiled {
        match self.scopes.get(self.scope).kind {
            ScopeKind::Annotation => refuse(MistakeKind::InAnnotation(what.to_owned()), span),
            _ => Ok(()),
        }
    }

    fn yields(&mut self, value: Option<&Expression<'t>>, span: Span) -> Compiled {
        self.not_in_annotation("yield expression", span)?;
        self.optional(value)?;
        let scope = self.scopes.get_mut(self.scope);
        scope.has_yield = true;
        match scope.kind {
            ScopeKind::Comprehension(kind) => {
                refuse(MistakeKind::YieldInComprehension(kind.description().to_owned()), span)
            }
            _ => Ok(()),
        }
    }

    fn named(
        &mut self,
        expression: &Expression<'t>,
        target: &Expression<'t>,
        value: &Expression<'t>,
    ) -> Compiled {
        self.not_in_annotation("named expression", expression.span)?;
        if self.states.last().is_some_and(|s| s.iterables > 0) {
            return refuse(MistakeKind::NamedInIterable, expression.span);
        }
        let ExpressionKind::Name { id } = target.kind else { return Ok(()) };
        if matches!(self.scopes.get(self.scope).kind, ScopeKind::Comprehension(_)) {
            self.named_in_comprehension(id, target.span)?;
        }
        self.expression(value)?;
        self.note(id, flags::LOCAL | flags::NAMED, target.span)
    }

    /// An assignment expression in a comprehension binds in the scope around all comprehensions.
    fn named_in_comprehension(&mut self, id: &'t str, span: Span) -> Compiled {
        let name = self.mangle(id);
        let mut at = Some(self.scope);
        while let Some(id) = at {
            let scope = self.scopes.get_mut(id);
            let is = scope.flags_of(name);
            match scope.kind {
                ScopeKind::Comprehension(_) if is & flags::ITERATION != 0 => {
                    return refuse(MistakeKind::NamedRebindsIteration(name.to_owned()), span);
                }
                ScopeKind::Comprehension(_) => at = scope.parent,
                ScopeKind::Class => return refuse(MistakeKind::NamedInClassComprehension, span),
                ScopeKind::Module | ScopeKind::Annotation => {
                    scope.add(name, flags::GLOBAL);
                    self.scopes.get_mut(self.scope).declare(name, flags::GLOBAL, span);
                    return Ok(());
                }
                ScopeKind::Function { .. } | ScopeKind::Lambda => {
                    scope.add(name, flags::LOCAL);
                    let here = if is & flags::GLOBAL != 0 { flags::GLOBAL } else { flags::NONLOCAL };
                    self.scopes.get_mut(self.scope).declare(name, here, span);
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn comprehension(
        &mut self,
        kind: ComprehensionKind,
        element: &'t Expression<'t>,
        value: Option<&'t Expression<'t>>,
        generators: &'t [Comprehension<'t>],
    ) -> Compiled {
        let Some((first, others)) = generators.split_first() else { return Ok(()) };
        self.iterable(first.iter)?;
        let id =
            self.inside(ScopeKind::Comprehension(kind), kind.function_name(), key_of(element), |walk| {
                let scope = walk.scopes.get_mut(walk.scope);
                scope.add(".0", flags::PARAMETER);
                (scope.parameters, scope.positional) = (1, 1);
                scope.has_await = first.is_async;
                walk.iteration_target(first.target)?;
                walk.each(first.ifs)?;
                for generator in others {
                    walk.iteration_target(generator.target)?;
                    walk.iterable(generator.iter)?;
                    walk.each(generator.ifs)?;
                    walk.scopes.get_mut(walk.scope).has_await |= generator.is_async;
                }
                walk.optional(value)?;
                walk.expression(element)
            })?;
        let scope = self.scopes.get_mut(id);
        scope.has_yield = kind == ComprehensionKind::Generator;
        if scope.has_await && !scope.has_yield {
            self.scopes.get_mut(self.scope).has_await = true;
        }
        Ok(())
    }

    fn iteration_target(&mut self, target: &Expression<'t>) -> Compiled {
        if let Some(state) = self.state() {
            state.in_target = true;
        }
        let result = self.target(target, flags::LOCAL);
        if let Some(state) = self.state() {
            state.in_target = false;
        }
        result
    }

    fn iterable(&mut self, iterable: &Expression<'t>) -> Compiled {
        if let Some(state) = self.state() {
            state.iterables += 1;
        }
        let result = self.expression(iterable);
        if let Some(state) = self.state() {
            state.iterables -= 1;
        }
        result
    }

    fn pattern(&mut self, pattern: &Pattern<'t>) -> Compiled {
        use PatternKind as P;
        match pattern.kind {
            P::MatchValue { value } => self.expression(value),
            P::MatchSingleton { .. } => Ok(()),
            P::MatchSequence { patterns } | P::MatchOr { patterns } => {
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))
            }
            P::MatchMapping { entries, rest } => {
                for entry in entries {
                    self.expression(entry.key)?;
                }
                for entry in entries {
                    self.pattern(&entry.pattern)?;
                }
                rest.map_or(Ok(()), |name| self.note(name, flags::LOCAL, pattern.span))
            }
            P::MatchClass { cls, patterns, keywords } => {
                self.expression(cls)?;
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))?;
                keywords.iter().try_for_each(|keyword| self.pattern(&keyword.pattern))
            }
            P::MatchStar { name } => name.map_or(Ok(()), |name| self.note(name, flags::LOCAL, pattern.span)),
            P::MatchAs { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner)?;
                }
                name.map_or(Ok(()), |name| self.note(name, flags::LOCAL, pattern.span))
            }
        }
    }
}

/// The parameters in the order of their registers.
pub(super) fn each_parameter<'p, 't>(p: &'p Parameters<'t>) -> impl Iterator<Item = &'p Parameter<'t>> {
    p.posonlyargs.iter().chain(p.args).chain(p.kwonlyargs).chain(p.vararg).chain(p.kwarg)
}
