//! Traces as text, for tests: read, optimised, shown.
//!
//! One instruction a line, numbered from 0, as listings show them. A guard's snapshot follows behind `;`, the registers
//! at the end stand behind `loop`; `call` is one of some helper, with the snapshot of the guard before it. A capital letter is a shape, `.2` a slot, `#` an empty marker, `int 5` a number,
//! `word 5` a value, as is `none`.

use super::rewrite::Recorded;
use super::{Forced, Optimised, improve, peel};
use crate::heap::{ShapeWord, Word};
use crate::jit::ir::{
    Collected, Constant, Expect, HelperCall, Instruction, Ir, Names, Opcode, Operand, Operands, Primitive,
    Snapshot,
};
use crate::machine::helper::{self, Deliver};
use crate::machine::primitives::{Inline, Slot};
use smallvec::smallvec;

struct Plain;
impl Names for Plain {
    fn constant(&self, constant: &Constant) -> String {
        match constant {
            Constant::Int(i) => i.to_string(),
            Constant::Float(f) => f.to_string(),
            Constant::Word(w) if w.is_int() => w.as_int().to_string(),
            Constant::Word(_) => "#".into(),
            Constant::Shape(s) => char::from_u32(s.bits()).unwrap_or('?').to_string(),
            Constant::Slot(s) => format!(".{}", s.0),
            Constant::Inline(i) => format!("/{}", i.0),
            other => format!("{other:?}"),
        }
    }
}

fn constant(text: &str) -> Constant {
    let number = |text: &str| text.parse().expect("a number");
    match text.as_bytes()[0] {
        b'.' => Constant::Slot(Slot(number(&text[1..]) as u32)),
        b'/' => Constant::Inline(Inline(number(&text[1..]) as u8)),
        b'#' => Constant::Word(Word::IN_RANGE),
        letter @ b'A'..=b'Z' => Constant::Shape(ShapeWord::from_bits(u32::from(letter))),
        _ => Constant::Int(number(text)),
    }
}

fn number(text: &str) -> Ir {
    Ir(text.trim_start_matches('%').parse().expect("the number of an instruction"))
}

fn snapshot(text: &str) -> Snapshot {
    let pair = |pair: &str| {
        let (register, ir) = pair.split_once('=').expect("a register and what it holds");
        (register.parse().expect("a register"), number(ir))
    };
    let registers = text.split_whitespace().map(pair).collect();
    Snapshot { frames: [].into(), registers, generators: Vec::new() }
}

/// Optimise a trace.
pub(super) fn optimised(text: &str) -> Optimised {
    let (mut instructions, mut snapshots) = (Vec::new(), Vec::new());
    let mut last = snapshot("");
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(registers) = line.strip_prefix("loop") {
            last = snapshot(registers);
            continue;
        }
        let (line, registers) = line.split_once(';').unwrap_or((line, ""));
        let (line, equal) = match line.split_once("==") {
            Some((line, equal)) => (line, Some(Expect::Equal(constant(equal.trim())))),
            None => (line, None),
        };
        let (line, expect) = match (line.strip_prefix("guard not "), line.strip_prefix("guard ")) {
            (Some(line), _) => (line, Expect::No),
            (_, Some(line)) => (line, equal.unwrap_or(Expect::Yes)),
            _ => (line, Expect::Nothing),
        };
        let mut words = line.split_whitespace();
        let name = words.next().expect("an instruction");
        let operand = |word: &str| {
            let word = word.trim_end_matches(',');
            if word.starts_with('%') { Operand::Ir(number(word)) } else { Operand::Constant(constant(word)) }
        };
        let mut operands: Operands = words.map(operand).collect();
        let opcode = match (name, operands.first()) {
            ("register", Some(Operand::Constant(Constant::Int(r)))) => {
                let r = *r as i32;
                operands.clear();
                Opcode::Register(r)
            }
            ("word", Some(Operand::Constant(Constant::Int(i)))) => {
                operands = smallvec![Operand::Constant(Constant::Word(Word::int(*i)))];
                Opcode::Constant
            }
            ("none", _) => {
                operands = smallvec![Operand::Constant(Constant::Word(Word::NONE))];
                Opcode::Constant
            }
            ("int", _) => Opcode::Constant,
            ("poll", _) => Opcode::Poll,
            ("call", _) => Opcode::Helper(HelperCall {
                helper: &helper::CONTAINS,
                deliver: Deliver::Nowhere,
                is_below: false,
                pc: 0,
            }),
            ("new_tuple", _) => Opcode::Collect(Collected::Tuple),
            ("new_dict_of", _) => Opcode::Collect(Collected::Dict),
            _ => {
                let primitive = Primitive::ALL.iter().find(|p| p.name() == name);
                Opcode::Primitive(*primitive.unwrap_or_else(|| panic!("{name}: no primitive")))
            }
        };
        let guard = (expect != Expect::Nothing).then(|| {
            snapshots.push(snapshot(registers));
            snapshots.len() as u32 - 1
        });
        let shared = name == "call" && guard.is_none();
        let snapshot = if shared { Some(snapshots.len() as u32 - 1) } else { guard };
        instructions.push(Instruction { opcode, operands, expect, snapshot, step: 0 });
    }
    let recorded = Recorded { instructions: &instructions, snapshots: &snapshots, round: None };
    improve(recorded, &last, peel::is_peelable(&recorded), None, Forced::default())
}

/// The whole result as text, a line each, without numbers in front.
pub(super) fn shown(optimised: &Optimised) -> String {
    let mut out = String::new();
    for line in optimised.show(&Plain).lines() {
        out += line.trim_end();
        out.push('\n');
    }
    out
}

/// The instructions of the body that are done in each turn, by name.
pub(super) fn body(optimised: &Optimised) -> Vec<String> {
    let from = optimised.body.expect("a peeled loop");
    let done = |n: &usize| !optimised.sunk[*n];
    let name = |n: usize| {
        let shown = optimised.instructions[n].show(&Plain);
        shown.split(" %").next().unwrap_or_default().to_string()
    };
    (from..optimised.instructions.len()).filter(done).map(name).collect()
}
