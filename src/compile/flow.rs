//! Which locals are bound for sure, at every point of a function.
//!
//! A set travels with the code as it is emitted. A jump leaves a copy at its target, and where ways meet only what
//! all of them have bound remains. What a loop's back edge or an exception brings is not known when the code at its
//! target is emitted; there, everything that is ever unbound in the function is taken out instead.

use crate::bytecode::label::LabelId;
use smallvec::SmallVec;

/// A set of the scope's symbols, by their index.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bound(SmallVec<[u64; 2]>);

impl Bound {
    /// An empty set for this many symbols.
    pub fn none(symbols: usize) -> Bound {
        Bound(SmallVec::from_elem(0, symbols.div_ceil(64)))
    }

    /// Is the symbol bound?
    pub fn contains(&self, symbol: usize) -> bool {
        self.0.get(symbol / 64).is_some_and(|word| word >> (symbol % 64) & 1 == 1)
    }

    /// It is bound from here on.
    pub fn insert(&mut self, symbol: usize) {
        if let Some(word) = self.0.get_mut(symbol / 64) {
            *word |= 1 << (symbol % 64);
        }
    }

    /// It is not, or not for sure.
    pub fn remove(&mut self, symbol: usize) {
        if let Some(word) = self.0.get_mut(symbol / 64) {
            *word &= !(1 << (symbol % 64));
        }
    }

    /// Only what both have.
    pub fn meet(&mut self, other: &Bound) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    /// Without what the other has.
    pub fn without(mut self, other: &Bound) -> Bound {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
        self
    }
}

/// A place further down that jumps go to.
#[derive(Debug)]
pub(super) struct Join {
    pub label: LabelId,
    /// What all jumps so far have bound; `None` when there was none.
    pub bound: Option<Bound>,
}

/// Number of a [`Join`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place(pub u32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_all_ways_have_bound_remains() {
        let (mut a, mut b) = (Bound::none(130), Bound::none(130));
        for symbol in [1, 64, 129] {
            a.insert(symbol);
        }
        b.insert(129);
        b.insert(2);
        a.meet(&b);
        assert_eq!([1, 2, 64, 129].map(|s| a.contains(s)), [false, false, false, true]);
        a.remove(129);
        assert_eq!(a, Bound::none(130));
        assert_eq!(b.clone().without(&b), Bound::none(130));
    }
}
