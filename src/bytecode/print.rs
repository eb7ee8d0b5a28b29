//! The disassembler: a compiled function as text.
//!
//! Takes a [`CodeUnit`], gives a listing that people read and tests compare: source lines, jump targets as labels,
//! constants and names instead of their indices, handlers, and the code of nested functions after their owner's.

use super::code::{CodeKind, CodeUnit, Constant};
use super::ops::{Binary, Common, Instruction, Protocol};
use std::collections::BTreeMap;
use std::fmt::{self, Display, Write};

/// A constant as listings show it.
struct Shown<'a>(&'a Constant);

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items = |f: &mut fmt::Formatter<'_>, items: &[Constant]| {
            items.iter().enumerate().try_for_each(|(index, item)| {
                let comma = if index > 0 { ", " } else { "" };
                write!(f, "{comma}{}", Shown(item))
            })
        };
        match self.0 {
            Constant::None => f.write_str("None"),
            Constant::True => f.write_str("True"),
            Constant::False => f.write_str("False"),
            Constant::Ellipsis => f.write_str("..."),
            Constant::Int(value) => write!(f, "{value}"),
            Constant::Big(value) => write!(f, "{value}"),
            Constant::Float(value) => write!(f, "{value:?}"),
            Constant::Complex(value) => write!(f, "{value:?}j"),
            Constant::Str(text) => write!(f, "{text:?}"),
            Constant::SurrogateStr(bytes) => write!(f, "surrogates\"{}\"", bytes.escape_ascii()),
            Constant::Bytes(bytes) => write!(f, "b\"{}\"", bytes.escape_ascii()),
            Constant::Tuple(of) => {
                f.write_str("(")?;
                items(f, of)?;
                f.write_str(if of.len() == 1 { ",)" } else { ")" })
            }
            Constant::FrozenSet(of) => {
                f.write_str("frozenset{")?;
                items(f, of)?;
                f.write_str("}")
            }
            Constant::Code(code) => write!(f, "<{}>", code.qualname),
        }
    }
}

/// The whole listing, nested functions included.
pub fn listing(code: &CodeUnit) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write_unit(code, &mut out);
    let mut waiting: Vec<&CodeUnit> = nested(code);
    while !waiting.is_empty() {
        let unit = waiting.remove(0);
        out.push('\n');
        let _ = write_unit(unit, &mut out);
        let inner = nested(unit);
        waiting.splice(0..0, inner);
    }
    out
}

/// The instruction that starts at a word, with what it refers to; jumps by how far they go.
pub fn instruction(code: &CodeUnit, at: usize) -> String {
    let Some((instruction, _)) = Instruction::decode(&code.words, at) else { return "?".to_owned() };
    match meaning(code, &instruction) {
        Some(meaning) => format!("{instruction}  ; {meaning}"),
        None => instruction.to_string(),
    }
}

fn nested(code: &CodeUnit) -> Vec<&CodeUnit> {
    let units = code.constants.iter().filter_map(|constant| match constant {
        Constant::Code(unit) => Some(&**unit),
        _ => None,
    });
    units.collect()
}

fn write_unit(code: &CodeUnit, out: &mut String) -> fmt::Result {
    write_head(code, out)?;
    let instructions = decoded(&code.words);
    let labels = labels(code, &instructions);
    let named = |at: u32| labels.get(&at).map_or_else(|| format!("?{at}"), |number| format!("L{number}"));
    let mut line = 0;
    for &(at, size, instruction) in &instructions {
        if let Some(number) = labels.get(&(at as u32)) {
            writeln!(out, "L{number}:")?;
        }
        let position = code.position(at as u32);
        if position.line != line {
            line = position.line;
            write!(out, "{line:>5}  ")?;
        } else {
            out.push_str("       ");
        }
        match instruction {
            None => writeln!(out, "?")?,
            Some(instruction) => {
                write!(out, "{instruction}")?;
                if let Some(distance) = instruction.distance() {
                    write!(
                        out,
                        " -> {}",
                        named((at + size).saturating_add_signed(distance as isize) as u32)
                    )?;
                }
                if let Some(meaning) = meaning(code, &instruction) {
                    write!(out, "  ; {meaning}")?;
                }
                out.push('\n');
            }
        }
    }
    for handler in &code.handlers {
        let (from, to, target) = (named(handler.from), named(handler.to), named(handler.target));
        writeln!(out, "       handler {from}..{to} -> {target} r{}", handler.reg)?;
    }
    Ok(())
}

