//! From a tree to bytecode.
//!
//! ```text
//! tree -> symbols -> scope -> builder (registers, flow, constant) -> CodeUnit
//!                             |  statement  assign  iteration  exception  unwind  pattern
//!                             |  expression  condition  display  call  function  class
//!                             +- fold: what is known already     mistake: what means nothing
//! ```
//!
//! [`compile_module`], [`compile_expression`] and [`compile_interactive`] are the ways in. Two passes over the tree:
//! the first finds out whose every name is, the second emits code. Both go down the unbounded spines of a tree with
//! loops and recurse on the rest, whose depth the parser bounds. Work is linear in the source, but for the copies
//! that `finally` bodies need, and those are limited.
//!
//! What leaves is plain data that satisfies [`crate::bytecode::verify::verify`].

mod position;

mod mistake;

mod constant;

mod fold;

mod scope;

mod symbols;

mod registers;

mod flow;

mod builder;

mod name;

mod operators;

mod expression;

mod condition;

mod display;

mod call;

mod assign;

mod statement;

mod iteration;

mod exception;

mod unwind;

mod function;

mod class;

mod pattern;

mod unparse;

use crate::bytecode::code::CodeUnit;
use crate::bytecode::ops::Instruction;
use crate::syntax::tree::{Expression, Module, Span, StatementKind};
use crate::syntax::{Mistake, Source};
use bumpalo::Bump;
use hashbrown::{HashMap, HashSet};
use mistake::MistakeKind;

/// What the parts of the compiler give.
type Compiled<T = ()> = Result<T, Box<mistake::Mistake>>;

fn refuse<T>(kind: MistakeKind, span: Span) -> Compiled<T> {
    Err(Box::new(mistake::Mistake { kind, span }))
}

/// What the functions of one source have in common while they are compiled.
struct Shared<'t> {
    source: &'t Source,
    filename: Box<str>,
    /// Mangled names live here.
    text: &'t Bump,
    scopes: scope::Scopes<'t>,
    lines: position::Lines,
    annotations_are_text: bool,
    is_interactive: bool,
    /// The last line of the `from __future__` imports that the source starts with.
    last_future_line: u32,
    /// Attributes that methods assign to on their first parameter, by the scope of their class.
    instance_attributes: HashMap<u32, HashSet<&'t str>>,
    /// Instructions so far, in all functions.
    emitted: u64,
}

/// Compile a module, or `exec` text.
///
/// # Errors
/// The first thing in it that cannot mean anything.
pub fn compile_module(module: &Module<'_>, source: &Source, filename: &str) -> Result<CodeUnit, Mistake> {
    compile(symbols::Body::Statements(module.body), source, filename, false)
}

/// Compile what was typed at a prompt: expression statements show their value.
///
/// # Errors
/// As [`compile_module`].
pub fn compile_interactive(
    module: &Module<'_>,
    source: &Source,
    filename: &str,
) -> Result<CodeUnit, Mistake> {
    compile(symbols::Body::Statements(module.body), source, filename, true)
}

/// Compile an expression for `eval`: the code returns its value.
///
/// # Errors
/// As [`compile_module`].
pub fn compile_expression(
    expression: &Expression<'_>,
    source: &Source,
    filename: &str,
) -> Result<CodeUnit, Mistake> {
    compile(symbols::Body::Expression(expression), source, filename, false)
}

fn compile<'t>(
    body: symbols::Body<'t>,
    source: &'t Source,
    filename: &str,
    is_interactive: bool,
) -> Result<CodeUnit, Mistake> {
    let text = Bump::new();
    compile_in(&text, body, source, filename, is_interactive)
        .map(|unit| *unit)
        .map_err(|mistake| Mistake::of_meaning(mistake.message(), mistake.span, mistake.has_end(), source))
}

fn compile_in<'t>(
    text: &'t Bump,
    body: symbols::Body<'t>,
    source: &'t Source,
    filename: &str,
    is_interactive: bool,
) -> Compiled<Box<CodeUnit>> {
    let mut lines = position::Lines::default();
    let future = match &body {
        symbols::Body::Statements(statements) => future_features(statements, source, &mut lines)?,
        symbols::Body::Expression(_) => Future::default(),
    };
    let (scopes, root) = symbols::scopes_of(&body, text, future.annotations)?;
    let mut shared = Shared {
        source,
        filename: filename.into(),
        text,
        scopes,
        lines,
        annotations_are_text: future.annotations,
        is_interactive,
        last_future_line: future.last_line,
        instance_attributes: HashMap::new(),
        emitted: 0,
    };
    builder::build(&mut shared, root, "<module>", Span::default(), &mut |builder| {
        match body {
            symbols::Body::Statements(statements) => {
                let docstring = if is_interactive { None } else { function::docstring(statements) };
                builder.module_start(docstring)?;
                builder.statements(statements)?;
                builder.return_none();
            }
            symbols::Body::Expression(expression) => {
                let src = builder.value(expression, builder::Want::Now)?;
                builder.emit_last(Instruction::Return { src });
            }
        }
        Ok(())
    })
}

/// What `from __future__ import` asks for.
#[derive(Default)]
struct Future {
    annotations: bool,
    last_line: u32,
}

/// Features that are part of the language by now.
const OLD_FEATURES: [&str; 9] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
];

fn future_features(
    statements: &[crate::syntax::tree::Statement<'_>],
    source: &Source,
    lines: &mut position::Lines,
) -> Compiled<Future> {
    let mut future = Future::default();
    let (mut is_over, mut last_line) = (false, 0);
    for (index, statement) in statements.iter().enumerate() {
        // What stands on the line of an allowed import is looked at as well.
        let line = lines.line(source, statement.span.start);
        if is_over && line > last_line {
            break;
        }
        last_line = line;
        let StatementKind::ImportFrom { module: Some("__future__"), names, level: 0 } = statement.kind else {
            is_over |= index > 0 || function::docstring(statements).is_none();
            continue;
        };
        if is_over {
            let start = statement.span.start.saturating_sub(1);
            return refuse(MistakeKind::FutureLate, Span::new(start, start));
        }
        for alias in names {
            match alias.name {
                "annotations" => future.annotations = true,
                "braces" => return refuse(MistakeKind::FutureBraces, statement.span),
                name if OLD_FEATURES.contains(&name) => {}
                name => return refuse(MistakeKind::FutureUnknown(name.to_owned()), statement.span),
            }
        }
        future.last_line = line;
    }
    Ok(future)
}
