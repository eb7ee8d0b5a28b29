//! Searching: backtracking over text.
//!
//! Owns the state of a search. It runs for a number of steps and can be taken up again, with the same text, which may
//! have moved meanwhile: places are offsets in bytes, nothing points into the text.

use super::parse::{Choice, Place};
use super::program::{At, Op, Program, Single, Start, folded};
use crate::kernel::text::classify::is_word_character;

/// What is searched.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'t> {
    /// Text.
    Text(&'t str),
    /// Bytes, each a character.
    Bytes(&'t [u8]),
}

impl Subject<'_> {
    /// The length in bytes.
    pub fn len(self) -> usize {
        match self {
            Subject::Text(text) => text.len(),
            Subject::Bytes(bytes) => bytes.len(),
        }
    }

    /// Is there nothing to search?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The character at a place, and the place behind it.
    #[inline]
    fn next(self, at: usize, end: usize) -> Option<(char, usize)> {
        if at >= end {
            return None;
        }
        match self {
            Subject::Bytes(bytes) => bytes.get(at).map(|byte| (char::from(*byte), at + 1)),
            Subject::Text(text) => match text.as_bytes().get(at) {
                Some(byte) if byte.is_ascii() => Some((char::from(*byte), at + 1)),
                _ => {
                    let char = text.get(at..)?.chars().next()?;
                    Some((char, at + char.len_utf8()))
                }
            },
        }
    }

    /// The character before a place, and its own place.
    #[inline]
    fn previous(self, at: usize) -> Option<(char, usize)> {
        match self {
            Subject::Bytes(bytes) => {
                let before = at.checked_sub(1)?;
                bytes.get(before).map(|byte| (char::from(*byte), before))
            }
            Subject::Text(text) => {
                let char = text.get(..at)?.chars().next_back()?;
                Some((char, at - char.len_utf8()))
            }
        }
    }
}

/// Where a match may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Anywhere from the start on.
    Search,
    /// At the start.
    Match,
    /// From the start to the end.
    Full,
}

/// How far a search has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// It has matched: see [`Search::groups`].
    Matched,
    /// There is no match.
    Failed,
    /// The steps are used up.
    Paused,
}

/// No place: a group that has not matched.
pub const NOWHERE: usize = usize::MAX;

/// What is done, or undone, when something fails.
#[derive(Clone, Copy, Debug)]
enum Entry {
    /// Go on there.
    Branch { op: At, at: usize },
    /// A greedy run gives back one character at a time, down to `least`, and goes on behind it.
    Greedy { op: At, at: usize, least: usize },
    /// A lazy repetition goes round once more.
    Round { head: At, at: usize },
    /// A lazy run takes one more character, at most `left` times.
    Lazy { op: At, at: usize, left: u32 },
    /// A saved place was this.
    Saved { slot: usize, was: usize },
    /// A counter was this.
    Counted { counter: usize, was: Counter },
    /// A look began here.
    Look,
}

/// How often a repetition has gone round, and where the last round began.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Counter {
    rounds: u32,
    at: usize,
}

/// A look that is being tried.
#[derive(Clone, Copy, Debug)]
struct Looking {
    op: At,
    at: usize,
    /// Its entry.
    entry: usize,
}

/// A search in one text.
#[derive(Debug)]
pub struct Search {
    mode: Mode,
    /// Where the text that is looked at ends.
    end: usize,
    /// Where the present attempt began; beyond the end when there is none.
    origin: usize,
    /// A match that is empty and begins here does not count.
    not_empty_at: usize,
    op: At,
    at: usize,
    is_running: bool,
    saved: Vec<usize>,
    counters: Vec<Counter>,
    stack: Vec<Entry>,
    looking: Vec<Looking>,
    /// The group that was closed last.
    last: usize,
}

impl Search {
    /// A search from `start` up to `end`, both places in bytes.
    pub fn new(program: &Program, mode: Mode, start: usize, end: usize, not_empty: bool) -> Search {
        Search {
            mode,
            end,
            origin: start,
            not_empty_at: if not_empty { start } else { NOWHERE },
            op: 0,
            at: start,
            is_running: false,
            saved: vec![NOWHERE; 2 * (program.groups + 1)],
            counters: vec![Counter { rounds: 0, at: NOWHERE }; program.counters],
            stack: Vec::new(),
            looking: Vec::new(),
            last: 0,
        }
    }

    /// Where the groups are, the whole first: the places of start and end in turns.
    pub fn groups(&self) -> &[usize] {
        &self.saved
    }

