//! What is known of a loop or function that has been seen: its code, and whether that was worth it.
//!
//! Owns [`Header`]: each is told what becomes of it, and says what is done next. Which there are is known in `hot`.

use super::code::{Compiled, Exit};
use crate::object::code::CodeData;
use std::rc::Rc;

/// How often recording or compiling a loop is tried.
const MAX_TRIES: u32 = 8;

/// How often a recording is given up since the loop ended in that turn.
const MAX_WAITS: u32 = 2;

/// How often the code of a loop may go stale, before it has paid off, until the loop has to wait longer for the next.
const FREE_INVALIDATIONS: u32 = 10;

/// Steps that code has counted once it was worth compiling, whatever becomes of it.
const PAID_OFF: u64 = 200_000;

/// How many turns a loop makes on average at each entry of its code for that to be worth it: entering and leaving it
/// takes as long as some turns of the interpreter.
const WORTHWHILE: u32 = 6;

/// Entries of code after which it is seen whether they are worth it while nothing can be compiled behind its exits.
const RESTING_TRIAL: u32 = 16;

/// Entries of the code of a loop after which it is seen whether they were worth it.
const LOOP_TRIAL: u32 = 256;

/// The same of a function: until there is code behind its calls, the interpreter enters it for each of them.
const FUNCTION_TRIAL: u32 = 4096;

/// How many exits of a loop's code get code of their own at most.
const MAX_BRANCHES: u32 = 100;

/// A loop or function that has been seen. Its back edge or first instruction has another opcode while there is code that
/// is entered, and while its recording is awaited.
pub(super) struct Header {
    code: Rc<CodeData>,
    /// The word of its back edge or first instruction.
    at: u32,
    compiled: Option<Rc<Compiled>>,
    /// Is that not entered for now?
    is_resting: bool,
    /// Is it a function to be recorded when it is entered next?
    is_awaited: bool,
    /// How often it was seen since it was recorded, and how often that must be for the next time.
    seen: u32,
    wanted: u32,
    /// The same for the first time.
    first_wanted: u32,
    tries: u32,
    invalidations: u32,
    /// Exits that have got code of their own.
    branches: u32,
    /// Entries of the compiled code since the last look at what they were worth, and the steps that they have counted.
    entries: u32,
    steps: u64,
    /// The steps that it has counted in all.
    earned: u64,
}

/// What became of code that was left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Verdict {
    /// It is entered again.
    Stays,
    /// It rests until more may be compiled of it.
    Rests,
    /// It was dropped.
    Dropped,
}

impl Header {
    /// One that starts at this word, to be recorded when it was seen so often.
    pub(super) fn new(code: Rc<CodeData>, at: u32, wanted: u32) -> Header {
        Header {
            code,
            at,
            compiled: None,
            is_resting: false,
            is_awaited: false,
            seen: 0,
            wanted,
            first_wanted: wanted,
            tries: 0,
            invalidations: 0,
            branches: 0,
            entries: 0,
            steps: 0,
            earned: 0,
        }
    }

    /// The compiled code.
    pub(super) fn compiled(&self) -> Option<&Rc<Compiled>> {
        self.compiled.as_ref()
    }

    /// It was seen once more: is it time to compile it, if more may be compiled now?
    pub(super) fn seen(&mut self, can_compile: bool) -> bool {
        self.seen += 1;
        if self.is_resting && can_compile {
            self.resume();
        }
        can_compile && self.seen >= self.wanted && self.tries < MAX_TRIES && self.compiled.is_none()
    }

    /// It is recorded when it is entered next.
    pub(super) fn await_entry(&mut self) {
        self.is_awaited = true;
        self.code.patch(self.at);
    }

    /// Is it to be recorded now?
    pub(super) fn is_awaited(&self) -> bool {
        self.is_awaited
    }

    /// May its recording wait for another turn? Not for long: perhaps it never makes two.
    pub(super) fn may_wait(&self) -> bool {
        self.tries < MAX_WAITS
    }

