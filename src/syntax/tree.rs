//! The syntax tree: what a Python program says, before anybody asks what it means.
//!
//! Owns the node types and nothing else. `parser` builds them in an arena, `compile` and `print` walk them.
//! Nodes carry the names and fields of Python's `ast` module (3.11), with these differences, each of which
//! makes a wrong tree impossible to write down:
//!
//! - parallel lists are one list of pairs ([`DictEntry`], [`Comparison`], [`MappingEntry`], [`KeywordPattern`]),
//!   and a parameter carries its default;
//! - `elif` chains are one [`StatementKind::If`] with many branches, because a chain may be as long as a file;
//! - there is no `ctx`: whether an expression is read, written or deleted follows from where it stands, and
//!   the parser has checked that it may stand there.
//!
//! Every node is `Copy` and borrows from the arena, so dropping a tree of any size is free.
//!
//! Invariant "depth": the only unbounded nesting is the left spine, that is `BinOp::left`, `Attribute::value`,
//! `Subscript::value` and `Call::func`; `a + a + ... + a` is as deep there as the source is long, so a walker
//! goes down that spine with a loop. All other nesting is bounded, and a walker may recurse on it: at most
//! [`MAX_BLOCKS`] blocks, and at most [`MAX_HEIGHT`] expressions or patterns below a statement.

/// How many blocks are around a statement at most, counting the module.
pub const MAX_BLOCKS: usize = 100;

/// How deep the tree of an expression or pattern is at most, when going down a left spine does not count.
pub const MAX_HEIGHT: usize = 220;

/// How deeply everything nests, along one path from the root.
pub const MAX_DEPTH: usize = MAX_BLOCKS + MAX_HEIGHT;

/// A piece of the source: byte offsets into the decoded text, `start` included, `end` not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The offset of the first byte.
    pub start: u32,
    /// The offset after the last byte.
    pub end: u32,
}

impl Span {
    /// The piece from `start` up to `end`.
    pub fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// From the start of this piece to the end of `last`.
    pub fn to(self, last: Span) -> Self {
        Span { start: self.start, end: last.end }
    }
}

/// A file, or what was typed at a prompt: `Module` and `Interactive` of Python's `ast`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Module<'a> {
    /// The statements, in order.
    pub body: &'a [Statement<'a>],
}

/// A statement and its place. Decorators stand before the place of what they decorate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Statement<'a> {
    /// What it says.
    pub kind: StatementKind<'a>,
    /// From its keyword or first expression to the end of its last token.
    pub span: Span,
}