    /// Where the match is.
    pub fn span(&self) -> (usize, usize) {
        let place = |slot: usize| self.saved.get(slot).copied().unwrap_or(NOWHERE);
        (place(0), place(1))
    }

    /// Search again, from a place on.
    pub fn restart(&mut self, start: usize, not_empty: bool) {
        (self.origin, self.is_running) = (start, false);
        self.not_empty_at = if not_empty { start } else { NOWHERE };
    }

    /// The number of the group that was closed last; 0 if none was.
    pub fn last_group(&self) -> usize {
        self.last
    }

    /// The memory that it holds, in bytes.
    pub fn size(&self) -> usize {
        self.stack.capacity() * size_of::<Entry>()
    }

    /// Search on, for about so many steps.
    pub fn run(&mut self, program: &Program, subject: Subject<'_>, steps: &mut i64) -> Progress {
        self.end = self.end.min(subject.len());
        loop {
            if !self.is_running {
                match self.begin(program, subject, steps) {
                    Some(true) => {}
                    Some(false) => return Progress::Failed,
                    None => return Progress::Paused,
                }
            }
            match self.attempt(program, subject, steps) {
                Progress::Failed => {
                    self.is_running = false;
                    if self.mode != Mode::Search {
                        return Progress::Failed;
                    }
                    match subject.next(self.origin, self.end) {
                        Some((_, next)) => self.origin = next,
                        None => return Progress::Failed,
                    }
                }
                progress => return progress,
            }
        }
    }

    /// Find the next place where a match may begin; none when the steps are used up.
    fn begin(&mut self, program: &Program, subject: Subject<'_>, steps: &mut i64) -> Option<bool> {
        if self.origin > self.end {
            return Some(false);
        }
        if self.mode == Mode::Search {
            match &program.start {
                Start::TextStart if self.origin > 0 => return Some(false),
                Start::Char(char) => match find_char(subject, *char, self.origin, self.end) {
                    Some(at) => {
                        *steps -= ((at - self.origin) / 16) as i64;
                        self.origin = at;
                    }
                    None => return Some(false),
                },
                Start::Single(single) => loop {
                    if *steps <= 0 {
                        return None;
                    }
                    *steps -= 1;
                    match subject.next(self.origin, self.end) {
                        Some((char, _)) if single.fits(char) => break,
                        Some((_, next)) => self.origin = next,
                        None => return Some(false),
                    }
                },
                _ => {}
            }
        }
        (self.op, self.at) = (0, self.origin);
        self.saved.fill(NOWHERE);
        self.stack.clear();
        self.looking.clear();
        self.last = 0;
        self.is_running = true;
        Some(true)
    }

    fn save(&mut self, slot: usize, to: usize) {
        if let Some(place) = self.saved.get_mut(slot) {
            self.stack.push(Entry::Saved { slot, was: *place });
            *place = to;
        }
    }

    fn count(&mut self, counter: usize, to: Counter) {
        if let Some(place) = self.counters.get_mut(counter) {
            self.stack.push(Entry::Counted { counter, was: *place });
            *place = to;
        }
    }

    /// Run from where it stands until it matches or fails.
    fn attempt(&mut self, program: &Program, subject: Subject<'_>, steps: &mut i64) -> Progress {
        loop {
            if *steps <= 0 {
                return Progress::Paused;
            }
            *steps -= 1;
            let Some(op) = program.ops.get(self.op) else { return Progress::Failed };
            let goes_on = match op {
                Op::Single(single) => match subject.next(self.at, self.end) {
                    Some((char, next)) if single.fits(char) => {
                        self.at = next;
                        self.op += 1;
                        true
                    }
                    _ => false,
                },
                Op::Run { single, least, most, choice } => {
                    self.run_of(subject, single, (*least, *most), *choice, steps)
                }
                Op::Place(place) => {
                    self.op += 1;
                    is_at(*place, subject, self.at, self.end)
                }
                Op::Jump(to) => {
                    self.op = *to;
                    true
                }
                Op::Try(other) => {
                    self.stack.push(Entry::Branch { op: *other, at: self.at });
                    self.op += 1;
                    true
                }
                Op::Save(slot) => {
                    self.save(*slot, self.at);
                    if slot % 2 == 1 {
                        // The number is kept as a saved place is, so that it is right after backtracking.
                        self.stack.push(Entry::Saved { slot: NOWHERE, was: self.last });
                        self.last = slot / 2;
                    }
                    self.op += 1;
                    true
                }
                Op::Enter(counter) => {
                    self.count(*counter, Counter { rounds: 0, at: NOWHERE });
                    self.op += 1;
                    true
                }
                Op::Again { counter, least, most, lazy, exit } => {
                    self.again(*counter, (*least, *most), *lazy, *exit)
                }
                Op::Reference { group, folded } => self.reference(subject, *group, *folded, steps),
                Op::Look { back, exit, negated, .. } => {
                    let look = Looking { op: self.op, at: self.at, entry: self.stack.len() };
                    match step_back(subject, self.at, back.unwrap_or(0)) {
                        Some(at) => {
                            self.stack.push(Entry::Look);
                            self.looking.push(look);
                            self.at = at;
                            self.op += 1;
                            true
                        }
                        None => {
                            self.op = *exit;
                            *negated
                        }
                    }
                }
                Op::Leave => self.leave(program),
                Op::Unless(group, otherwise) => {
                    let has_matched = self.saved.get(2 * group + 1).is_some_and(|end| *end != NOWHERE);
                    self.op = if has_matched { self.op + 1 } else { *otherwise };
                    true
                }
                Op::Match => {
                    let counts = (self.mode != Mode::Full || self.at == self.end)
                        && (self.at != self.origin || self.origin != self.not_empty_at);
                    if counts {
                        if let Some(start) = self.saved.get_mut(0) {
                            *start = self.origin;
                        }
                        if let Some(end) = self.saved.get_mut(1) {
                            *end = self.at;
                        }
                        return Progress::Matched;
                    }
                    false
                }
            };
            if !goes_on && !self.backtrack(program, subject) {
                return Progress::Failed;
            }
        }
    }