fn write_head(code: &CodeUnit, out: &mut String) -> fmt::Result {
    let kind = match code.kind {
        CodeKind::Plain => "",
        CodeKind::Generator => " generator",
        CodeKind::Coroutine => " coroutine",
        CodeKind::AsyncGenerator => " async generator",
    };
    write!(out, "{:?}{kind} {} registers={}", code.scope, code.qualname, code.registers)?;
    let parameters = code.parameters();
    if parameters > 0 {
        write!(out, " parameters={}/{}+{}", code.positional_only, code.positional, code.keyword_only)?;
        out.push_str(if code.star { "*" } else { "" });
        out.push_str(if code.double_star { "**" } else { "" });
    }
    if code.instance_attributes > 0 {
        write!(out, " attributes={}", code.instance_attributes)?;
    }
    out.push('\n');
    for (index, name) in code.locals.iter().enumerate() {
        let cell = if code.local_is_cell.get(index) == Some(&true) { " cell" } else { "" };
        let name = if name.is_empty() { "(namespace)" } else { name };
        writeln!(out, "       r{index} = {name}{cell}")?;
    }
    for (name, reg) in code.free.iter().zip(&code.free_registers) {
        match reg {
            255 => writeln!(out, "       far = {name} free")?,
            reg => writeln!(out, "       r{reg} = {name} free")?,
        }
    }
    for (index, name) in code.far.iter().enumerate() {
        writeln!(out, "       far {index} = {name}")?;
    }
    Ok(())
}

/// Each instruction with its place and size; `None` where there is none.
fn decoded(words: &[u32]) -> Vec<(usize, usize, Option<Instruction>)> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (instruction, size) = match Instruction::decode(words, at) {
            Some((instruction, size)) => (Some(instruction), size),
            None => (None, 1),
        };
        all.push((at, size, instruction));
        at += size;
    }
    all
}

/// A number for each place that something refers to, in the order of the code.
fn labels(code: &CodeUnit, instructions: &[(usize, usize, Option<Instruction>)]) -> BTreeMap<u32, usize> {
    let jumps = instructions.iter().filter_map(|&(at, size, instruction)| {
        let distance = instruction?.distance()?;
        Some((at + size).saturating_add_signed(distance as isize) as u32)
    });
    let handlers = code.handlers.iter().flat_map(|h| [h.from, h.to, h.target]);
    let mut labels: BTreeMap<u32, usize> = jumps.chain(handlers).map(|at| (at, 0)).collect();
    labels.values_mut().zip(1..).for_each(|(number, next)| *number = next);
    labels
}

/// What an instruction's index refers to.
fn meaning(code: &CodeUnit, instruction: &Instruction) -> Option<String> {
    use Instruction as I;
    let constant = |index: usize| code.constants.get(index).map(|constant| Shown(constant).to_string());
    let name = |index: u32| code.names.get(index as usize).map(|name| name.to_string());
    let site = |index: u32| code.sites.get(index as usize).map(|name| name.to_string());
    match *instruction {
        I::LoadConst { k, .. } => constant(k.0 as usize),
        I::LoadConstFar { k, .. } => constant(k.0 as usize),
        I::CallKeywords { names, .. } | I::CallBoundKeywords { names, .. } | I::MatchClass { names, .. } => {
            constant(names.0 as usize)
        }
        I::MakeFunction { code, .. } => constant(code.0 as usize),
        I::CheckLocal { name: index, .. }
        | I::LoadCell { name: index, .. }
        | I::DeleteCell { name: index, .. }
        | I::GetClassCell { name: index, .. }
        | I::ImportName { name: index, .. }
        | I::ImportFrom { name: index, .. } => name(index.0),
        I::GetGlobal { site: index, .. }
        | I::SetGlobal { site: index, .. }
        | I::DeleteGlobal { site: index }
        | I::GetName { site: index, .. }
        | I::SetName { site: index, .. }
        | I::DeleteName { site: index, .. }
        | I::GetAttr { site: index, .. }
        | I::SetAttr { site: index, .. }
        | I::DeleteAttr { site: index, .. }
        | I::LoadMethod { site: index, .. }
        | I::LoadSuper { site: index, .. }
        | I::CallMethod { site: index, .. } => site(index.0),
        I::LoadSpecial { site: index, which, .. } => {
            Some(format!("{} for {:?}", site(index.0)?, Protocol::of(which)?))
        }
        I::LoadCommon { which, .. } => Some(format!("{:?}", Common::of(which)?)),
        I::InPlace { which, .. } => Some(format!("{:?}", Binary::ALL.get(which.0 as usize)?)),
        I::LoadFreeCell { index, .. } => code.free.get(index.0 as usize).map(|name| name.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::ops::*;

    #[test]
    fn a_listing_names_what_indices_mean() {
        let mut code = CodeUnit { qualname: "f".into(), registers: 2, ..CodeUnit::default() };
        code.locals = vec!["x".into()];
        code.sites = vec!["print".into()];
        let instructions = [
            Instruction::GetGlobal { dst: Reg(1), site: Site(0) },
            Instruction::JumpIf { src: Reg(0), expect: Flag(true), to: Label(-4) },
            Instruction::Return { src: Reg(1) },
        ];
        assert!(instructions.iter().all(|instruction| instruction.encode(&mut code.words)));
        let expected = "\
Module f registers=2
       r0 = x
L1:
       get_global dst=r1 site=s0  ; print
       jump_if src=r0 expect=true to=-4 -> L1
       ret src=r1
";
        assert_eq!(listing(&code), expected);
    }
}
