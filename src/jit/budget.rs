//! How much may be recorded and compiled: what the scripts have run pays for it.
//!
//! Most programs end soon, and nobody knows which. Whoever spends a tenth of what a program has run without compiled code
//! on compiling loses a tenth at most, if it ends now. Time would tell best how much that is, but no two runs would be
//! the same: what is counted are steps, that is loop iterations and calls, of the scripts and of the recordings.

/// Steps of scripts that pay for recording and compiling one. That takes about 12 us, and the interpreter takes 40 ns for
/// one: these are ten times as many as take as long.
const PRICE: u64 = 3_000;

/// The same while a program is young: the compiler's code is cold then and takes three times as long, and most that
/// it makes will not have run long when the program ends.
const FIRST_PRICE: u64 = 6 * PRICE;

/// For so many steps a program is young: 20 ms without compiled code.
const YOUNG: u64 = 500_000;

/// Recording and compiling a step costs as much as recording so many where nothing is compiled then.
const RECORDINGS: u64 = 8;

/// What recording and compiling has cost so far, in recordings of a step.
#[derive(Default)]
pub(super) struct Budget {
    cost: u64,
    has_compiled: bool,
}

impl Budget {
    /// A trace with so many steps was recorded, and compiled or not.
    pub fn charge(&mut self, steps: u32, is_compiled: bool) {
        self.has_compiled |= is_compiled;
        let price = if is_compiled { RECORDINGS } else { 1 };
        self.cost += u64::from(steps.max(1)) * price;
    }

    /// May there be another one, now that the scripts have done so many steps? The first that is compiled always.
    pub fn suffices(&self, steps: u64) -> bool {
        let young = RECORDINGS * steps.min(YOUNG) / FIRST_PRICE;
        let later = RECORDINGS * steps.saturating_sub(YOUNG) / PRICE;
        !self.has_compiled || self.cost <= young + later
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_code_is_free_and_each_other_one_waits_until_those_before_are_paid() {
        let mut budget = Budget::default();
        budget.charge(RECORDINGS as u32, false);
        assert!(budget.suffices(0));
        budget.charge(3, true);
        let cost = 4 * FIRST_PRICE;
        assert!(!budget.suffices(cost - 1));
        assert!(budget.suffices(cost));
        budget.charge(0, true);
        assert!(!budget.suffices(cost + FIRST_PRICE - 1));
        assert!(budget.suffices(cost + FIRST_PRICE));
    }

    #[test]
    fn it_is_cheaper_for_a_program_that_has_run_for_a_while() {
        let mut budget = Budget::default();
        budget.charge((YOUNG / FIRST_PRICE) as u32, true);
        assert!(budget.suffices(YOUNG));
        budget.charge(2, true);
        assert!(!budget.suffices(YOUNG + PRICE));
        assert!(budget.suffices(YOUNG + 2 * PRICE));
    }
}