    /// A run of one kind of character.
    fn run_of(
        &mut self,
        subject: Subject<'_>,
        single: &Single,
        (least, most): (u32, u32),
        choice: Choice,
        steps: &mut i64,
    ) -> bool {
        let wanted = if choice == Choice::Lazy { least } else { most };
        let (mut at, mut count, mut floor) = (self.at, 0, self.at);
        while count < wanted
            && let Some((char, next)) = subject.next(at, self.end)
            && single.fits(char)
        {
            at = next;
            count += 1;
            if count == least {
                floor = at;
            }
        }
        *steps -= i64::from(count / 4);
        if count < least {
            return false;
        }
        match choice {
            Choice::Greedy if at > floor => {
                self.stack.push(Entry::Greedy { op: self.op + 1, at, least: floor });
            }
            Choice::Lazy if most > least => {
                self.stack.push(Entry::Lazy { op: self.op, at, left: most - least });
            }
            _ => {}
        }
        self.at = at;
        self.op += 1;
        true
    }

    /// The head of a repetition.
    fn again(&mut self, counter: usize, (least, most): (u32, u32), lazy: bool, exit: At) -> bool {
        let Some(now) = self.counters.get(counter).copied() else { return false };
        if now.rounds < least {
            self.count(counter, Counter { rounds: now.rounds + 1, at: self.at });
            self.op += 1;
            return true;
        }
        // A round that has matched nothing is the last: further ones would match nothing again.
        if now.rounds >= most || now.at == self.at && now.rounds > 0 {
            self.op = exit;
            return true;
        }
        let next = Counter { rounds: now.rounds + 1, at: self.at };
        if lazy {
            self.stack.push(Entry::Round { head: self.op, at: self.at });
            self.op = exit;
        } else {
            self.stack.push(Entry::Branch { op: exit, at: self.at });
            self.count(counter, next);
            self.op += 1;
        }
        true
    }

    fn reference(&mut self, subject: Subject<'_>, group: usize, fold: Option<bool>, steps: &mut i64) -> bool {
        let place = |slot: usize| self.saved.get(slot).copied().filter(|at| *at != NOWHERE);
        let (Some(mut from), Some(to)) = (place(2 * group), place(2 * group + 1)) else { return false };
        let mut at = self.at;
        while from < to {
            let (Some((wanted, next)), Some((char, behind))) =
                (subject.next(from, to), subject.next(at, self.end))
            else {
                return false;
            };
            let same = match fold {
                None => wanted == char,
                Some(is_ascii) => wanted == char || folded(wanted, is_ascii) == folded(char, is_ascii),
            };
            if !same {
                return false;
            }
            (from, at) = (next, behind);
            *steps -= 1;
        }
        self.at = at;
        self.op += 1;
        true
    }

