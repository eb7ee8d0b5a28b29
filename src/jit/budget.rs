//! How much may be recorded and compiled: what the scripts have run pays for it.
//!
//! Most programs end soon, and nobody knows which. Whoever spends some hundredths of what a program has run without
//! compiled code on compiling loses no more than that, if it ends now. Time would tell best how much that is, but no two runs would be
//! the same: what is counted are steps, that is loop iterations and calls, of the scripts and of the recordings.

/// Steps of scripts that pay for recording and compiling one. That takes about 20 us, cold as the compiler's code is in a
/// short program, and the interpreter takes 50 ns for one: these are twenty times as many as take as long.
const PRICE: u64 = 8_000;

/// What was recorded so far.
#[derive(Default)]
pub(super) struct Budget {
    recorded: u64,
}

impl Budget {
    /// A trace with so many steps was recorded.
    pub fn charge(&mut self, steps: u32) {
        self.recorded += u64::from(steps.max(1));
    }

    /// May there be another one, now that the scripts have done so many steps? The first one always.
    pub fn suffices(&self, steps: u64) -> bool {
        self.recorded.saturating_mul(PRICE) <= steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_trace_is_free_and_each_other_one_waits_until_those_before_are_paid() {
        let mut budget = Budget::default();
        assert!(budget.suffices(0));
        budget.charge(3);
        assert!(!budget.suffices(3 * PRICE - 1));
        assert!(budget.suffices(3 * PRICE));
        budget.charge(0);
        assert!(!budget.suffices(4 * PRICE - 1));
        assert!(budget.suffices(4 * PRICE));
    }
}
