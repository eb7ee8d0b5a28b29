//! The target `source`: any bytes are parsed, compiled and verified.
//!
//! Owns the making of texts that are nearly programs: from the bytes themselves, and from pieces of the grammar glued
//! together. The property: no panic, no abort, no code that the verifier refuses; a mistake is an answer like another.

use crate::choices::Choices;
use taipan::bytecode::code::{CodeUnit, Constant};
use taipan::bytecode::verify::verify;
use taipan::object::vm::CompileMode;
use taipan::run::compile_source;
use taipan::syntax::Source;

/// The largest text: some mistakes are found by trying again, which takes time.
const MAX_TEXT: usize = 4096;

/// Pieces that texts are glued from. A line's end is the one piece that keeps the indentation.
const PIECES: &[&str] = &[
    "\n",
    "\n    ",
    "\n        ",
    "\n\t",
    " ",
    "x",
    "y",
    "0",
    "1",
    "self",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ";",
    ".",
    "=",
    "==",
    "!=",
    "<",
    ">=",
    "+",
    "-",
    "*",
    "**",
    "/",
    "//",
    "%",
    "@",
    "&",
    "|",
    "^",
    "~",
    "<<",
    ">>",
    ":=",
    "->",
    "+=",
    "**=",
    "...",
    "\\\n",
    "#c\n",
    "'a'",
    "\"b\"",
    "'''c\nd'''",
    "f'{x}'",
    "f'{x!r:>{y}}'",
    "f\"{x=}\"",
    "f'{",
    "}'",
    "b'z'",
    "rb'\\'",
    "'\\x4",
    "'\\N{DASH}'",
    "u'",
    "0x1F",
    "1_000",
    "1e5",
    "1j",
    "0b2",
    "09",
    "1.e-3",
    "def f(",
    "def f(x, /, y=1, *a, z, **k):",
    "lambda x: ",
    "lambda *a, **k: ",
    "class C(",
    "class C:\n    ",
    "return ",
    "yield ",
    "yield from ",
    "await ",
    "async ",
    "async def f():\n    ",
    "async for ",
    "async with ",
    "if ",
    "elif ",
    "else:",
    "else ",
    "while ",
    "for x in ",
    "for x, *y in ",
    "in ",
    "not ",
    "is ",
    "and ",
    "or ",
    "try:\n    ",
    "except ",
    "except:",
    "except E as e:",
    "except* E:",
    "finally:",
    "raise ",
    "from ",
    "with ",
    "with (a as b, c):",
    "as ",
    "import ",
    "from . import ",
    "import a.b as c",
    "global x",
    "nonlocal x",
    "del ",
    "assert ",
    "pass",
    "break",
    "continue",
    "None",
    "True",
    "False",
    "match x:\n    case ",
    "case _:",
    "case [x, *_]:",
    "case {'a': 1, **r}:",
    "case C(x=1) | 2 as z:",
    "match ",
    "case ",
    "type ",
    "_",
    "print(",
    "*x",
    "**y",
    "é",
    "名",
    "\u{feff}",
    "\u{2028}",
    "\r\n",
    "\u{c}",
    "$",
    "?",
    "!",
    "`",
    "\0",
    "x: int = 1",
    "@d\n",
    "x = y = ",
    "(x for x in y)",
    "[x async for x in y if z]",
    "{**a, 'b': c}",
    "{*a, b}",
    "x if y else z",
    "a[1:2, ::3]",
    "a.b.c",
    "a(b, *c, d=e, **f)",
    "x < y < z",
    "-1 ** -2",
    "((((((((",
    "))))))))",
    "[[[[[[[[",
    "1 if 2 else lambda: 3",
    "__debug__",
    "super().x",
    "return",
    "*",
    "__class__",
    "import *",
    "from x import *",
    "1 + 'a' % 2",
    "-9223372036854775808",
    "1 << 70",
];

/// See the module's documentation.
pub fn source(data: &[u8]) {
    check(data);
    check(glued(data).as_bytes());
}

/// The text that pieces chosen by the bytes give.
pub fn glued(data: &[u8]) -> String {
    let mut choices = Choices::new(data);
    let mut text = String::new();
    while !choices.is_exhausted() && text.len() < MAX_TEXT {
        let piece: &&str = choices.pick(PIECES);
        text.push_str(piece);
    }
    text
}

/// Compile a text as a module, as an expression and as a line of a prompt.
fn check(bytes: &[u8]) {
    let bytes = bytes.get(..MAX_TEXT).unwrap_or(bytes);
    let source = Source::from_bytes("fuzz.py", bytes);
    for mode in [CompileMode::Exec, CompileMode::Eval, CompileMode::Single] {
        match compile_source(&source, mode) {
            Ok(unit) => verify_all(&unit),
            Err(mistake) => {
                // What people are shown must be there, whatever the place of the mistake.
                assert!(!mistake.message().is_empty());
                let _ = (
                    mistake.text(),
                    mistake.line(),
                    mistake.column(),
                    mistake.end_line(),
                    mistake.end_column(),
                );
            }
        }
    }
}

/// The code that the compiler makes, functions inside it included, must pass the verifier.
pub fn verify_all(unit: &CodeUnit) {
    if let Err(fault) = verify(unit) {
        panic!("{} at word {} of {}", fault.what, fault.at, unit.qualname);
    }
    for constant in &unit.constants {
        if let Constant::Code(inner) = constant {
            verify_all(inner);
        }
    }
}
