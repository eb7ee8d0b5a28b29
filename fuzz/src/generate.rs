//! Programs from bytes: fills the holes of the grammar's templates.
//!
//! Owns the budget that ends a program, and the names of its variables. What comes out is Python text that always
//! compiles, always ends, catches what each of its parts raises, and prints what it has computed, so that any difference
//! in meaning shows in the output.

use std::fmt::Write as _;
use std::sync::OnceLock;

use crate::choices::Choices;
use crate::grammar::{COMPOUND, KINDS, LOOPS, SIMPLE};

/// The script code that programs start with. Each takes the definitions that it uses.
const PRELUDE: &str = include_str!("prelude.py");

/// A definition of the prelude.
pub struct Definition {
    /// What it defines.
    pub name: &'static str,
    /// Its text, up to the next one.
    pub text: &'static str,
    /// The definitions that it uses itself, by number.
    uses: Vec<usize>,
}

/// The definitions of the prelude, in their order. An empty line is before each of them, and nowhere else.
pub fn definitions() -> &'static [Definition] {
    static ALL: OnceLock<Vec<Definition>> = OnceLock::new();
    ALL.get_or_init(|| {
        let name =
            |text: &'static str| words(text).find(|word| !["def", "class"].contains(word)).unwrap_or("");
        let one = |text| Definition { name: name(text), text, uses: Vec::new() };
        let mut all: Vec<Definition> = PRELUDE.split_inclusive("\n\n").skip(1).map(one).collect();
        let uses: Vec<_> = all.iter().map(|definition| used(&all, definition.text).collect()).collect();
        all.iter_mut().zip(uses).for_each(|(definition, uses)| definition.uses = uses);
        all
    })
}

/// The words of a text that may be names.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

/// The definitions that a text names, by number.
fn used(definitions: &[Definition], text: &str) -> impl Iterator<Item = usize> {
    words(text).filter_map(|word| definitions.iter().position(|definition| definition.name == word))
}

/// The part of the prelude that a text uses.
fn prelude_of(text: &str) -> String {
    let all = definitions();
    let mut is_used = vec![false; all.len()];
    let mut open: Vec<usize> = used(all, text).collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut is_used[at], true) {
            open.extend(&all[at].uses);
        }
    }
    let parts = all.iter().zip(is_used).filter(|(_, is_used)| *is_used);
    parts.map(|(definition, _)| definition.text).collect()
}

/// Modules that programs use, each imported only where it is.
const MODULES: &[&str] =
    &["bisect", "collections", "copy", "dataclasses", "functools", "heapq", "itertools", "math", "sys"];

/// A class that is made by a module.
const PAIR: &str = "\n@dataclasses.dataclass\nclass Pair:\n    a: int\n    b: str = ''\n";

/// The start of each part: variables of every kind.
const VARIABLES: &str = "    i0, i1, i2, n, w = 1, 5, 1 << 47, 0, 0\n    f0, f1 = 1.5, -2.0\n    s0, s1 = 'abc', 'a b'\n    \
    l0, l1 = [3, 1, 2], [5]\n    d0, d1 = {1: 1, 2: 3}, {}\n    o0, o1 = Vec(3), Sub(4, 5)\n    g1, g2 = gen(4), chain(3)\n    \
    step, memo = counter(0), {}\n";

/// The end of each part.
const RESULTS: &str = "    show(i0, i1, i2, n, w)\n    show(f0, f1, s0, s1)\n    show(l0, l1, d0, d1)\n    \
    show(o0, o1, memo)\n    show(LOG[-5:])\n";

/// How deep expressions and blocks nest.
const DEPTH: usize = 3;

/// The most statements of a part.
const STATEMENTS: usize = 6;

/// A program chosen by the bytes. It is short: most of what takes long in a program is done again and again, and what two
/// statements do to each other shows when few others are there.
pub fn generate(data: &[u8]) -> String {
    generate_from(data, false).0
}

/// A program whose outermost loops have turns enough to be compiled.
pub fn generate_loops(data: &[u8]) -> String {
    generate_from(data, true).0
}