/// The kinds of statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StatementKind<'a> {
    /// `def name(parameters) -> returns: body`
    FunctionDef(&'a FunctionDef<'a>),
    /// `async def name(parameters) -> returns: body`
    AsyncFunctionDef(&'a FunctionDef<'a>),
    /// `class name(bases, keywords): body`
    ClassDef(&'a ClassDef<'a>),
    /// `return value`
    Return {
        /// What is returned, if anything is said.
        value: Option<&'a Expression<'a>>,
    },
    /// `del targets`
    Delete {
        /// At least one.
        targets: &'a [Expression<'a>],
    },
    /// `target = target = value`
    Assign {
        /// At least one; the leftmost is assigned first.
        targets: &'a [Expression<'a>],
        /// What is assigned.
        value: &'a Expression<'a>,
    },
    /// `target += value`
    AugAssign {
        /// A name, an attribute or a subscript.
        target: &'a Expression<'a>,
        /// `+` of `+=`.
        op: Operator,
        /// The right operand.
        value: &'a Expression<'a>,
    },
    /// `target: annotation = value`
    AnnAssign {
        /// A name, an attribute or a subscript.
        target: &'a Expression<'a>,
        /// What stands after the colon.
        annotation: &'a Expression<'a>,
        /// What is assigned, if anything is.
        value: Option<&'a Expression<'a>>,
        /// The target is a name that is not in parentheses: only such an annotation is recorded.
        simple: bool,
    },
    /// `for target in iter: body else: orelse`
    For(&'a For<'a>),
    /// `async for target in iter: body else: orelse`
    AsyncFor(&'a For<'a>),
    /// `while test: body else: orelse`
    While {
        /// Asked before every round.
        test: &'a Expression<'a>,
        /// At least one statement.
        body: &'a [Statement<'a>],
        /// Empty without `else`.
        orelse: &'a [Statement<'a>],
    },
    /// `if test: body elif test: body else: orelse`
    If {
        /// At least one; the second and later ones are `elif`s.
        branches: &'a [Branch<'a>],
        /// Empty without `else`.
        orelse: &'a [Statement<'a>],
    },
    /// `with items: body`
    With {
        /// At least one.
        items: &'a [WithItem<'a>],
        /// At least one statement.
        body: &'a [Statement<'a>],
    },
    /// `async with items: body`
    AsyncWith {
        /// At least one.
        items: &'a [WithItem<'a>],
        /// At least one statement.
        body: &'a [Statement<'a>],
    },
    /// `match subject: cases`
    Match {
        /// What the patterns look at.
        subject: &'a Expression<'a>,
        /// At least one.
        cases: &'a [MatchCase<'a>],
    },
    /// `raise exc from cause`
    Raise {
        /// Absent: raise again what is being handled.
        exc: Option<&'a Expression<'a>>,
        /// What stands after `from`; only together with `exc`.
        cause: Option<&'a Expression<'a>>,
    },
    /// `try: body except: handlers else: orelse finally: finalbody`
    Try(&'a Try<'a>),
    /// The same with `except*`.
    TryStar(&'a Try<'a>),
    /// `assert test, msg`
    Assert {
        /// What must be true.
        test: &'a Expression<'a>,
        /// What the error says.
        msg: Option<&'a Expression<'a>>,
    },
    /// `import names`
    Import {
        /// At least one; the names may be dotted.
        names: &'a [Alias<'a>],
    },
    /// `from module import names`
    ImportFrom {
        /// The dotted name; absent in `from . import name`.
        module: Option<&'a str>,
        /// At least one; `*` is a single alias named `*`.
        names: &'a [Alias<'a>],
        /// How many dots stand before the module.
        level: u32,
    },
    /// `global names`
    Global {
        /// At least one.
        names: &'a [&'a str],
    },
    /// `nonlocal names`
    Nonlocal {
        /// At least one.
        names: &'a [&'a str],
    },
    /// An expression that stands alone.
    Expr {
        /// The expression.
        value: &'a Expression<'a>,
    },
    /// `pass`
    Pass,
    /// `break`
    Break,
    /// `continue`
    Continue,
}

/// A function, async or not: `FunctionDef` and `AsyncFunctionDef` of `ast`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunctionDef<'a> {
    /// The name that is bound.
    pub name: &'a str,
    /// What it takes.
    pub args: &'a Parameters<'a>,
    /// At least one statement.
    pub body: &'a [Statement<'a>],
    /// From top to bottom; applied from bottom to top.
    pub decorator_list: &'a [Expression<'a>],
    /// What stands after `->`.
    pub returns: Option<&'a Expression<'a>>,
}

/// A class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClassDef<'a> {
    /// The name that is bound.
    pub name: &'a str,
    /// Positional arguments, some of them [`ExpressionKind::Starred`].
    pub bases: &'a [Expression<'a>],
    /// Keyword arguments, `metaclass` among them.
    pub keywords: &'a [Keyword<'a>],
    /// At least one statement.
    pub body: &'a [Statement<'a>],
    /// From top to bottom; applied from bottom to top.
    pub decorator_list: &'a [Expression<'a>],
}

/// A `for` loop, async or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct For<'a> {
    /// What each item is assigned to.
    pub target: &'a Expression<'a>,
    /// What is iterated over.
    pub iter: &'a Expression<'a>,
    /// At least one statement.
    pub body: &'a [Statement<'a>],
    /// Empty without `else`.
    pub orelse: &'a [Statement<'a>],
}

/// A `try` statement, with `except` or with `except*`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Try<'a> {
    /// At least one statement.
    pub body: &'a [Statement<'a>],
    /// Empty only when there is a `finally`.
    pub handlers: &'a [ExceptHandler<'a>],
    /// Empty without `else`.
    pub orelse: &'a [Statement<'a>],
    /// Empty without `finally`.
    pub finalbody: &'a [Statement<'a>],
}

/// `if test: body`, or one `elif` of the chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Branch<'a> {
    /// What decides.
    pub test: &'a Expression<'a>,
    /// At least one statement.
    pub body: &'a [Statement<'a>],
    /// From the `if` or `elif` to the end of the whole chain, as `ast` has it.
    pub span: Span,
}