    /// It was compiled.
    pub(super) fn compile(&mut self, compiled: Rc<Compiled>) {
        (self.entries, self.steps, self.branches, self.earned) = (0, 0, 0, 0);
        self.compiled = Some(compiled);
        self.code.patch(self.at);
    }

    /// An exit of it has got code of its own: what its entries were worth before says little.
    pub(super) fn branch(&mut self) {
        self.branches += 1;
        (self.entries, self.steps) = (0, 0);
    }

    /// Have too many of its exits got code of their own?
    pub(super) fn is_full(&self) -> bool {
        self.branches >= MAX_BRANCHES
    }

    /// Its code was left, having counted so many steps, by an exit or because attention was due. Code that is left before
    /// the end of most first turns is given up, once there is code behind the exits by which it is left, or cannot be.
    /// Until there may be, it rests.
    pub(super) fn left(
        &mut self,
        steps: u64,
        exit: Option<&Exit>,
        attends: bool,
        can_compile: bool,
    ) -> Verdict {
        self.earned = self.earned.saturating_add(steps);
        let warming = exit.filter(|exit| !self.is_full() && exit.is_warming());
        if attends || warming.is_some_and(|exit| can_compile || exit.cuts > 0) {
            return Verdict::Stays;
        }
        self.entries += 1;
        self.steps = self.steps.saturating_add(steps);
        let trial = if self.at == 0 { FUNCTION_TRIAL } else { LOOP_TRIAL };
        if warming.is_some() && self.entries >= RESTING_TRIAL && self.is_idle() {
            self.rest();
            return Verdict::Rests;
        }
        if self.entries < trial {
            return Verdict::Stays;
        }
        let is_dropped = self.is_idle() && self.drop_code();
        if is_dropped {
            self.fail();
        }
        (self.entries, self.steps) = (0, 0);
        if is_dropped { Verdict::Dropped } else { Verdict::Stays }
    }

    /// What it takes for granted is so no more. Code that has paid off before is made again as if for the first time: has
    /// it?
    pub(super) fn invalidate(&mut self) -> bool {
        self.drop_code();
        if self.earned >= PAID_OFF {
            (self.invalidations, self.tries, self.wanted) = (0, 0, self.first_wanted);
            return true;
        }
        self.invalidations += 1;
        if self.invalidations > FREE_INVALIDATIONS {
            self.wanted = self.wanted.saturating_mul(2);
        }
        false
    }

    /// Is anything left that could run it?
    pub(super) fn is_alive(&self) -> bool {
        Rc::strong_count(&self.code) > 1
    }

    /// It was not compiled, or not worth it: the next try is twice as far away as the last one.
    pub(super) fn fail(&mut self) {
        self.tries += 1;
        self.wanted = self.wanted.saturating_mul(2);
    }

    /// It was not compiled since an object may move. The collector was asked to make it old: the next time may be soon.
    pub(super) fn wait_for_collection(&mut self) {
        self.tries += 1;
        self.seen = self.wanted.saturating_sub(1);
    }

    /// Its code is not entered any more: was there some?
    pub(super) fn drop_code(&mut self) -> bool {
        self.is_resting = false;
        self.code.unpatch(self.at);
        self.seen = 0;
        self.is_awaited = false;
        self.compiled.take().is_some()
    }

    /// The interpreter goes on here, until more may be compiled.
    fn rest(&mut self) {
        self.is_resting = true;
        self.code.unpatch(self.at);
        (self.entries, self.steps) = (0, 0);
    }

    /// The compiled code is entered again.
    fn resume(&mut self) {
        self.is_resting = false;
        self.code.patch(self.at);
    }

    /// Were too few turns made in each entry of the code, in so many of them?
    fn is_idle(&self) -> bool {
        self.steps < u64::from(self.entries) * u64::from(WORTHWHILE)
    }
}