/// A program, with long loops or without, and the rows of the grammar that it is made of.
fn generate_from(data: &[u8], has_long_loops: bool) -> (String, Vec<&'static str>) {
    let mut choices = Choices::new(data);
    let has_modules = choices.once_in(12);
    let mut program = Generator {
        choices,
        has_modules,
        has_long_loops,
        statements: 0,
        is_in_loop: false,
        is_long: false,
        rows: Vec::new(),
    };
    let mut text = String::from("\ng0 = 0\n");
    let parts = if program.choices.once_in(8) { 2 } else { 1 };
    for part in 0..parts {
        program.statements = STATEMENTS;
        let _ = write!(text, "\ndef part{part}():\n{VARIABLES}");
        while program.statements > 0 && !program.choices.is_exhausted() {
            // Most statements raise sooner or later; without a handler of their own little would run behind them.
            if program.choices.below(4) == 0 {
                program.statement(&mut text, 1, DEPTH);
                continue;
            }
            text.push_str("    try:\n");
            program.statement(&mut text, 2, DEPTH);
            text.push_str("    except Exception as e:\n        show(type(e).__name__, str(e)[:200])\n");
        }
        text.push_str(RESULTS);
    }
    for part in 0..parts {
        let _ = write!(
            text,
            "\ntry:\n    part{part}()\nexcept Exception as e:\n    print(type(e).__name__, str(e)[:200], type(e.__context__).__name__)\n"
        );
    }
    text.push_str("show(g0, LOG[-20:])\n");
    // The prelude comes first: its definitions are compiled once for all programs.
    let mut whole = prelude_of(&text);
    let used = MODULES.iter().filter(|module| has_modules && text.contains(&format!("{module}.")));
    whole.extend(used.map(|module| format!("import {module}\n")));
    if has_modules && text.contains("Pair(") {
        whole.push_str(PAIR);
    }
    whole.push_str(&text);
    (whole, program.rows)
}

struct Generator<'a> {
    choices: Choices<'a>,
    /// Importing modules takes longer than most programs do, so that few programs may.
    has_modules: bool,
    /// Is it loops that matter?
    has_long_loops: bool,
    /// How many statements may still be written.
    statements: usize,
    /// Inside two loops no third one starts.
    is_in_loop: bool,
    /// Loops of the row that is being filled have many turns.
    is_long: bool,
    /// The rows of the grammar that were picked.
    rows: Vec<&'static str>,
}

