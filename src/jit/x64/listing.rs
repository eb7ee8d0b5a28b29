//! Machine code as people read it: which of it is for which instruction of the trace, and what each exit leaves.
//!
//! Text is made of instructions by the feature `disassembler`; without it, it is their bytes.

use super::Code;
use super::registers::{Place, Register};
use crate::jit::exit::{Exit, Use, Why};
use crate::jit::inside::{Line, Machine, Part};
use crate::jit::ir::Made;
use std::fmt::Write;
use std::ops::Range;

/// The names of the general registers.
const GENERAL: [&str; 16] = [
    "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14",
    "r15",
];

/// Bytes of a number.
const NUMBER: usize = 8;

impl Code {
    /// As text.
    pub fn listing(&self, has_lines: bool) -> Machine {
        let bytes = &self.bytes[..];
        let start = self.at(self.start).addr();
        let range = (start, bytes.len() - self.start.0);
        if !has_lines {
            return Machine { range, ..Machine::default() };
        }
        let ends = self.parts.iter().skip(1).map(|(at, _)| *at).chain([bytes.len()]);
        let mut lines = Vec::new();
        for ((from, part), to) in self.parts.iter().zip(ends) {
            let texts = match part {
                Part::Pool => numbers(&bytes[*from..to]),
                _ => instructions(bytes, *from..to),
            };
            lines.extend(texts.into_iter().map(|text| Line { part: *part, text }));
        }
        let end = self.parts.iter().filter(|(_, part)| matches!(part, Part::Instruction(_))).count() as u32;
        Machine { range, lines, exits: self.exits.iter().map(|exit| exit.line(end)).collect() }
    }
}

fn numbers(bytes: &[u8]) -> Vec<String> {
    let number = |chunk: &[u8]| {
        let bits = chunk.iter().rev().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        format!(".quad {bits:#x} ; {:?}", f64::from_bits(bits))
    };
    bytes.chunks_exact(NUMBER).map(number).collect()
}

#[cfg(feature = "disassembler")]
fn instructions(code: &[u8], range: Range<usize>) -> Vec<String> {
    use iced_x86::{Decoder, DecoderOptions, FastFormatter, Instruction};
    let mut formatter = FastFormatter::new();
    // Places are counted from where the code begins, those that are jumped to as well.
    let at = range.start as u64;
    let decoder = Decoder::with_ip(64, &code[range], at, DecoderOptions::NONE);
    let text = |i: Instruction| {
        let mut text = format!("{:>5x}  ", i.ip());
        formatter.format(&i, &mut text);
        text
    };
    decoder.into_iter().map(text).collect()
}

#[cfg(not(feature = "disassembler"))]
fn instructions(code: &[u8], range: Range<usize>) -> Vec<String> {
    let from = range.start;
    let line = |(n, chunk): (usize, &[u8])| {
        let bytes: Vec<String> = chunk.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{:>5x}  {}", from + n * 16, bytes.join(" "))
    };
    code[range].chunks(16).enumerate().map(line).collect()
}

impl Exit {
    /// As text, behind the last instruction or one before.
    fn line(&self, end: u32) -> Line {
        let why = match self.why {
            Why::Guard => "guard",
            Why::Attention => "attention",
            Why::Helper(call) => call.helper.name,
            Why::Native(call) => call.name,
            Why::Given(call) => call.typed.name,
            Why::Raised(_) => "raised",
            Why::Unwound => "unwound",
        };
        let mut text = format!("{why:<10}");
        for (n, frame) in self.frames.iter().enumerate() {
            let unit = &frame.code.get().unit;
            let joint = if n == 0 { ' ' } else { '>' };
            // Writing to a string does not fail.
            let _ = write!(text, "{joint}{}:{}", unit.qualname, unit.position(frame.pc).line);
        }
        text += " [";
        for (n, entry) in self.entries.iter().enumerate() {
            let gap = if n == 0 { "" } else { " " };
            let to = match entry.used {
                Use::Window(at) => at.to_string(),
                Use::Plan => "generator".to_owned(),
                Use::Whole => "part".to_owned(),
            };
            let stands = if entry.stands { "stands in " } else { "" };
            let _ = write!(text, "{gap}{to}={stands}{}{}", place(entry.place), made(entry.made));
        }
        text.push(']');
        let part = if self.of.1 < end { Part::Instruction(self.of.1) } else { Part::End };
        Line { part, text }
    }
}

fn place(place: Place) -> String {
    match place {
        Place::Register(Register::General(r)) => GENERAL[r as usize].to_owned(),
        Place::Register(Register::Vector(r)) => format!("xmm{r}"),
        Place::Slot(slot) => format!("slot{slot}"),
        Place::Constant(bits) => format!("{bits:#x}"),
    }
}

fn made(made: Made) -> String {
    match made {
        Made::Int => ":int".to_owned(),
        Made::Float => ":float".to_owned(),
        Made::Character => ":character".to_owned(),
        Made::Whole(n) => format!(":object {n}"),
        _ => String::new(),
    }
}
