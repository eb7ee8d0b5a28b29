//! Expressions as text again, for annotations that are kept as text.
//!
//! Takes an expression, gives the source that CPython's `from __future__ import annotations` stores: one blank around
//! operators, parentheses only where they are needed, strings as `repr` shows them.

use super::constant::literal;
use crate::bytecode::code::Constant;
use crate::syntax::tree::{
    self, BoolOperator, Comprehension, Expression, ExpressionKind as E, Keyword, Operator, Parameter,
    Parameters, UnaryOperator,
};
use std::fmt::Write;

/// How tightly an expression binds; a place asks for at least so much, or gives parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    fn next(self) -> Level {
        use Level::*;
        match self {
            Tuple => Test,
            Test => Or,
            Or => And,
            And => Not,
            Not => Compare,
            Compare => BitOr,
            BitOr => BitXor,
            BitXor => BitAnd,
            BitAnd => Shift,
            Shift => Arithmetic,
            Arithmetic => Term,
            Term => Factor,
            Factor => Power,
            Power => Await,
            Await | Atom => Atom,
        }
    }
}

/// The text of an annotation.
pub(super) fn unparse(expression: &Expression<'_>) -> Constant {
    let mut text = Text(String::new());
    text.expression(expression, Level::Test);
    Constant::Str(text.0.into())
}

/// `repr` of a constant.
pub(super) fn constant_repr(constant: &Constant) -> String {
    let mut out = String::new();
    write_constant(&mut out, constant);
    out
}

fn write_constant(out: &mut String, constant: &Constant) {
    match constant {
        Constant::None => out.push_str("None"),
        Constant::True => out.push_str("True"),
        Constant::False => out.push_str("False"),
        Constant::Ellipsis => out.push_str("..."),
        Constant::Int(value) => {
            let _ = write!(out, "{value}");
        }
        Constant::Big(value) => {
            let _ = write!(out, "{value}");
        }
        Constant::Float(value) => out.push_str(&float_repr(*value)),
        Constant::Complex(value) => {
            let text = float_repr(*value);
            out.push_str(text.strip_suffix(".0").unwrap_or(&text));
            out.push('j');
        }
        Constant::Str(text) => write_quoted(out, text),
        Constant::SurrogateStr(bytes) => write_quoted(out, &String::from_utf8_lossy(bytes)),
        Constant::Bytes(bytes) => {
            let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
            out.push('b');
            out.push(quote);
            for &byte in bytes.iter() {
                match byte {
                    b'\\' => out.push_str("\\\\"),
                    b'\n' => out.push_str("\\n"),
                    b'\r' => out.push_str("\\r"),
                    b'\t' => out.push_str("\\t"),
                    byte if byte as char == quote => {
                        out.push('\\');
                        out.push(quote);
                    }
                    b' '..=b'~' => out.push(byte as char),
                    byte => {
                        let _ = write!(out, "\\x{byte:02x}");
                    }
                }
            }
            out.push(quote);
        }
        Constant::Tuple(items) | Constant::FrozenSet(items) => {
            out.push('(');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                write_constant(out, item);
            }
            out.push_str(if items.len() == 1 { ",)" } else { ")" });
        }
        Constant::Code(code) => {
            let _ = write!(out, "<code object {}>", code.name);
        }
    }
}

fn write_quoted(out: &mut String, text: &str) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for char in text.chars() {
        match char {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            char if char == quote => {
                out.push('\\');
                out.push(quote);
            }
            char if (char as u32) < 0x20 || (0x7f..0xa0).contains(&(char as u32)) => {
                let _ = write!(out, "\\x{:02x}", char as u32);
            }
            char => out.push(char),
        }
    }
    out.push(quote);
}