/// `except type as name: body`
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExceptHandler<'a> {
    /// Absent: catches everything (the last handler only; the compiler checks).
    pub exception: Option<&'a Expression<'a>>,
    /// Bound in the body, unbound after it; only together with `exception`.
    pub name: Option<&'a str>,
    /// At least one statement.
    pub body: &'a [Statement<'a>],
    /// From `except` to the end of the body.
    pub span: Span,
}

/// `context_expr as optional_vars`
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WithItem<'a> {
    /// The context manager.
    pub context_expr: &'a Expression<'a>,
    /// What the result of `__enter__` is assigned to.
    pub optional_vars: Option<&'a Expression<'a>>,
}

/// `case pattern if guard: body`
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatchCase<'a> {
    /// What must match.
    pub pattern: &'a Pattern<'a>,
    /// What must be true besides.
    pub guard: Option<&'a Expression<'a>>,
    /// At least one statement.
    pub body: &'a [Statement<'a>],
}

/// `name as asname` of an import.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alias<'a> {
    /// Dotted in `import a.b`; `*` in `from a import *`.
    pub name: &'a str,
    /// The name that is bound instead.
    pub asname: Option<&'a str>,
    /// From the name to the end of `asname`.
    pub span: Span,
}

/// An expression and its place. Parentheses around an expression are not part of it, except that a tuple in
/// parentheses, a generator expression and the like own theirs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expression<'a> {
    /// What it says.
    pub kind: ExpressionKind<'a>,
    /// From its first to its last token. Everything inside an f-string has its place in the source too.
    pub span: Span,
}

/// The kinds of expression. As targets of assignment, deletion, `for`, `with` and comprehensions stand only
/// `Name`, `Attribute`, `Subscript`, `Starred`, `List` and `Tuple`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ExpressionKind<'a> {
    /// `a and b and c`
    BoolOp {
        /// The one operator between all values.
        op: BoolOperator,
        /// At least two.
        values: &'a [Expression<'a>],
    },
    /// `target := value`
    NamedExpr {
        /// Always a `Name`.
        target: &'a Expression<'a>,
        /// What is assigned, and is the value.
        value: &'a Expression<'a>,
    },
    /// `left + right`
    BinOp {
        /// May be a chain of any length; see the invariant "depth".
        left: &'a Expression<'a>,
        /// The operator.
        op: Operator,
        /// The right operand.
        right: &'a Expression<'a>,
    },
    /// `-operand`
    UnaryOp {
        /// The operator.
        op: UnaryOperator,
        /// What it applies to.
        operand: &'a Expression<'a>,
    },
    /// `lambda args: body`
    Lambda {
        /// What it takes; without annotations.
        args: &'a Parameters<'a>,
        /// What it returns.
        body: &'a Expression<'a>,
    },
    /// `body if test else orelse`
    IfExp {
        /// What decides.
        test: &'a Expression<'a>,
        /// The value when true.
        body: &'a Expression<'a>,
        /// The value when false.
        orelse: &'a Expression<'a>,
    },
    /// `{key: value, **value}`
    Dict {
        /// In order.
        entries: &'a [DictEntry<'a>],
    },
    /// `{a, b}`
    Set {
        /// At least one.
        elts: &'a [Expression<'a>],
    },
    /// `[elt for ...]`
    ListComp {
        /// One item.
        elt: &'a Expression<'a>,
        /// At least one.
        generators: &'a [Comprehension<'a>],
    },
    /// `{elt for ...}`
    SetComp {
        /// One item.
        elt: &'a Expression<'a>,
        /// At least one.
        generators: &'a [Comprehension<'a>],
    },
    /// `{key: value for ...}`
    DictComp {
        /// The key of one item.
        key: &'a Expression<'a>,
        /// The value of one item.
        value: &'a Expression<'a>,
        /// At least one.
        generators: &'a [Comprehension<'a>],
    },
    /// `(elt for ...)`
    GeneratorExp {
        /// One item.
        elt: &'a Expression<'a>,
        /// At least one.
        generators: &'a [Comprehension<'a>],
    },
    /// `await value`
    Await {
        /// What is awaited.
        value: &'a Expression<'a>,
    },
    /// `yield value`
    Yield {
        /// Absent: `None`.
        value: Option<&'a Expression<'a>>,
    },
    /// `yield from value`
    YieldFrom {
        /// What is delegated to.
        value: &'a Expression<'a>,
    },
    /// `left < b <= c`
    Compare {
        /// The first operand.
        left: &'a Expression<'a>,
        /// At least one; more make a chain.
        comparisons: &'a [Comparison<'a>],
    },
    /// `func(args, keywords)`
    Call {
        /// May be a chain of any length; see the invariant "depth".
        func: &'a Expression<'a>,
        /// Positional arguments, some of them `Starred`.
        args: &'a [Expression<'a>],
        /// Keyword arguments. Their places say how they interleave with `Starred` ones.
        keywords: &'a [Keyword<'a>],
    },
    /// `{value!r:spec}` of an f-string.
    FormattedValue {
        /// What is formatted.
        value: &'a Expression<'a>,
        /// `!s`, `!r` or `!a`.
        conversion: Option<Conversion>,
        /// What stands after the colon: always a `JoinedStr`.
        format_spec: Option<&'a Expression<'a>>,
    },
    /// An f-string.
    JoinedStr {
        /// `Constant` strings, none empty and no two in a row, and `FormattedValue`s.
        values: &'a [Expression<'a>],
    },
    /// A literal.
    Constant(Constant<'a>),
    /// `value.attr`
    Attribute {
        /// May be a chain of any length; see the invariant "depth".
        value: &'a Expression<'a>,
        /// The name, not mangled.
        attr: &'a str,
    },
    /// `value[slice]`
    Subscript {
        /// May be a chain of any length; see the invariant "depth".
        value: &'a Expression<'a>,
        /// A `Slice`, a `Tuple` of which some may be slices, or any expression.
        slice: &'a Expression<'a>,
    },
    /// `*value`: in calls, displays and targets only.
    Starred {
        /// What is unpacked, or assigned the rest.
        value: &'a Expression<'a>,
    },
    /// A name, not mangled.
    Name {
        /// In normal form NFKC.
        id: &'a str,
    },
    /// `[a, b]`
    List {
        /// In order.
        elts: &'a [Expression<'a>],
    },
    /// `(a, b)`, `a, b`, `()`
    Tuple {
        /// In order.
        elts: &'a [Expression<'a>],
    },
    /// `lower:upper:step`: in subscripts only.
    Slice {
        /// Before the first colon.
        lower: Option<&'a Expression<'a>>,
        /// After it.
        upper: Option<&'a Expression<'a>>,
        /// After the second.
        step: Option<&'a Expression<'a>>,
    },
}