    /// A look has found what it looked for: what it could try otherwise is forgotten.
    fn leave(&mut self, program: &Program) -> bool {
        let Some(look) = self.looking.pop() else { return false };
        let Some(Op::Look { negated, moves, exit, .. }) = program.ops.get(look.op) else { return false };
        if *negated {
            // What it has saved is undone, and then whatever was before it fails.
            while self.stack.len() > look.entry {
                if let Some(entry) = self.stack.pop() {
                    self.undo(entry);
                }
            }
            return false;
        }
        let mut kept = look.entry;
        for at in look.entry..self.stack.len() {
            let Some(entry) = self.stack.get(at).copied() else { break };
            if matches!(entry, Entry::Saved { .. } | Entry::Counted { .. }) {
                if let Some(place) = self.stack.get_mut(kept) {
                    *place = entry;
                }
                kept += 1;
            }
        }
        self.stack.truncate(kept);
        if !moves {
            self.at = look.at;
        }
        self.op = *exit;
        true
    }

    fn undo(&mut self, entry: Entry) {
        match entry {
            Entry::Saved { slot: NOWHERE, was } => self.last = was,
            Entry::Saved { slot, was } => {
                if let Some(place) = self.saved.get_mut(slot) {
                    *place = was;
                }
            }
            Entry::Counted { counter, was } => {
                if let Some(place) = self.counters.get_mut(counter) {
                    *place = was;
                }
            }
            _ => {}
        }
    }

    /// Go back to the last choice; false when there is none.
    fn backtrack(&mut self, program: &Program, subject: Subject<'_>) -> bool {
        while let Some(entry) = self.stack.pop() {
            match entry {
                Entry::Branch { op, at } => {
                    (self.op, self.at) = (op, at);
                    return true;
                }
                Entry::Round { head, at } => {
                    let Some(Op::Again { counter, .. }) = program.ops.get(head) else { continue };
                    let rounds = self.counters.get(*counter).map_or(0, |now| now.rounds);
                    self.count(*counter, Counter { rounds: rounds + 1, at });
                    (self.op, self.at) = (head + 1, at);
                    return true;
                }
                Entry::Greedy { op, at, least } => {
                    let Some((_, before)) = subject.previous(at) else { continue };
                    if before > least {
                        self.stack.push(Entry::Greedy { op, at: before, least });
                    }
                    (self.op, self.at) = (op, before);
                    return true;
                }
                Entry::Lazy { op, at, left } => {
                    let Some(Op::Run { single, .. }) = program.ops.get(op) else { continue };
                    let Some((char, next)) = subject.next(at, self.end) else { continue };
                    if !single.fits(char) {
                        continue;
                    }
                    if left > 1 {
                        self.stack.push(Entry::Lazy { op, at: next, left: left - 1 });
                    }
                    (self.op, self.at) = (op + 1, next);
                    return true;
                }
                Entry::Look => {
                    let Some(look) = self.looking.pop() else { continue };
                    if let Some(Op::Look { negated: true, exit, .. }) = program.ops.get(look.op) {
                        (self.op, self.at) = (*exit, look.at);
                        return true;
                    }
                }
                undone => self.undo(undone),
            }
        }
        false
    }
}

fn find_char(subject: Subject<'_>, char: char, from: usize, to: usize) -> Option<usize> {
    let found = match subject {
        Subject::Text(text) => text.get(from..to)?.find(char)?,
        Subject::Bytes(bytes) => memchr::memchr(u8::try_from(char).ok()?, bytes.get(from..to)?)?,
    };
    Some(from + found)
}

fn step_back(subject: Subject<'_>, at: usize, count: u32) -> Option<usize> {
    (0..count).try_fold(at, |at, _| subject.previous(at).map(|(_, before)| before))
}

fn is_at(place: Place, subject: Subject<'_>, at: usize, end: usize) -> bool {
    match place {
        Place::Start => at == 0,
        Place::LineStart => at == 0 || matches!(subject.previous(at), Some(('\n', _))),
        Place::VeryEnd => at == end,
        Place::End => at == end || at + 1 == end && matches!(subject.next(at, end), Some(('\n', _))),
        Place::LineEnd => at == end || matches!(subject.next(at, end), Some(('\n', _))),
        Place::Boundary(is_ascii) => is_boundary(subject, at, end, is_ascii),
        Place::NoBoundary(is_ascii) => !subject.is_empty() && !is_boundary(subject, at, end, is_ascii),
    }
}

fn is_boundary(subject: Subject<'_>, at: usize, end: usize, is_ascii: bool) -> bool {
    let is_word = |found: Option<(char, usize)>| {
        found.is_some_and(|(c, _)| match is_ascii {
            true => c.is_ascii_alphanumeric() || c == '_',
            false => is_word_character(c),
        })
    };
    is_word(subject.previous(at)) != is_word(subject.next(at, end))
}
