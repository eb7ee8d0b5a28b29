//! The bytecode verifier: can this function be run at all?
//!
//! Checks what the interpreter takes for granted: every word decodes, registers lie in the window, jumps and handlers
//! land on instructions, indices are in range, control cannot run off the end. Runs on all code in debug builds, on
//! code from outside always.

use super::assigned::never_goes_on;
use super::code::{CodeKind, CodeUnit};
use super::ops::{Instruction, Op};

/// What is wrong, and at which word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Index of the word.
    pub at: u32,
    /// What was found there.
    pub what: String,
}

/// Check one function, nested ones not included.
///
/// # Errors
/// The first [`Fault`].
pub fn verify(code: &CodeUnit) -> Result<(), Fault> {
    let fault = |at: usize, what: String| Err(Fault { at: at as u32, what });
    let mut starts = vec![false; code.words.len() + 1];
    let mut instructions = Vec::new();
    let mut at = 0;
    while at < code.words.len() {
        let Some((instruction, size)) = Instruction::decode(&code.words, at) else {
            return fault(at, "no instruction".into());
        };
        starts[at] = true;
        instructions.push((at, size, instruction));
        at += size;
    }
    let lands = |target: i64| usize::try_from(target).is_ok_and(|t| t < code.words.len() && starts[t]);
    for (at, size, instruction) in &instructions {
        let (at, end) = (*at, *at + *size);
        let mut bad = None;
        instruction.registers(&mut |operand, r| {
            let reach = reach(instruction, operand);
            if r.0 as u32 + reach > code.registers {
                bad.get_or_insert_with(|| format!("{instruction}: {operand} is outside the window"));
            }
        });
        if let Some(what) = bad {
            return fault(at, what);
        }
        if let Some(distance) = instruction.distance()
            && !lands(end as i64 + distance as i64)
        {
            return fault(at, format!("{instruction}: jumps to no instruction"));
        }
        if let Some(what) = index_out_of_range(code, instruction) {
            return fault(at, what);
        }
    }
    if let Some((at, _, last)) = instructions.last()
        && !never_goes_on(last)
    {
        return fault(*at, "control runs off the end".into());
    }
    if instructions.is_empty() {
        return fault(0, "no code".into());
    }
    for h in &code.handlers {
        if !lands(h.target as i64) || h.from >= h.to || h.to as usize > code.words.len() {
            return fault(h.from as usize, "a handler lies outside the code".into());
        }
        if h.reg as u32 >= code.registers {
            return fault(h.from as usize, "a handler's register is outside the window".into());
        }
    }
    if code.kind != CodeKind::Plain && !instructions.iter().any(|(_, _, i)| i.op() == Op::StartGenerator) {
        return fault(0, "a generator that never starts".into());
    }
    if code.parameters() as usize > code.locals.len() || code.locals.len() as u32 > code.registers {
        return fault(0, "more parameters than registers".into());
    }
    Ok(())
}

/// How many registers from the operand on the instruction touches.
pub(super) fn reach(instruction: &Instruction, operand: &str) -> u32 {
    use Instruction as I;
    match (*instruction, operand) {
        (I::ForPrepare { .. } | I::ForNext { .. }, "iter") => 3,
        (I::BuildTuple { count, .. } | I::BuildList { count, .. } | I::BuildSet { count, .. }, "from")
        | (I::BuildString { count, .. }, "from")
        | (I::Unpack { count, .. }, "to") => count.0 as u32,
        (I::BuildDict { count, .. }, "from") => 2 * count.0 as u32,
        (I::UnpackStar { before, after, .. }, "to") => before.0 as u32 + 1 + after.0,
        (I::BuildSlice { .. }, "parts") => 3,
        (I::MakeFunction { flags, .. }, "parts") => (8 - flags.0.leading_zeros()).min(4),
        (I::CallSuper { .. }, "parts") => 3,
        (I::Call { count, .. } | I::CallMethod { count, .. }, "at")
        | (I::CallKeywords { count, .. } | I::CallBound { count, .. }, "at")
        | (I::CallBoundKeywords { count, .. }, "at") => 5 + count.0 as u32,
        (I::CallStar { .. }, "at") => 7,
        (I::CallSuper { .. } | I::LoadMethod { .. } | I::LoadSpecial { .. } | I::LoadSuper { .. }, "at") => 5,
        (I::EnterHandler { .. } | I::LeaveHandler { .. }, "exc") => 2,
        (I::SplitGroup { .. }, "dst") => 2,
        (I::ExceptionParts { .. }, "at") => 3,
        _ => 1,
    }
}

