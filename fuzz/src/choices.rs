//! Choices drawn from bytes.
//!
//! Owns the cursor over a fuzzer's input. What comes in is a slice of bytes; what goes out are numbers below a bound and
//! picks from tables. When the bytes are used up every choice is the first one, so that tables start with what is
//! smallest and a shorter input means a smaller result.

/// See the module's documentation.
pub struct Choices<'a> {
    bytes: &'a [u8],
}

impl<'a> Choices<'a> {
    /// All choices come from these bytes.
    pub fn new(bytes: &'a [u8]) -> Choices<'a> {
        Choices { bytes }
    }

    /// Are there no more bytes?
    pub fn is_exhausted(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        match self.bytes.split_first() {
            Some((first, rest)) => {
                self.bytes = rest;
                *first
            }
            None => 0,
        }
    }

    /// A number of eight bytes.
    pub fn word(&mut self) -> u64 {
        (0..8).fold(0, |word, _| word << 8 | u64::from(self.byte()))
    }

    /// A number below `bound`, zero when `bound` is.
    pub fn below(&mut self, bound: usize) -> usize {
        let drawn = match bound {
            0..=1 => return 0,
            2..=256 => usize::from(self.byte()),
            _ => usize::from(self.byte()) << 8 | usize::from(self.byte()),
        };
        drawn % bound
    }

    /// Once in `n` times; never when the bytes are used up.
    pub fn once_in(&mut self, n: usize) -> bool {
        !self.is_exhausted() && self.below(n) == n - 1
    }

    /// One row of a table that is not empty.
    pub fn pick<'t, T>(&mut self, table: &'t [T]) -> &'t T {
        &table[self.below(table.len())]
    }
}

/// A small generator of random numbers for the driver: the same numbers for the same seed, everywhere.
pub struct Random(u64);

impl Random {
    /// The sequence for an execution: seed and number together. Both are mixed before they meet: the state moves on by a
    /// constant, so that neighbours whose states lay that far apart would draw the same numbers, one place on.
    pub fn new(seed: u64, number: u64) -> Random {
        Random(mixed(mixed(seed) ^ number))
    }

    /// The next number (splitmix64).
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// A number below `bound`, zero when `bound` is.
    pub fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { (self.draw() % bound as u64) as usize }
    }

    /// So many random bytes.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| (self.draw() >> 24) as u8).collect()
    }
}

/// By how much the state of a generator moves on.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// The bits of a number, spread over all of it.
fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ bits >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ bits >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_execution_continues_another_one() {
        let draw = |seed, number| Random::new(seed, number).bytes(200);
        for number in 0..50 {
            let own = draw(1, number);
            for (seed, other) in [(1, number + 1), (2, number), (2, number + 1)] {
                let other = draw(seed, other);
                assert!(own.windows(8).all(|part| !other.windows(8).any(|theirs| theirs == part)));
            }
        }
    }
}
