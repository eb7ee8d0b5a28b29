//! How the collector reaches the words that live outside the heap.
//!
//! Owns one trait. The owner of stacks, handles and tables implements it; `collect`, `mark` and `check` call it.
//!
//! Invariant "roots": what `strong` and `strong_old` do not show is dead unless something shown leads to it, and no
//! word that is neither shown nor brought up to date by `weak` is used after a collection.

use super::value::Word;

/// What the collector must be shown.
pub trait Roots {
    /// Every word outside the heap that keeps an object alive: stack, handles, tables. The collector may change it.
    fn strong(&mut self, visit: &mut dyn FnMut(&mut Word));

    /// Words that hold old objects only, as inline caches do: minor collections need not see them.
    fn strong_old(&mut self, visit: &mut dyn FnMut(&mut Word));

    /// Asked when it is known what lives, before `weak`: words that are dead may be kept after all, by showing them to
    /// `keep`, which may change them. What they lead to lives then as well.
    fn keep(&mut self, is_minor: bool, fate: &dyn Fn(Word) -> Option<Word>, keep: &mut dyn FnMut(&mut Word)) {
        let _ = (is_minor, fate, keep);
    }

    /// Asked when it is known what lives. `fate` gives the new address of a word's object, or `None` when it is dead;
    /// words that are no pointers stay as they are. Every table that keeps words weakly must be brought up to date.
    fn weak(&mut self, fate: &dyn Fn(Word) -> Option<Word>);

    /// As `weak`, after a minor collection: words that held old objects already need not be asked about.
    fn weak_young(&mut self, fate: &dyn Fn(Word) -> Option<Word>) {
        self.weak(fate);
    }
}
