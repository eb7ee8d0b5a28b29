//! How much may be recorded and compiled: what the scripts have run pays for it.
//!
//! Most programs end soon, and nobody knows which. Whoever spends a tenth of what a program has run without compiled code
//! on compiling loses a tenth at most, if it ends now. Time would tell best how much that is, but no two runs would be
//! the same: what is counted are steps, that is loop iterations and calls, of the scripts and of the recordings.

/// Steps of scripts that pay for recording and compiling one. That takes about 20 us, cold as the compiler's code is in a
/// short program, and the interpreter takes 50 ns for one: these are ten times as many as take as long.
const PRICE: u64 = 4_000;

/// Steps that pay for recording one where nothing is compiled then.
const PRICE_OF_RECORDING: u64 = 500;

/// What recording and compiling has cost so far, in steps.
#[derive(Default)]
pub(super) struct Budget {
    cost: u64,
    has_compiled: bool,
}

impl Budget {
    /// A trace with so many steps was recorded, and compiled or not.
    pub fn charge(&mut self, steps: u32, is_compiled: bool) {
        self.has_compiled |= is_compiled;
        let price = if is_compiled { PRICE } else { PRICE_OF_RECORDING };
        self.cost += u64::from(steps.max(1)) * price;
    }

    /// May there be another one, now that the scripts have done so many steps? The first that is compiled always.
    pub fn suffices(&self, steps: u64) -> bool {
        !self.has_compiled || self.cost <= steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_code_is_free_and_each_other_one_waits_until_those_before_are_paid() {
        let mut budget = Budget::default();
        budget.charge(2, false);
        assert!(budget.suffices(0));
        budget.charge(3, true);
        let cost = 3 * PRICE + 2 * PRICE_OF_RECORDING;
        assert!(!budget.suffices(cost - 1));
        assert!(budget.suffices(cost));
        budget.charge(0, true);
        assert!(!budget.suffices(cost + PRICE - 1));
        assert!(budget.suffices(cost + PRICE));
    }
}