/// The shortest digits that read back as the same float, as Python writes them.
fn float_repr(value: f64) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "1e309".into() } else { "-1e309".into() };
    }
    let magnitude = value.abs();
    if magnitude != 0.0 && !(1e-4..1e16).contains(&magnitude) {
        let text = format!("{value:e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (sign, number) = match exponent.strip_prefix('-') {
            Some(number) => ('-', number),
            None => ('+', exponent),
        };
        return format!("{digits}e{sign}{number:0>2}");
    }
    let text = format!("{value}");
    if text.contains('.') { text } else { text + ".0" }
}

struct Text(String);

impl Text {
    fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// With parentheses around it when `needed`.
    fn grouped(&mut self, needed: bool, write: impl FnOnce(&mut Self)) {
        if needed {
            self.push("(");
        }
        write(self);
        if needed {
            self.push(")");
        }
    }

    fn listed<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            write(self, item);
        }
    }

    fn expression(&mut self, expression: &Expression<'_>, level: Level) {
        match expression.kind {
            E::BoolOp { op, values } => {
                let own = if op == BoolOperator::Or { Level::Or } else { Level::And };
                self.grouped(level > own, |text| {
                    for (index, value) in values.iter().enumerate() {
                        if index > 0 {
                            text.push(if op == BoolOperator::Or { " or " } else { " and " });
                        }
                        text.expression(value, own.next());
                    }
                });
            }
            E::NamedExpr { target, value } => self.grouped(level > Level::Tuple, |text| {
                text.expression(target, Level::Atom);
                text.push(" := ");
                text.expression(value, Level::Atom);
            }),
            E::BinOp { .. } => self.binary(expression, level),
            E::UnaryOp { op, operand } => self.unary(op, operand, level),
            E::Lambda { args, body } => self.grouped(level > Level::Test, |text| {
                text.push("lambda");
                text.parameters(args);
                text.push(": ");
                text.expression(body, Level::Test);
            }),
            E::IfExp { test, body, orelse } => self.grouped(level > Level::Test, |text| {
                text.expression(body, Level::Or);
                text.push(" if ");
                text.expression(test, Level::Or);
                text.push(" else ");
                text.expression(orelse, Level::Test);
            }),
            E::Dict { entries } => {
                self.push("{");
                self.listed(entries, |text, entry| match entry.key {
                    Some(key) => {
                        text.expression(key, Level::Test);
                        text.push(": ");
                        text.expression(entry.value, Level::Test);
                    }
                    None => {
                        text.push("**");
                        text.expression(entry.value, Level::BitOr);
                    }
                });
                self.push("}");
            }
            E::Set { elts } => {
                self.push("{");
                self.listed(elts, |text, element| text.expression(element, Level::Test));
                self.push("}");
            }
            E::ListComp { elt, generators } => self.comprehension("[", elt, None, generators, "]"),
            E::SetComp { elt, generators } => self.comprehension("{", elt, None, generators, "}"),
            E::GeneratorExp { elt, generators } => self.comprehension("(", elt, None, generators, ")"),
            E::DictComp { key, value, generators } => {
                self.comprehension("{", key, Some(value), generators, "}")
            }
            E::Await { value } => self.grouped(level > Level::Await, |text| {
                text.push("await ");
                text.expression(value, Level::Atom);
            }),
            E::Yield { value } => {
                self.push("(yield");
                if let Some(value) = value {
                    self.push(" ");
                    self.expression(value, Level::Tuple);
                }
                self.push(")");
            }
            E::YieldFrom { value } => {
                self.push("(yield from ");
                self.expression(value, Level::Test);
                self.push(")");
            }
            E::Compare { left, comparisons } => self.grouped(level > Level::Compare, |text| {
                text.expression(left, Level::Compare.next());
                for comparison in comparisons {
                    text.push(" ");
                    text.push(comparison.op.text());
                    text.push(" ");
                    text.expression(&comparison.right, Level::Compare.next());
                }
            }),
            E::Call { .. } | E::Attribute { .. } | E::Subscript { .. } => self.spine(expression),
            E::FormattedValue { .. } => self.formatted(std::slice::from_ref(expression)),
            E::JoinedStr { values } => self.formatted(values),
            E::Constant(ref constant) => write_constant(&mut self.0, &literal(constant)),
            E::Starred { value } => {
                self.push("*");
                self.expression(value, Level::BitOr);
            }
            E::Name { id } => self.push(id),
            E::List { elts } => {
                self.push("[");
                self.listed(elts, |text, element| text.expression(element, Level::Test));
                self.push("]");
            }
            E::Tuple { elts } => {
                self.grouped(level > Level::Tuple || elts.is_empty(), |text| {
                    text.listed(elts, |text, element| text.expression(element, Level::Test));
                    if elts.len() == 1 {
                        text.push(",");
                    }
                });
            }
            E::Slice { lower, upper, step } => {
                if let Some(lower) = lower {
                    self.expression(lower, Level::Test);
                }
                self.push(":");
                if let Some(upper) = upper {
                    self.expression(upper, Level::Test);
                }
                if let Some(step) = step {
                    self.push(":");
                    self.expression(step, Level::Test);
                }
            }
        }
    }

    /// A chain of binary operators, whose left spine has no bound.
    fn binary(&mut self, expression: &Expression<'_>, level: Level) {
        let mut path = Vec::new();
        let (mut at, mut wanted) = (expression, level);
        while let E::BinOp { left, op, right } = at.kind {
            let own = level_of(op);
            let opens = wanted > own;
            if opens {
                self.push("(");
            }
            path.push((op, right, opens));
            wanted = if op == Operator::Pow { own.next() } else { own };
            at = left;
        }
        self.expression(at, wanted);
        while let Some((op, right, opens)) = path.pop() {
            let own = level_of(op);
            self.push(" ");
            self.push(op.text());
            self.push(" ");
            self.expression(right, if op == Operator::Pow { own } else { own.next() });
            if opens {
                self.push(")");
            }
        }
    }

    fn unary(&mut self, op: UnaryOperator, operand: &Expression<'_>, level: Level) {
        let own = if op == UnaryOperator::Not { Level::Not } else { Level::Factor };
        self.grouped(level > own, |text| {
            text.push(op.text());
            if op == UnaryOperator::Not {
                text.push(" ");
            }
            text.expression(operand, own);
        });
    }

    /// Calls, attributes and subscripts, whose left spine has no bound.
    fn spine(&mut self, expression: &Expression<'_>) {
        let mut path = Vec::new();
        let mut at = expression;
        while let E::Call { func: below, .. }
        | E::Attribute { value: below, .. }
        | E::Subscript { value: below, .. } = at.kind
        {
            path.push(at);
            at = below;
        }
        self.expression(at, Level::Atom);
        let is_integer = matches!(at.kind, E::Constant(tree::Constant::Int(_) | tree::Constant::BigInt(_)));
        let mut needs_blank = is_integer;
        while let Some(node) = path.pop() {
            match node.kind {
                E::Attribute { attr, .. } => {
                    self.push(if needs_blank { " ." } else { "." });
                    self.push(attr);
                }
                E::Subscript { slice, .. } => {
                    self.push("[");
                    self.expression(slice, Level::Tuple);
                    self.push("]");
                }
                E::Call { args, keywords, .. } => self.arguments(args, keywords),
                _ => {}
            }
            needs_blank = false;
        }
    }

    fn arguments(&mut self, args: &[Expression<'_>], keywords: &[Keyword<'_>]) {
        if let ([argument], []) = (args, keywords)
            && matches!(argument.kind, E::GeneratorExp { .. })
        {
            return self.expression(argument, Level::Test);
        }
        self.push("(");
        self.listed(args, |text, argument| text.expression(argument, Level::Test));
        if !args.is_empty() && !keywords.is_empty() {
            self.push(", ");
        }
        self.listed(keywords, |text, keyword| {
            match keyword.arg {
                Some(name) => {
                    text.push(name);
                    text.push("=");
                }
                None => text.push("**"),
            }
            text.expression(keyword.value, Level::Test);
        });
        self.push(")");
    }

    fn comprehension(
        &mut self,
        open: &str,
        element: &Expression<'_>,
        value: Option<&Expression<'_>>,
        generators: &[Comprehension<'_>],
        close: &str,
    ) {
        self.push(open);
        self.expression(element, Level::Test);
        if let Some(value) = value {
            self.push(": ");
            self.expression(value, Level::Test);
        }
        for generator in generators {
            self.push(if generator.is_async { " async for " } else { " for " });
            self.expression(generator.target, Level::Tuple);
            self.push(" in ");
            self.expression(generator.iter, Level::Or);
            for condition in generator.ifs {
                self.push(" if ");
                self.expression(condition, Level::Or);
            }
        }
        self.push(close);
    }

    fn parameters(&mut self, args: &Parameters<'_>) {
        let mut first = true;
        let starts_plainly = !args.posonlyargs.is_empty() || !args.args.is_empty();
        let mut separate = |text: &mut Self| {
            text.push(match (std::mem::take(&mut first), starts_plainly) {
                (false, _) => ", ",
                (true, true) => " ",
                // As CPython has it: `lambda*a: a`.
                (true, false) => "",
            });
        };
        let one = |text: &mut Self, parameter: &Parameter<'_>| {
            text.push(parameter.arg);
            if let Some(default) = parameter.default {
                text.push("=");
                text.expression(default, Level::Test);
            }
        };
        for parameter in args.posonlyargs {
            separate(self);
            one(self, parameter);
        }
        if !args.posonlyargs.is_empty() {
            separate(self);
            self.push("/");
        }
        for parameter in args.args {
            separate(self);
            one(self, parameter);
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            separate(self);
            self.push("*");
            if let Some(parameter) = args.vararg {
                self.push(parameter.arg);
            }
        }
        for parameter in args.kwonlyargs {
            separate(self);
            one(self, parameter);
        }
        if let Some(parameter) = args.kwarg {
            separate(self);
            self.push("**");
            self.push(parameter.arg);
        }
    }

    fn formatted(&mut self, parts: &[Expression<'_>]) {
        let mut body = Text(String::new());
        body.parts(parts);
        self.push("f");
        write_quoted(&mut self.0, &body.0);
    }

    fn parts(&mut self, parts: &[Expression<'_>]) {
        for part in parts {
            match part.kind {
                E::Constant(tree::Constant::Str(text)) => {
                    self.push(&text.replace('{', "{{").replace('}', "}}"));
                }
                E::FormattedValue { value, conversion, format_spec } => {
                    let mut inner = Text(String::new());
                    inner.expression(value, Level::Or);
                    self.push(if inner.0.starts_with('{') { "{ " } else { "{" });
                    self.push(&inner.0);
                    if let Some(conversion) = conversion {
                        self.push("!");
                        self.push(conversion.text());
                    }
                    if let Some(Expression { kind: E::JoinedStr { values }, .. }) = format_spec {
                        self.push(":");
                        self.parts(values);
                    }
                    self.push("}");
                }
                E::JoinedStr { values } => self.parts(values),
                _ => self.expression(part, Level::Test),
            }
        }
    }
}

fn level_of(op: Operator) -> Level {
    match op {
        Operator::Add | Operator::Sub => Level::Arithmetic,
        Operator::Mult | Operator::MatMult | Operator::Div | Operator::Mod | Operator::FloorDiv => {
            Level::Term
        }
        Operator::LShift | Operator::RShift => Level::Shift,
        Operator::BitOr => Level::BitOr,
        Operator::BitXor => Level::BitXor,
        Operator::BitAnd => Level::BitAnd,
        Operator::Pow => Level::Power,
    }
}