/// The value of a literal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Constant<'a> {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An integer that fits.
    Int(i64),
    /// Any other integer: hexadecimal digits without prefix or leading zero. Reading them is linear in any
    /// library, and so is writing them, which is not true of decimal digits.
    BigInt(&'a str),
    /// A float.
    Float(f64),
    /// The imaginary part of `1j`.
    Complex(f64),
    /// A string.
    Str(&'a str),
    /// A string that escapes have given surrogates, which UTF-8 cannot hold (`"\ud800"`): generalised UTF-8,
    /// in which every surrogate is three bytes (paired ones too), as of `encode("utf-8", "surrogatepass")`.
    /// Contains at least one surrogate; all other strings are `Str`.
    SurrogateStr(&'a [u8]),
    /// `b"..."`
    Bytes(&'a [u8]),
}

/// `key: value`, or `**value` when the key is absent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DictEntry<'a> {
    /// Absent: `value` is a mapping to unpack.
    pub key: Option<&'a Expression<'a>>,
    /// The value.
    pub value: &'a Expression<'a>,
}

/// `op right` of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison<'a> {
    /// The operator.
    pub op: ComparisonOperator,
    /// Its right operand.
    pub right: Expression<'a>,
}

/// `for target in iter if ifs`
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comprehension<'a> {
    /// What each item is assigned to.
    pub target: &'a Expression<'a>,
    /// What is iterated over.
    pub iter: &'a Expression<'a>,
    /// In order.
    pub ifs: &'a [Expression<'a>],
    /// `async for`
    pub is_async: bool,
}

/// `arg=value` of a call or class, or `**value` when the name is absent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyword<'a> {
    /// Absent: `value` is a mapping to unpack.
    pub arg: Option<&'a str>,
    /// The value.
    pub value: &'a Expression<'a>,
    /// From the name or `**` to the end of the value.
    pub span: Span,
}

