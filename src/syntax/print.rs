//! Tokens and trees as text, for tests and for people who want to look.
//!
//! [`dump`] writes a tree exactly as Python's `ast.dump(tree, indent=1)` does, so that the two can be compared;
//! with places, as with `include_attributes=True`, except that nothing inside an f-string has a place, because
//! CPython 3.11 does not know it.

use super::lexer;
use super::source::Source;
use super::tree::*;
use num_bigint::BigUint;
use std::fmt::Write;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// A module as text.
pub fn dump(module: &Module<'_>) -> String {
    Printer { places: None }.module(module)
}

/// A module as text, each node with its place in the source.
pub fn dump_with_places(module: &Module<'_>, source: &Source) -> String {
    Printer { places: Some(source) }.module(module)
}

/// An expression as text.
pub fn dump_expression(expression: &Expression<'_>) -> String {
    Printer { places: None }.expression(expression, 0, Context::Load)
}

/// The tokens of a source, one per line, each with its place: lines from 1, columns in bytes from 0.
pub fn dump_tokens(source: &Source) -> String {
    let mut out = String::new();
    for token in lexer::tokens(source).list {
        let [line, column, end_line, end_column] = place_of(source, token.span);
        let text = source.slice(token.span);
        let name = token.kind.text();
        // Writing to a string does not fail.
        let _ = write!(out, "{line},{column}-{end_line},{end_column}: {name}");
        if name != text && !text.is_empty() {
            let _ = write!(out, " {}", str_repr(text.chars().map(u32::from)));
        }
        out.push('\n');
    }
    out
}

fn place_of(source: &Source, span: Span) -> [u32; 4] {
    let of = |offset| {
        let line = source.line(offset);
        (line, offset.saturating_sub(source.line_start(line)))
    };
    let (line, column) = of(span.start);
    let (end_line, end_column) = of(span.end);
    [line, column, end_line, end_column]
}

/// Whether an expression is read, written or deleted: `ast` stores it, here it follows from the position.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Context {
    Load,
    Store,
    Del,
}

#[derive(Clone, Copy)]
struct Printer<'s> {
    /// The source, when places are to be printed.
    places: Option<&'s Source>,
}

/// A node that is being printed: its fields so far.
struct Node {
    name: &'static str,
    fields: Vec<String>,
    is_simple: bool,
    /// How deep its fields are indented.
    level: usize,
}

impl Node {
    fn new(name: &'static str, level: usize) -> Self {
        Node { name, fields: Vec::new(), is_simple: true, level: level + 1 }
    }

    /// A field that holds another node, or a list that is not empty.
    fn field(&mut self, name: &str, text: String) {
        self.is_simple &= text.ends_with("()") || text == "[]";
        self.fields.push(format!("{name}={text}"));
    }

    fn some(&mut self, name: &str, text: Option<String>) {
        if let Some(text) = text {
            self.field(name, text);
        }
    }

    /// A field that holds a plain value.
    fn plain(&mut self, name: &str, text: impl std::fmt::Display) {
        self.fields.push(format!("{name}={text}"));
    }

    fn name(&mut self, name: &str, text: &str) {
        self.plain(name, str_repr(text.chars().map(u32::from)));
    }

    fn finish(self) -> String {
        if self.is_simple && self.fields.len() <= 3 {
            return format!("{}({})", self.name, self.fields.join(", "));
        }
        format!("{}({}{})", self.name, line_start(self.level), self.fields.join(&separator(self.level)))
    }
}

fn line_start(level: usize) -> String {
    format!("\n{:level$}", "")
}

fn separator(level: usize) -> String {
    format!(",\n{:level$}", "")
}

/// A list of which each item is printed at the level given to it.
fn list<T>(items: &[T], level: usize, print: impl Fn(&T, usize) -> String) -> String {
    if items.is_empty() {
        return "[]".to_owned();
    }
    let level = level + 1;
    let items: Vec<String> = items.iter().map(|item| print(item, level)).collect();
    format!("[{}{}]", line_start(level), items.join(&separator(level)))
}

