//! What the registers of the windows hold, as far as a recording knows.
//!
//! A recording goes up and down a few windows that lie one upon the other, so what it knows stands in a row; a frame that
//! is left takes away the row's end. What the trace has put there itself stands in another one, as snapshots list it.

use super::frames::Source;
use crate::jit::ir::Ir;

/// Words below the entry's window for which there is room from the start: a header's, and some of a caller's.
const BELOW: usize = 64;

/// Registers by their place in the stack of windows.
pub(super) struct Registers {
    /// The place of the entry's window.
    entry: usize,
    /// The place of the first of `sources`.
    low: usize,
    sources: Vec<Option<Source>>,
    /// Those that the trace has written, in order, in words from the entry's window.
    written: Vec<(i32, Ir)>,
}

impl Registers {
    /// Nothing is known yet. The entry's window is at that place.
    pub(super) fn new(entry: usize) -> Registers {
        let sources = Vec::with_capacity(4 * BELOW);
        Registers { entry, low: entry.saturating_sub(BELOW), sources, written: Vec::new() }
    }

    /// The place of the entry's window is another.
    pub(super) fn enter_at(&mut self, entry: usize) {
        *self = Registers::new(entry);
    }

    pub(super) fn get(&self, at: usize) -> Option<Source> {
        self.sources.get(at.checked_sub(self.low)?).copied().flatten()
    }

    pub(super) fn contains(&self, at: usize) -> bool {
        self.get(at).is_some()
    }

    /// Gives what was known before.
    pub(super) fn insert(&mut self, at: usize, source: Source) -> Option<Source> {
        if at < self.low {
            self.sources.splice(0..0, std::iter::repeat_n(None, self.low - at));
            self.low = at;
        }
        let place = at - self.low;
        if place >= self.sources.len() {
            self.sources.resize(place + 1, None);
        }
        match source {
            Source::Made(ir, true) => self.write(at, ir),
            _ => self.unwrite(at),
        }
        self.sources[place].replace(source)
    }

    pub(super) fn remove(&mut self, at: usize) -> Option<Source> {
        self.unwrite(at);
        self.sources.get_mut(at.checked_sub(self.low)?)?.take()
    }

    /// Nothing is known of this register and those above it any more.
    pub(super) fn cut(&mut self, at: usize) {
        self.sources.truncate(at.saturating_sub(self.low));
        self.written.truncate(self.written_below(at).len());
    }

    /// What is known, from the lowest register up.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, Source)> {
        self.sources.iter().enumerate().filter_map(|(place, s)| s.map(|source| (self.low + place, source)))
    }

    /// What the trace has written to registers below this one, from the lowest up, in words from the entry's window.
    pub(super) fn written_below(&self, at: usize) -> &[(i32, Ir)] {
        let distance = self.distance(at);
        &self.written[..self.written.partition_point(|(known, _)| *known < distance)]
    }

    fn distance(&self, at: usize) -> i32 {
        at as i32 - self.entry as i32
    }

    fn write(&mut self, at: usize, ir: Ir) {
        let distance = self.distance(at);
        match self.written.binary_search_by_key(&distance, |(known, _)| *known) {
            Ok(n) => self.written[n].1 = ir,
            Err(n) => self.written.insert(n, (distance, ir)),
        }
    }

    fn unwrite(&mut self, at: usize) {
        let distance = self.distance(at);
        if let Ok(n) = self.written.binary_search_by_key(&distance, |(known, _)| *known) {
            self.written.remove(n);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_stands_in_order_and_goes_with_its_frame() {
        let mut registers = Registers::new(100);
        let made = |n| Source::Made(Ir(n), true);
        let known = |registers: &Registers| -> Vec<usize> { registers.iter().map(|(at, _)| at).collect() };
        for at in [107, 100, 3, 250] {
            assert!(registers.insert(at, made(at as u32)).is_none());
        }
        assert_eq!(registers.written_below(250), [(-97, Ir(3)), (0, Ir(100)), (7, Ir(107))]);
        assert!(matches!(registers.insert(100, Source::Changed), Some(Source::Made(Ir(100), true))));
        assert_eq!(known(&registers), [3, 100, 107, 250]);
        assert!(registers.remove(107).is_some() && registers.remove(107).is_none());
        assert!(!registers.contains(2) && !registers.contains(1000));
        assert_eq!(registers.written_below(usize::MAX >> 33), [(-97, Ir(3)), (150, Ir(250))]);
        registers.cut(250);
        assert_eq!(known(&registers), [3, 100]);
        assert_eq!(registers.written_below(250), [(-97, Ir(3))]);
        registers.cut(0);
        assert_eq!(known(&registers), []);
    }
}