/// What a function takes: `arguments` of `ast`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parameters<'a> {
    /// Those before `/`.
    pub posonlyargs: &'a [Parameter<'a>],
    /// Those by position or name. After the first default, here or in `posonlyargs`, all have one.
    pub args: &'a [Parameter<'a>],
    /// `*args`; never with a default.
    pub vararg: Option<&'a Parameter<'a>>,
    /// Those after `*` or `*args`, with defaults or without.
    pub kwonlyargs: &'a [Parameter<'a>],
    /// `**kwargs`; never with a default.
    pub kwarg: Option<&'a Parameter<'a>>,
}

/// `arg: annotation = default`
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter<'a> {
    /// The name, not mangled.
    pub arg: &'a str,
    /// What stands after the colon.
    pub annotation: Option<&'a Expression<'a>>,
    /// What stands after `=`.
    pub default: Option<&'a Expression<'a>>,
    /// The name and its annotation, without the default.
    pub span: Span,
}

/// A pattern and its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pattern<'a> {
    /// What it says.
    pub kind: PatternKind<'a>,
    /// From its first to its last token; parentheses around it are not part of it.
    pub span: Span,
}

/// The kinds of pattern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PatternKind<'a> {
    /// A number, string or dotted name: compared with `==`.
    MatchValue {
        /// What is compared with.
        value: &'a Expression<'a>,
    },
    /// `None`, `True` or `False`: compared with `is`.
    MatchSingleton {
        /// One of the three.
        value: Constant<'a>,
    },
    /// `[a, *rest]`
    MatchSequence {
        /// At most one is a `MatchStar` (the compiler checks).
        patterns: &'a [Pattern<'a>],
    },
    /// `{key: pattern, **rest}`
    MatchMapping {
        /// In order.
        entries: &'a [MappingEntry<'a>],
        /// The name that gets the others.
        rest: Option<&'a str>,
    },
    /// `cls(patterns, keywords)`
    MatchClass {
        /// A name or an attribute.
        cls: &'a Expression<'a>,
        /// By position.
        patterns: &'a [Pattern<'a>],
        /// By name.
        keywords: &'a [KeywordPattern<'a>],
    },
    /// `*name` in a sequence.
    MatchStar {
        /// Absent: `*_`.
        name: Option<&'a str>,
    },
    /// `pattern as name`, `name`, `_`
    MatchAs {
        /// Absent: matches everything.
        pattern: Option<&'a Pattern<'a>>,
        /// Absent: `_`, and then `pattern` is absent too.
        name: Option<&'a str>,
    },
    /// `a | b`
    MatchOr {
        /// At least two.
        patterns: &'a [Pattern<'a>],
    },
}

/// `key: pattern`
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MappingEntry<'a> {
    /// A literal or a dotted name.
    pub key: &'a Expression<'a>,
    /// What the value must match.
    pub pattern: Pattern<'a>,
}

/// `attr=pattern`
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeywordPattern<'a> {
    /// The attribute that is looked at.
    pub attr: &'a str,
    /// What it must match.
    pub pattern: Pattern<'a>,
}

/// Makes an enum of operators from rows of `Name "text"`, so that the printer and the parser share one list.
macro_rules! operators {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)*
        }

        impl $name {
            /// The operator as the source spells it.
            pub fn text(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// The name of the operator in Python's `ast`.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => stringify!($variant),)* }
            }
        }
    };
}

operators! {
    /// What joins the values of a `BoolOp`.
    BoolOperator { And "and", Or "or", }
}

operators! {
    /// What joins the operands of a `BinOp`, or stands before the `=` of an `AugAssign`.
    Operator {
        Add "+", Sub "-", Mult "*", MatMult "@", Div "/", Mod "%", Pow "**", LShift "<<", RShift ">>",
        BitOr "|", BitXor "^", BitAnd "&", FloorDiv "//",
    }
}

operators! {
    /// What stands before the operand of a `UnaryOp`.
    UnaryOperator { Invert "~", Not "not", UAdd "+", USub "-", }
}

operators! {
    /// What joins the operands of a `Compare`.
    ComparisonOperator {
        Eq "==", NotEq "!=", Lt "<", LtE "<=", Gt ">", GtE ">=", Is "is", IsNot "is not", In "in", NotIn "not in",
    }
}

operators! {
    /// What is done to a value before it is formatted.
    Conversion { Str "s", Repr "r", Ascii "a", }
}