impl Printer<'_> {
    fn place(self, node: &mut Node, span: Span) {
        let Some(source) = self.places else {
            return;
        };
        let names = ["lineno", "col_offset", "end_lineno", "end_col_offset"];
        for (name, value) in names.into_iter().zip(place_of(source, span)) {
            node.plain(name, value);
        }
    }

    fn module(self, module: &Module<'_>) -> String {
        let mut node = Node::new("Module", 0);
        node.field("body", self.block(module.body, node.level));
        node.field("type_ignores", "[]".to_owned());
        node.finish()
    }

    fn block(self, block: &[Statement<'_>], level: usize) -> String {
        list(block, level, |statement, level| self.statement(statement, level))
    }

    fn statement(self, statement: &Statement<'_>, level: usize) -> String {
        use StatementKind::*;
        let load = |value: &Expression<'_>, node: &Node| self.expression(value, node.level, Context::Load);
        let store = |value: &Expression<'_>, node: &Node| self.expression(value, node.level, Context::Store);
        let mut node = Node::new(statement_name(&statement.kind), level);
        match &statement.kind {
            FunctionDef(function) | AsyncFunctionDef(function) => {
                node.name("name", function.name);
                node.field("args", self.parameters(function.args, node.level));
                node.field("body", self.block(function.body, node.level));
                let decorators = self.expressions(function.decorator_list, node.level, Context::Load);
                node.field("decorator_list", decorators);
                node.some("returns", function.returns.map(|value| load(value, &node)));
            }
            ClassDef(class) => {
                node.name("name", class.name);
                node.field("bases", self.expressions(class.bases, node.level, Context::Load));
                node.field("keywords", self.keywords(class.keywords, node.level));
                node.field("body", self.block(class.body, node.level));
                let decorators = self.expressions(class.decorator_list, node.level, Context::Load);
                node.field("decorator_list", decorators);
            }
            Return { value } => node.some("value", value.map(|value| load(value, &node))),
            Delete { targets } => node.field("targets", self.expressions(targets, node.level, Context::Del)),
            Assign { targets, value } => {
                node.field("targets", self.expressions(targets, node.level, Context::Store));
                node.field("value", load(value, &node));
            }
            AugAssign { target, op, value } => {
                node.field("target", store(target, &node));
                node.field("op", format!("{}()", op.name()));
                node.field("value", load(value, &node));
            }
            AnnAssign { target, annotation, value, simple } => {
                node.field("target", store(target, &node));
                node.field("annotation", load(annotation, &node));
                node.some("value", value.map(|value| load(value, &node)));
                node.plain("simple", u8::from(*simple));
            }
            For(parts) | AsyncFor(parts) => {
                node.field("target", store(parts.target, &node));
                node.field("iter", load(parts.iter, &node));
                node.field("body", self.block(parts.body, node.level));
                node.field("orelse", self.block(parts.orelse, node.level));
            }
            While { test, body, orelse } => {
                node.field("test", load(test, &node));
                node.field("body", self.block(body, node.level));
                node.field("orelse", self.block(orelse, node.level));
            }
            If { branches, orelse } => return self.branches(branches, orelse, level),
            With { items, body } | AsyncWith { items, body } => {
                let items = list(items, node.level, |item, level| self.with_item(item, level));
                node.field("items", items);
                node.field("body", self.block(body, node.level));
            }
            Match { subject, cases } => {
                node.field("subject", load(subject, &node));
                node.field("cases", list(cases, node.level, |case, level| self.case(case, level)));
            }
            Raise { exc, cause } => {
                node.some("exc", exc.map(|value| load(value, &node)));
                node.some("cause", cause.map(|value| load(value, &node)));
            }
            Try(parts) | TryStar(parts) => {
                node.field("body", self.block(parts.body, node.level));
                let handlers =
                    list(parts.handlers, node.level, |handler, level| self.handler(handler, level));
                node.field("handlers", handlers);
                node.field("orelse", self.block(parts.orelse, node.level));
                node.field("finalbody", self.block(parts.finalbody, node.level));
            }
            Assert { test, msg } => {
                node.field("test", load(test, &node));
                node.some("msg", msg.map(|value| load(value, &node)));
            }
            Import { names } => node.field("names", self.aliases(names, node.level)),
            ImportFrom { module, names, level } => {
                if let Some(module) = module {
                    node.name("module", module);
                }
                node.field("names", self.aliases(names, node.level));
                node.plain("level", level);
            }
            Global { names } | Nonlocal { names } => {
                let names = list(names, node.level, |name, _| str_repr(name.chars().map(u32::from)));
                node.field("names", names);
            }
            Expr { value } => node.field("value", load(value, &node)),
            Pass | Break | Continue => {}
        }
        self.place(&mut node, statement.span);
        node.finish()
    }

    /// `ast` nests every `elif` in the `else` of what is before it; the last one is printed first.
    fn branches(self, branches: &[Branch<'_>], orelse: &[Statement<'_>], level: usize) -> String {
        let mut below: Option<String> = None;
        for (depth, branch) in branches.iter().enumerate().rev() {
            let mut node = Node::new("If", level + 2 * depth);
            node.field("test", self.expression(branch.test, node.level, Context::Load));
            node.field("body", self.block(branch.body, node.level));
            let orelse = match below {
                Some(branch) => format!("[{}{branch}]", line_start(node.level + 1)),
                None => self.block(orelse, node.level),
            };
            node.field("orelse", orelse);
            self.place(&mut node, branch.span);
            below = Some(node.finish());
        }
        below.unwrap_or_default()
    }

    fn with_item(self, item: &WithItem<'_>, level: usize) -> String {
        let mut node = Node::new("withitem", level);
        node.field("context_expr", self.expression(item.context_expr, node.level, Context::Load));
        let target = item.optional_vars.map(|target| self.expression(target, node.level, Context::Store));
        node.some("optional_vars", target);
        node.finish()
    }

    fn case(self, case: &MatchCase<'_>, level: usize) -> String {
        let mut node = Node::new("match_case", level);
        node.field("pattern", self.pattern(case.pattern, node.level));
        node.some("guard", case.guard.map(|guard| self.expression(guard, node.level, Context::Load)));
        node.field("body", self.block(case.body, node.level));
        node.finish()
    }

    fn handler(self, handler: &ExceptHandler<'_>, level: usize) -> String {
        let mut node = Node::new("ExceptHandler", level);
        node.some("type", handler.exception.map(|value| self.expression(value, node.level, Context::Load)));
        if let Some(name) = handler.name {
            node.name("name", name);
        }
        node.field("body", self.block(handler.body, node.level));
        self.place(&mut node, handler.span);
        node.finish()
    }

    fn aliases(self, aliases: &[Alias<'_>], level: usize) -> String {
        list(aliases, level, |alias, level| {
            let mut node = Node::new("alias", level);
            node.name("name", alias.name);
            if let Some(asname) = alias.asname {
                node.name("asname", asname);
            }
            self.place(&mut node, alias.span);
            node.finish()
        })
    }

    fn keywords(self, keywords: &[Keyword<'_>], level: usize) -> String {
        list(keywords, level, |keyword, level| {
            let mut node = Node::new("keyword", level);
            if let Some(arg) = keyword.arg {
                node.name("arg", arg);
            }
            node.field("value", self.expression(keyword.value, node.level, Context::Load));
            self.place(&mut node, keyword.span);
            node.finish()
        })
    }

    fn parameter(self, parameter: &Parameter<'_>, level: usize) -> String {
        let mut node = Node::new("arg", level);
        node.name("arg", parameter.arg);
        let annotation = parameter.annotation.map(|value| self.expression(value, node.level, Context::Load));
        node.some("annotation", annotation);
        self.place(&mut node, parameter.span);
        node.finish()
    }

    fn parameters(self, parameters: &Parameters<'_>, level: usize) -> String {
        let mut node = Node::new("arguments", level);
        let several =
            |items: &[Parameter<'_>], level| list(items, level, |item, level| self.parameter(item, level));
        let load = |value: &Expression<'_>, level| self.expression(value, level, Context::Load);
        node.field("posonlyargs", several(parameters.posonlyargs, node.level));
        node.field("args", several(parameters.args, node.level));
        node.some("vararg", parameters.vararg.map(|item| self.parameter(item, node.level)));
        node.field("kwonlyargs", several(parameters.kwonlyargs, node.level));
        let keyword_defaults = list(parameters.kwonlyargs, node.level, |item, level| {
            item.default.map_or_else(|| "None".to_owned(), |value| load(value, level))
        });
        node.field("kw_defaults", keyword_defaults);
        node.some("kwarg", parameters.kwarg.map(|item| self.parameter(item, node.level)));
        let positional = parameters.posonlyargs.iter().chain(parameters.args);
        let defaults: Vec<&Expression> = positional.filter_map(|item| item.default).collect();
        node.field("defaults", list(&defaults, node.level, |value, level| load(value, level)));
        node.finish()
    }

    fn expressions(self, items: &[Expression<'_>], level: usize, context: Context) -> String {
        list(items, level, |item, level| self.expression(item, level, context))
    }

    /// Goes down the left spine with a loop, which may be as long as the source, and prints it from its end.
    fn expression(self, expression: &Expression<'_>, level: usize, context: Context) -> String {
        let mut spine = Vec::new();
        let mut bottom = expression;
        while let Some(left) = left_of(bottom) {
            spine.push(bottom);
            bottom = left;
        }
        let bottom_context = if spine.is_empty() { context } else { Context::Load };
        let mut text = self.node(bottom, level + spine.len(), bottom_context, String::new());
        for (depth, expression) in spine.into_iter().enumerate().rev() {
            let context = if depth == 0 { context } else { Context::Load };
            text = self.node(expression, level + depth, context, text);
        }
        text
    }

    /// Prints one expression, of which the left spine is printed already.
    fn node(self, expression: &Expression<'_>, level: usize, context: Context, spine: String) -> String {
        use ExpressionKind::*;
        let mut node = Node::new(expression_name(&expression.kind), level);
        let inner = node.level;
        let load = |value: &Expression<'_>| self.expression(value, inner, Context::Load);
        let several = |items: &[Expression<'_>]| self.expressions(items, inner, Context::Load);
        match &expression.kind {
            BoolOp { op, values } => {
                node.field("op", format!("{}()", op.name()));
                node.field("values", several(values));
            }
            NamedExpr { target, value } => {
                node.field("target", self.expression(target, inner, Context::Store));
                node.field("value", load(value));
            }
            BinOp { op, right, .. } => {
                node.field("left", spine);
                node.field("op", format!("{}()", op.name()));
                node.field("right", load(right));
            }
            UnaryOp { op, operand } => {
                node.field("op", format!("{}()", op.name()));
                node.field("operand", load(operand));
            }
            Lambda { args, body } => {
                node.field("args", self.parameters(args, inner));
                node.field("body", load(body));
            }
            IfExp { test, body, orelse } => {
                node.field("test", load(test));
                node.field("body", load(body));
                node.field("orelse", load(orelse));
            }
            Dict { entries } => {
                let keys = list(entries, inner, |entry, level| match entry.key {
                    Some(key) => self.expression(key, level, Context::Load),
                    Option::None => "None".to_owned(),
                });
                node.field("keys", keys);
                let value = |entry: &DictEntry<'_>, level| self.expression(entry.value, level, Context::Load);
                node.field("values", list(entries, inner, value));
            }
            Set { elts } => node.field("elts", several(elts)),
            ListComp { elt, generators } | SetComp { elt, generators } | GeneratorExp { elt, generators } => {
                node.field("elt", load(elt));
                node.field("generators", self.comprehensions(generators, inner));
            }
            DictComp { key, value, generators } => {
                node.field("key", load(key));
                node.field("value", load(value));
                node.field("generators", self.comprehensions(generators, inner));
            }
            Await { value } | YieldFrom { value } => node.field("value", load(value)),
            Yield { value } => node.some("value", value.map(load)),
            Compare { left, comparisons } => {
                node.field("left", load(left));
                node.field("ops", list(comparisons, inner, |item, _| format!("{}()", item.op.name())));
                let right = |item: &Comparison<'_>, level| self.expression(&item.right, level, Context::Load);
                node.field("comparators", list(comparisons, inner, right));
            }
            Call { args, keywords, .. } => {
                node.field("func", spine);
                node.field("args", several(args));
                node.field("keywords", self.keywords(keywords, inner));
            }
            FormattedValue { value, conversion, format_spec } => {
                node.field("value", load(value));
                let code = match conversion {
                    Option::None => -1,
                    Some(conversion) => conversion.text().bytes().next().map_or(-1, i32::from),
                };
                node.plain("conversion", code);
                node.some("format_spec", format_spec.map(load));
            }
            JoinedStr { values } => {
                let inside = Printer { places: Option::None };
                node.field("values", inside.expressions(values, inner, Context::Load));
            }
            Constant(constant) => node.plain("value", constant_repr(constant)),
            Attribute { attr, .. } => {
                node.field("value", spine);
                node.name("attr", attr);
            }
            Subscript { slice, .. } => {
                node.field("value", spine);
                node.field("slice", load(slice));
            }
            Starred { value } => node.field("value", self.expression(value, inner, context)),
            Name { id } => node.name("id", id),
            List { elts } | Tuple { elts } => node.field("elts", self.expressions(elts, inner, context)),
            Slice { lower, upper, step } => {
                node.some("lower", lower.map(load));
                node.some("upper", upper.map(load));
                node.some("step", step.map(load));
            }
        }
        let has_context = matches!(
            expression.kind,
            Attribute { .. } | Subscript { .. } | Starred { .. } | Name { .. } | List { .. } | Tuple { .. }
        );
        if has_context {
            node.field("ctx", format!("{context:?}()"));
        }
        self.place(&mut node, expression.span);
        node.finish()
    }

    fn comprehensions(self, generators: &[Comprehension<'_>], level: usize) -> String {
        list(generators, level, |generator, level| {
            let mut node = Node::new("comprehension", level);
            node.field("target", self.expression(generator.target, node.level, Context::Store));
            node.field("iter", self.expression(generator.iter, node.level, Context::Load));
            node.field("ifs", self.expressions(generator.ifs, node.level, Context::Load));
            node.plain("is_async", u8::from(generator.is_async));
            node.finish()
        })
    }

    fn pattern(self, pattern: &Pattern<'_>, level: usize) -> String {
        use PatternKind::*;
        let mut node = Node::new(pattern_name(&pattern.kind), level);
        let inner = node.level;
        let several =
            |patterns: &[Pattern<'_>]| list(patterns, inner, |pattern, level| self.pattern(pattern, level));
        let load = |value: &Expression<'_>, level| self.expression(value, level, Context::Load);
        match &pattern.kind {
            MatchValue { value } => node.field("value", load(value, inner)),
            MatchSingleton { value } => node.plain("value", constant_repr(value)),
            MatchSequence { patterns } | MatchOr { patterns } => node.field("patterns", several(patterns)),
            MatchMapping { entries, rest } => {
                node.field("keys", list(entries, inner, |entry, level| load(entry.key, level)));
                let pattern = |entry: &MappingEntry<'_>, level| self.pattern(&entry.pattern, level);
                node.field("patterns", list(entries, inner, pattern));
                if let Some(rest) = rest {
                    node.name("rest", rest);
                }
            }
            MatchClass { cls, patterns, keywords } => {
                node.field("cls", load(cls, inner));
                node.field("patterns", several(patterns));
                let name = |keyword: &KeywordPattern<'_>, _| str_repr(keyword.attr.chars().map(u32::from));
                node.field("kwd_attrs", list(keywords, inner, name));
                let pattern = |keyword: &KeywordPattern<'_>, level| self.pattern(&keyword.pattern, level);
                node.field("kwd_patterns", list(keywords, inner, pattern));
            }
            MatchStar { name } => {
                if let Some(name) = name {
                    node.name("name", name);
                }
            }
            MatchAs { pattern, name } => {
                node.some("pattern", pattern.map(|pattern| self.pattern(pattern, inner)));
                if let Some(name) = name {
                    node.name("name", name);
                }
            }
        }
        self.place(&mut node, pattern.span);
        node.finish()
    }
}

/// The next expression down the left spine.
fn left_of<'t, 'a>(expression: &'t Expression<'a>) -> Option<&'t Expression<'a>> {
    use ExpressionKind::*;
    match &expression.kind {
        BinOp { left, .. } => Some(left),
        Attribute { value, .. } | Subscript { value, .. } => Some(value),
        Call { func, .. } => Some(func),
        _ => Option::None,
    }
}

/// A function that gives the name of a variant.
macro_rules! names {
    ($function:ident of $kind:ident: $($variant:ident)*) => {
        fn $function(kind: &$kind<'_>) -> &'static str {
            match kind { $($kind::$variant { .. } => stringify!($variant),)* }
        }
    };
}

names! { statement_name of StatementKind:
    FunctionDef AsyncFunctionDef ClassDef Return Delete Assign AugAssign AnnAssign For AsyncFor While If With
    AsyncWith Match Raise Try TryStar Assert Import ImportFrom Global Nonlocal Expr Pass Break Continue
}

names! { expression_name of ExpressionKind:
    BoolOp NamedExpr BinOp UnaryOp Lambda IfExp Dict Set ListComp SetComp DictComp GeneratorExp Await Yield
    YieldFrom Compare Call FormattedValue JoinedStr Constant Attribute Subscript Starred Name List Tuple Slice
}

names! { pattern_name of PatternKind:
    MatchValue MatchSingleton MatchSequence MatchMapping MatchClass MatchStar MatchAs MatchOr
}

// Values, as Python's `repr` shows them.

fn constant_repr(constant: &Constant<'_>) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::True => "True".to_owned(),
        Constant::False => "False".to_owned(),
        Constant::Ellipsis => "Ellipsis".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(digits) => {
            BigUint::parse_bytes(digits.as_bytes(), 16).map_or_else(String::new, |value| value.to_string())
        }
        Constant::Float(value) => float_repr(*value),
        Constant::Complex(value) => {
            let text = float_repr(*value);
            format!("{}j", text.strip_suffix(".0").unwrap_or(&text))
        }
        Constant::Str(text) => str_repr(text.chars().map(u32::from)),
        Constant::SurrogateStr(bytes) => str_repr(code_points(bytes)),
        Constant::Bytes(bytes) => bytes_repr(bytes),
    }
}

/// The shortest digits that give the number back; with an exponent when it is small or large.
fn float_repr(value: f64) -> String {
    if value.is_infinite() {
        return "inf".to_owned();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        return format!("{value:?}");
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// The code points of generalised UTF-8.
fn code_points(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte & 0xc0 != 0x80);
    starts.map(|(at, &first)| {
        let rest = bytes.iter().skip(at + 1).take_while(|byte| **byte & 0xc0 == 0x80);
        let first = match first {
            0xf0.. => u32::from(first & 0x07),
            0xe0.. => u32::from(first & 0x0f),
            0xc0.. => u32::from(first & 0x1f),
            _ => u32::from(first),
        };
        rest.fold(first, |code, byte| code << 6 | u32::from(byte & 0x3f))
    })
}

fn str_repr(codes: impl Iterator<Item = u32>) -> String {
    let codes: Vec<u32> = codes.collect();
    let has = |quote: char| codes.contains(&u32::from(quote));
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for code in codes {
        let Some(char) = char::from_u32(code) else {
            out.push_str(&format!("\\u{code:04x}"));
            continue;
        };
        match char {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if char == quote => out.extend(['\\', char]),
            _ if is_printable(char) => out.push(char),
            _ => out.push_str(&match code {
                0..=0xff => format!("\\x{code:02x}"),
                0x100..=0xffff => format!("\\u{code:04x}"),
                _ => format!("\\U{code:08x}"),
            }),
        }
    }
    out.push(quote);
    out
}

fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{quote}");
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if char::from(byte) == quote => out.extend(['\\', quote]),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    out
}

/// What `str.isprintable` says of a character.
pub(super) fn is_printable(char: char) -> bool {
    use GeneralCategory::*;
    if char.is_ascii() {
        return (' '..='~').contains(&char);
    }
    !matches!(
        char.general_category(),
        Control
            | Format
            | Surrogate
            | PrivateUse
            | Unassigned
            | LineSeparator
            | ParagraphSeparator
            | SpaceSeparator
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse_module;
    use bumpalo::Bump;

    fn dumped(text: &str) -> String {
        let arena = Bump::new();
        let source = Source::new("t", text);
        parse_module(&arena, &source).map_or_else(|mistake| mistake.to_string(), |module| dump(&module))
    }

    #[test]
    fn trees_look_like_those_of_ast() {
        let expected = "Module(\n body=[\n  Assign(\n   targets=[\n    Name(id='x', ctx=Store())],\n   \
                        value=Constant(value=1))],\n type_ignores=[])";
        assert_eq!(dumped("x = 1"), expected);
    }

    #[test]
    fn values_look_like_repr() {
        let shown = |text: &str| {
            let dump = dumped(text);
            let value = dump.split("value=Constant(value=").nth(1).unwrap_or(&dump);
            value.split(")").next().unwrap_or("").to_owned()
        };
        assert_eq!(shown("1e16"), "1e+16");
        assert_eq!(shown("1e-5"), "1e-05");
        assert_eq!(shown("123456.5"), "123456.5");
        assert_eq!(shown("1e15"), "1000000000000000.0");
        assert_eq!(shown("2j"), "2j");
        assert_eq!(shown("0xfffffffffffffffff"), "295147905179352825855");
        assert_eq!(shown("\"it's\""), "\"it's\"");
        assert_eq!(shown(r"'\ud800\x00é'"), r"'\ud800\x00é'");
        assert_eq!(shown(r"b'\xff\n'"), r"b'\xff\n'");
    }

    #[test]
    fn tokens_have_places() {
        let source = Source::new("t", "if a:\n b\n");
        let expected = "1,0-1,2: if\n1,3-1,4: NAME 'a'\n1,4-1,5: :\n1,5-1,5: NEWLINE\n2,1-2,1: INDENT\n\
                        2,1-2,2: NAME 'b'\n2,2-2,2: NEWLINE\n3,0-3,0: DEDENT\n3,0-3,0: ENDMARKER\n";
        assert_eq!(dump_tokens(&source), expected);
    }
}
