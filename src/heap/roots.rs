//! How the collector reaches the words that live outside the heap.
//!
//! Owns what both sides of that must be: [`Roots`], which the owner of stacks, handles and tables implements and
//! `collect`, `mark` and `check` call, and [`Reach`], which goes the other way.
//!
//! Invariant "roots": what `strong` and `strong_old` do not show is dead unless something shown leads to it, and no
//! word that is neither shown nor brought up to date by `weak` is used after a collection.

use super::header::ShapeWord;
use super::value::Word;

/// How far a marking cycle has come.
pub trait Reach {
    /// Has the object of a word been reached? Words without one live always.
    fn lives(&self, word: Word) -> bool;

    /// Has an object of that shape been reached? Kinds do not matter.
    fn has_seen(&self, shape: ShapeWord) -> bool;

    /// The word lives as well. It is valid, and its object is old.
    fn reach(&mut self, word: &mut Word);
}

/// What the collector must be shown.
pub trait Roots {
    /// Every word outside the heap that keeps an object alive: stack, handles, tables. The collector may change it.
    fn strong(&mut self, visit: &mut dyn FnMut(&mut Word));

    /// Words that hold old objects only, as inline caches do: minor collections need not see them.
    fn strong_old(&mut self, visit: &mut dyn FnMut(&mut Word));

    /// Asked when everything that was reached is scanned, and again until nothing more comes: what lives outside the heap
    /// on behalf of objects, as code and the classes of shapes do, shows what it keeps alive. The words hold old objects.
    fn outlying(&mut self, reach: &mut dyn Reach) {
        let _ = reach;
    }

    /// Asked when it is known what lives, before `weak`: words that are dead may be kept after all, by showing them to
    /// `keep`, which may change them. What they lead to lives then as well.
    fn keep(&mut self, is_minor: bool, fate: &dyn Fn(Word) -> Option<Word>, keep: &mut dyn FnMut(&mut Word)) {
        let _ = (is_minor, fate, keep);
    }

    /// Asked when it is known what lives. `fate` gives the new address of a word's object, or `None` when it is dead;
    /// words that are no pointers stay as they are. Every table that keeps words weakly must be brought up to date. Gives
    /// how many of the charged bytes outside the heap go with what has died.
    fn weak(&mut self, fate: &dyn Fn(Word) -> Option<Word>) -> usize;

    /// As `weak`, after a minor collection: words that held old objects already need not be asked about.
    fn weak_young(&mut self, fate: &dyn Fn(Word) -> Option<Word>) {
        let _nothing_outside_is_young = self.weak(fate);
    }
}