impl Generator<'_> {
    fn statement(&mut self, text: &mut String, indent: usize, depth: usize) {
        self.statements = self.statements.saturating_sub(1);
        let was_in_loop = self.is_in_loop;
        let is_outermost = self.has_long_loops && !was_in_loop;
        let is_compound = depth > 0 && self.statements > 0 && self.choices.below(5) >= 3;
        let table = match is_outermost && depth == DEPTH && self.choices.below(4) > 0 {
            true => LOOPS,
            false if is_compound => COMPOUND,
            false => SIMPLE,
        };
        let template = self.pick(table);
        let has_loop = |word| template.lines().any(|line| line.trim_start().starts_with(word));
        let is_loop = template.starts_with("for") || template.starts_with("w =");
        if is_loop || self.has_long_loops && (has_loop("for ") || has_loop("while ")) {
            // A third loop inside two others takes longer than it tells.
            if was_in_loop && depth < DEPTH - 1 {
                text.push_str(&"    ".repeat(indent));
                text.push_str("pass\n");
                return;
            }
            self.is_in_loop = true;
        }
        for line in template.lines() {
            let own = line.trim_start();
            let deeper = indent + (line.len() - own.len()) / 4;
            if own == "{B}" {
                self.block(text, deeper, depth.saturating_sub(1));
                continue;
            }
            text.push_str(&"    ".repeat(deeper));
            self.is_long = is_outermost;
            self.fill(text, own, DEPTH);
            text.push('\n');
        }
        self.is_in_loop = was_in_loop;
    }

    /// A row of a table; the first one in place of one that is not for this program.
    fn pick(&mut self, table: &[&'static str]) -> &'static str {
        let template = *self.choices.pick(table);
        let uses = |module: &&str| {
            template.match_indices(*module).any(|(at, _)| template[at + module.len()..].starts_with('.'))
        };
        let is_allowed = self.has_modules || !MODULES.iter().any(uses) && !template.contains("Pair(");
        let row = if is_allowed { template } else { table[0] };
        self.rows.push(row);
        row
    }

    fn block(&mut self, text: &mut String, indent: usize, depth: usize) {
        for _ in 0..1 + self.choices.below(3) {
            self.statement(text, indent, depth);
        }
    }

    /// A template with its holes filled.
    fn fill(&mut self, text: &mut String, template: &str, depth: usize) {
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            text.push_str(before);
            let mut letters = from.chars().skip(1);
            match (letters.next(), letters.next()) {
                (Some(hole), Some('}')) if hole.is_ascii_alphabetic() => {
                    self.hole(text, hole, depth);
                    rest = from.get(3..).unwrap_or("");
                }
                _ => {
                    text.push('{');
                    rest = from.get(1..).unwrap_or("");
                }
            }
        }
        text.push_str(rest);
    }

    fn hole(&mut self, text: &mut String, hole: char, depth: usize) {
        let name = match hole {
            'I' => self.choices.pick(&["i0", "i1", "i2"]),
            'F' => self.choices.pick(&["f0", "f1"]),
            'S' => self.choices.pick(&["s0", "s1"]),
            'L' => self.choices.pick(&["l0", "l1"]),
            'D' => self.choices.pick(&["d0", "d1"]),
            'O' => self.choices.pick(&["o0", "o1"]),
            'G' => self.choices.pick(&["g1", "g2"]),
            'P' => self.choices.pick(&["Vec", "Sub", "Slots"]),
            _ => {
                let hole = if hole == 'n' && self.is_long { 'N' } else { hole };
                let Some(kind) = KINDS.iter().find(|kind| kind.hole == hole) else { return };
                let is_leaf = kind.trees.is_empty() || depth == 0 || self.choices.below(4) == 0;
                let template = self.pick(if is_leaf { kind.leaves } else { kind.trees });
                return self.fill(text, template, depth.saturating_sub(1));
            }
        };
        text.push_str(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choices::Random;
    use std::collections::HashSet;

    #[test]
    fn a_program_has_the_definitions_that_it_uses() {
        let names: Vec<_> = definitions().iter().map(|definition| definition.name).collect();
        assert_eq!(names[..4], ["LOG", "clip", "show", "Vec"]);
        assert!(
            PRELUDE.ends_with(&definitions().iter().map(|definition| definition.text).collect::<String>())
        );
        let prelude = prelude_of("show(fib(chain(3)))");
        for line in ["LOG = []", "def show(*values):", "def gen(n):", "def chain(n):", "def fib(n):"] {
            assert!(prelude.contains(line), "{line}");
        }
        assert!(!prelude.contains("class"));
    }

    #[test]
    fn few_programs_import_modules() {
        let programs: Vec<String> = (0..100).map(|n| generate(&Random::new(1, n).bytes(400))).collect();
        let importing = programs.iter().filter(|text| text.contains("\nimport ")).count();
        assert!((2..20).contains(&importing), "{importing}");
        assert!(!programs.iter().any(|text| text.contains("Pair(") && !text.contains("import dataclasses")));
    }

    /// All rows of all tables.
    fn rows() -> impl Iterator<Item = &'static &'static str> {
        let kinds = KINDS.iter().flat_map(|kind| kind.leaves.iter().chain(kind.trees));
        kinds.chain(SIMPLE).chain(COMPOUND).chain(LOOPS)
    }

    #[test]
    fn every_row_of_the_grammar_is_soon_used() {
        let used: HashSet<&str> =
            (0..16000).flat_map(|n| generate_from(&Random::new(1, n).bytes(150), n % 2 == 0).1).collect();
        let unused: Vec<_> = rows().filter(|row| !used.contains(*row)).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }

    #[test]
    fn the_same_bytes_give_the_same_program() {
        let data = Random::new(1, 1).bytes(400);
        assert_eq!(generate(&data), generate(&data));
        assert_ne!(generate(&data), generate(&[]));
    }

    #[test]
    fn every_hole_of_the_grammar_has_a_kind() {
        for template in rows() {
            for (at, _) in template.match_indices('{') {
                let letters: Vec<char> = template[at + 1..].chars().take(2).collect();
                if let [hole, '}'] = letters[..]
                    && hole.is_ascii_alphabetic()
                {
                    let is_known = KINDS.iter().any(|kind| kind.hole == hole) || "IFSLDOGPB".contains(hole);
                    assert!(is_known, "{hole} in {template}");
                }
            }
        }
    }
}
