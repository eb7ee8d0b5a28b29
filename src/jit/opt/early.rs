//! The sort of what is loaded, asked where it is loaded.
//!
//! Scripts load a value in one instruction and use it in another, which asks what it is. Asked together, one guard says
//! that something is there and of which sort; of a number nothing but the number is kept from there on. Whoever fails
//! loads once more in the interpreter, which changes nothing.

use crate::jit::ir::{Expect, Instruction, Opcode, Operand, Primitive};

/// A recorded instruction, when it is due.
#[derive(Clone, Copy)]
pub(super) struct Due {
    /// Its number.
    pub(super) number: u32,
    /// The number of the snapshot that it is done with.
    pub(super) snapshot: Option<u32>,
}

/// Is it a guard that loads a value?
pub(super) fn is_load(i: &Instruction) -> bool {
    use Primitive as P;
    let loads = matches!(
        i.opcode,
        Opcode::Primitive(P::load_slot | P::load_far_slot | P::cell_get | P::list_item | P::tuple_item)
    );
    loads && i.expect == Expect::Yes
}

/// Is it a test that a value is of a sort? One that makes ropes flat is more than that.
pub fn asks_sort(i: &Instruction) -> bool {
    matches!(i.opcode, Opcode::Primitive(p) if p.is_sort() && p != Primitive::as_text)
        && i.expect == Expect::Yes
}

/// The order in which recorded instructions are due: the first test of each value behind the load that gives it.
pub(super) fn order(recorded: &[Instruction]) -> Vec<Due> {
    /// No test of that value moves.
    const STAYS: u32 = u32::MAX;
    let mut tests = vec![STAYS; recorded.len()];
    let mut moves = vec![false; recorded.len()];
    for (n, i) in recorded.iter().enumerate().filter(|(_, i)| asks_sort(i)) {
        if let Some(Operand::Ir(v)) = i.operands.first()
            && tests[v.0 as usize] == STAYS
            && is_load(&recorded[v.0 as usize])
        {
            tests[v.0 as usize] = n as u32;
            moves[n] = true;
        }
    }
    let mut order = Vec::with_capacity(recorded.len());
    for (n, i) in recorded.iter().enumerate().filter(|(n, _)| !moves[*n]) {
        order.push(Due { number: n as u32, snapshot: i.snapshot });
        if tests[n] != STAYS {
            order.push(Due { number: tests[n], snapshot: i.snapshot });
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::super::text::{body, optimised, shown};

    #[test]
    fn what_is_loaded_is_tested_there_and_kept_as_a_number() {
        let text = shown(&optimised(
            "register 0
            register 1
            guard as_instance %0
            guard load_slot %2, .2 ; 1=%1
            guard load_slot %2, .3 ; 1=%3
            guard as_float %3 ; 1=%4
            guard as_float %4 ; 1=%4
            float_add %5, %6
            from_float %7
            guard poll ; 1=%8 2=%3
            loop",
        ));
        let first = "       ;  [1=%1]
%3    guard load_slot %0, .2
%4    guard as_float %3
%5    sunk from_float %4
       ;  [1=%5]
%6    guard load_slot %0, .3
%7    guard as_float %6
";
        assert!(text.contains(first), "{text}");
        assert!(text.contains("[1=%9 2=%5]"), "{text}");
    }

    #[test]
    fn a_test_of_what_a_turn_before_has_loaded_stays() {
        let optimised = optimised(
            "register 0
            register 1
            guard as_list %0
            guard as_int %1
            guard list_item %2, %3
            int 1
            guard int_add %3, %5
            from_int %6
            guard poll ; 1=%7 2=%4
            loop 1=%7 2=%4",
        );
        assert_eq!(body(&optimised), ["guard list_item", "guard int_add", "guard poll"]);
    }
}