fn index_out_of_range(code: &CodeUnit, instruction: &Instruction) -> Option<String> {
    use Instruction as I;
    let (index, count, of) = match *instruction {
        I::LoadConst { k, .. } => (k.0 as usize, code.constants.len(), "constants"),
        I::LoadConstFar { k, .. } => (k.0 as usize, code.constants.len(), "constants"),
        I::CallKeywords { names, .. } | I::CallBoundKeywords { names, .. } | I::MatchClass { names, .. } => {
            (names.0 as usize, code.constants.len(), "constants")
        }
        I::MakeFunction { code: k, .. } => (k.0 as usize, code.constants.len(), "constants"),
        I::GetGlobal { site, .. }
        | I::SetGlobal { site, .. }
        | I::DeleteGlobal { site }
        | I::GetName { site, .. }
        | I::SetName { site, .. }
        | I::DeleteName { site, .. }
        | I::GetAttr { site, .. }
        | I::SetAttr { site, .. }
        | I::DeleteAttr { site, .. }
        | I::LoadMethod { site, .. }
        | I::LoadSpecial { site, .. }
        | I::LoadSuper { site, .. }
        | I::CallMethod { site, .. } => (site.0 as usize, code.sites.len(), "sites"),
        I::CheckLocal { name, .. }
        | I::LoadCell { name, .. }
        | I::DeleteCell { name, .. }
        | I::GetClassCell { name, .. }
        | I::ImportName { name, .. }
        | I::ImportFrom { name, .. } => (name.0 as usize, code.names.len(), "names"),
        I::LoadFreeCell { index, .. } => (index.0 as usize, code.free.len(), "free variables"),
        I::Yield { live, .. } | I::StartGenerator { live } => {
            return (live.0 as u32 > code.registers)
                .then(|| format!("{instruction}: keeps more than the window"));
        }
        _ => return None,
    };
    (index >= count).then(|| format!("{instruction}: one of {count} {of}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::ops::*;

    fn code(instructions: &[Instruction]) -> CodeUnit {
        let mut code = CodeUnit { registers: 4, ..CodeUnit::default() };
        for i in instructions {
            assert!(i.encode(&mut code.words));
        }
        code
    }

    #[test]
    fn each_fault_is_found() {
        let ret = Instruction::Return { src: Reg(0) };
        assert_eq!(verify(&code(&[ret])), Ok(()));
        let faults = [
            (vec![], "no code"),
            (vec![Instruction::Copy { dst: Reg(0), src: Reg(1) }], "runs off"),
            (vec![Instruction::Copy { dst: Reg(4), src: Reg(1) }, ret], "outside the window"),
            (vec![Instruction::Call { dst: Reg(0), at: Reg(0), count: Count(0) }, ret], "outside the window"),
            (vec![Instruction::Jump { to: Near(5) }, ret], "no instruction"),
            (vec![Instruction::LoadConst { dst: Reg(0), k: Const16(0) }, ret], "constants"),
            (vec![Instruction::GetGlobal { dst: Reg(0), site: Site(0) }, ret], "sites"),
        ];
        for (instructions, expected) in faults {
            let fault = verify(&code(&instructions)).expect_err(expected);
            assert!(fault.what.contains(expected), "{} / {expected}", fault.what);
        }
    }

    #[test]
    fn a_jump_into_an_extension_is_found() {
        let get = Instruction::GetGlobal { dst: Reg(0), site: Site(0) };
        let mut c = code(&[Instruction::Jump { to: Near(1) }, get, Instruction::Return { src: Reg(0) }]);
        c.sites.push("x".into());
        assert!(verify(&c).is_err());
    }
}
