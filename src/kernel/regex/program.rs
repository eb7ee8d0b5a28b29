//! From the tree of a pattern to instructions.
//!
//! Owns the instructions, what it means for a character to fit one, and which characters a match can begin with.
//! Running them is `search`'s.

use super::parse::{Choice, Class, Member, Node, Pattern, Place, Set};
use crate::kernel::text::classify;

/// The index of an instruction.
pub type At = usize;

/// What one character must be.
#[derive(Clone, PartialEq, Debug)]
pub enum Single {
    /// This one.
    Char(char),
    /// This one or one that differs only in case; the second says whether by the rules of ASCII.
    Folded(char, bool),
    /// Anything but a line break.
    NoBreak,
    /// Anything.
    Any,
    /// One of a set.
    Set(Box<CharSet>),
}

/// A set, with the answers for ASCII worked out.
#[derive(Clone, PartialEq, Debug)]
pub struct CharSet {
    set: Set,
    low: u128,
}

/// An instruction.
#[derive(Clone, PartialEq, Debug)]
pub enum Op {
    /// One character.
    Single(Single),
    /// One kind of character so many times; greedy or lazy.
    Run {
        /// Which.
        single: Single,
        /// At least.
        least: u32,
        /// At most.
        most: u32,
        /// How it chooses.
        choice: Choice,
    },
    /// A condition.
    Place(Place),
    /// Go on there.
    Jump(At),
    /// Go on behind this instruction, and there if that fails.
    Try(At),
    /// Note the place: the start of a group at twice its number, the end behind it.
    Save(usize),
    /// A repetition begins: its counter is zero.
    Enter(usize),
    /// The head of a repetition: round again through the next instruction, or leave to `exit`.
    Again {
        /// Which counter.
        counter: usize,
        /// At least.
        least: u32,
        /// At most.
        most: u32,
        /// Is fewer better?
        lazy: bool,
        /// Behind the repetition.
        exit: At,
    },
    /// What a group has matched.
    Reference {
        /// Its number.
        group: usize,
        /// By the rules of ASCII, if case does not matter.
        folded: Option<bool>,
    },
    /// What follows up to the matching [`Op::Leave`] is looked for on its own; fails, or for a negated one succeeds, to
    /// `exit`.
    Look {
        /// So many characters back.
        back: Option<u32>,
        /// Must it not fit?
        negated: bool,
        /// Does the place stay where the look ended?
        moves: bool,
        /// Behind it.
        exit: At,
    },
    /// A look has found what it looked for.
    Leave,
    /// Go on there unless a group has matched.
    Unless(usize, At),
    /// Done.
    Match,
}

/// What a match can begin with.
#[derive(Clone, PartialEq, Debug)]
pub enum Start {
    /// Anything, or nothing.
    Unknown,
    /// This character.
    Char(char),
    /// One that fits.
    Single(Single),
    /// Only the start of the text.
    TextStart,
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Program {
    /// The instructions.
    pub ops: Vec<Op>,
    /// How many counters of repetitions there are.
    pub counters: usize,
    /// How many groups.
    pub groups: usize,
    /// What a match can begin with.
    pub start: Start,
}

impl Program {
    /// The program of a pattern.
    pub fn of(pattern: &Pattern) -> Program {
        let mut program =
            Program { ops: Vec::new(), counters: 0, groups: pattern.groups, start: start_of(&pattern.node) };
        program.add(&pattern.node);
        program.ops.push(Op::Match);
        program
    }

    /// How many bytes it takes, about.
    pub fn size(&self) -> usize {
        let sets = |single: &Single| if matches!(single, Single::Set(_)) { 200 } else { 0 };
        self.ops
            .iter()
            .map(|op| match op {
                Op::Single(single) | Op::Run { single, .. } => size_of::<Op>() + sets(single),
                _ => size_of::<Op>(),
            })
            .sum()
    }

    fn push(&mut self, op: Op) -> At {
        self.ops.push(op);
        self.ops.len() - 1
    }

    /// Let the instruction at `at`, which goes on somewhere else, go on here.
    fn land(&mut self, at: At) {
        let here = self.ops.len();
        if let Some(
            Op::Jump(to)
            | Op::Try(to)
            | Op::Unless(_, to)
            | Op::Again { exit: to, .. }
            | Op::Look { exit: to, .. },
        ) = self.ops.get_mut(at)
        {
            *to = here;
        }
    }

    fn add(&mut self, node: &Node) {
        if let Some(single) = single_of(node) {
            self.push(Op::Single(single));
            return;
        }
        match node {
            Node::Literal { .. } | Node::Any(_) | Node::Set(_) => {}
            Node::At(place) => {
                self.push(Op::Place(*place));
            }
            Node::Sequence(nodes) => nodes.iter().for_each(|node| self.add(node)),
            Node::Either(nodes) => {
                let mut ends = Vec::new();
                let last = nodes.len().saturating_sub(1);
                for (index, node) in nodes.iter().enumerate() {
                    if index == last {
                        self.add(node);
                        break;
                    }
                    let next = self.push(Op::Try(0));
                    self.add(node);
                    ends.push(self.push(Op::Jump(0)));
                    self.land(next);
                }
                ends.into_iter().for_each(|end| self.land(end));
            }
            Node::Group(None, node) => self.add(node),
            Node::Group(Some(group), node) => {
                self.push(Op::Save(2 * group));
                self.add(node);
                self.push(Op::Save(2 * group + 1));
            }
            Node::Repeat { node, least, most, choice } => self.add_repeat(node, *least, *most, *choice),
            Node::Reference { group, ignores_case, is_ascii } => {
                self.push(Op::Reference { group: *group, folded: ignores_case.then_some(*is_ascii) });
            }
            Node::Look { behind, negated, node } => {
                let look = self.push(Op::Look { back: *behind, negated: *negated, moves: false, exit: 0 });
                self.add(node);
                self.push(Op::Leave);
                self.land(look);
            }
            Node::Atomic(node) => self.add_atomic(|program| program.add(node)),
            Node::Conditional { group, then, otherwise } => {
                let unless = self.push(Op::Unless(*group, 0));
                self.add(then);
                let end = self.push(Op::Jump(0));
                self.land(unless);
                self.add(otherwise);
                self.land(end);
            }
        }
    }

    fn add_atomic(&mut self, inside: impl FnOnce(&mut Program)) {
        let look = self.push(Op::Look { back: None, negated: false, moves: true, exit: 0 });
        inside(self);
        self.push(Op::Leave);
        self.land(look);
    }

    fn add_repeat(&mut self, node: &Node, least: u32, most: u32, choice: Choice) {
        if let Some(single) = single_of(node) {
            self.push(Op::Run { single, least, most, choice });
            return;
        }
        if choice == Choice::Possessive {
            return self.add_atomic(|program| program.add_repeat(node, least, most, Choice::Greedy));
        }
        if (least, most) == (0, 1) {
            match choice {
                Choice::Lazy => {
                    let try_without = self.push(Op::Try(0));
                    let skip = self.push(Op::Jump(0));
                    self.land(try_without);
                    self.add(node);
                    self.land(skip);
                }
                _ => {
                    let without = self.push(Op::Try(0));
                    self.add(node);
                    self.land(without);
                }
            }
            return;
        }
        let counter = self.counters;
        self.counters += 1;
        self.push(Op::Enter(counter));
        let lazy = choice == Choice::Lazy;
        let again = self.push(Op::Again { counter, least, most, lazy, exit: 0 });
        self.add(node);
        self.push(Op::Jump(again));
        self.land(again);
    }
}

/// The single character that a node is.
fn single_of(node: &Node) -> Option<Single> {
    match node {
        Node::Literal { char, ignores_case: false, .. } => Some(Single::Char(*char)),
        Node::Literal { char, is_ascii, .. } => {
            let has_case = folded(*char, *is_ascii) != *char
                || upper(*char, *is_ascii) != *char
                || !char.is_ascii()
                || matches!(char, 'k' | 's' | 'i');
            Some(if has_case {
                Single::Folded(folded(*char, *is_ascii), *is_ascii)
            } else {
                Single::Char(*char)
            })
        }
        Node::Any(true) => Some(Single::Any),
        Node::Any(false) => Some(Single::NoBreak),
        Node::Set(set) => {
            if let (Set { negated: false, ignores_case: false, .. }, [Member::Range(from, to)]) =
                (set, set.members.as_slice())
                && from == to
            {
                return Some(Single::Char(*from));
            }
            Some(Single::Set(Box::new(CharSet::of(set))))
        }
        Node::Sequence(nodes) => match nodes.as_slice() {
            [only] => single_of(only),
            _ => None,
        },
        Node::Group(None, node) => single_of(node),
        _ => None,
    }
}

fn start_of(node: &Node) -> Start {
    if let Some(single) = single_of(node) {
        return match single {
            Single::Char(char) => Start::Char(char),
            Single::Any | Single::NoBreak => Start::Unknown,
            single => Start::Single(single),
        };
    }
    match node {
        Node::Sequence(nodes) => nodes.first().map_or(Start::Unknown, start_of),
        Node::Group(_, node) | Node::Atomic(node) => start_of(node),
        Node::Repeat { node, least: 1.., .. } => start_of(node),
        Node::At(Place::Start) => Start::TextStart,
        _ => Start::Unknown,
    }
}

/// The character in the case that stands for all.
pub fn folded(char: char, is_ascii: bool) -> char {
    if is_ascii || char.is_ascii() && !matches!(char, 'K' | 'k' | 'S' | 's') {
        return char.to_ascii_lowercase();
    }
    lower(upper(char, false), false)
}

fn only(mut mapped: impl Iterator<Item = char>, char: char) -> char {
    match (mapped.next(), mapped.next()) {
        (Some(one), None) => one,
        _ => char,
    }
}

fn lower(char: char, is_ascii: bool) -> char {
    if is_ascii { char.to_ascii_lowercase() } else { only(char.to_lowercase(), char) }
}

fn upper(char: char, is_ascii: bool) -> char {
    if is_ascii { char.to_ascii_uppercase() } else { only(char.to_uppercase(), char) }
}

impl Class {
    /// Is a character of this class?
    pub fn has(self, char: char, is_ascii: bool) -> bool {
        match (self, is_ascii) {
            (Class::Digit, true) => char.is_ascii_digit(),
            (Class::Digit, false) => classify::is_decimal_character(char),
            (Class::Space, true) => matches!(char, ' ' | '\t'..='\r'),
            (Class::Space, false) => classify::is_space(char),
            (Class::Word, true) => char.is_ascii_alphanumeric() || char == '_',
            (Class::Word, false) => classify::is_word_character(char),
        }
    }
}

impl CharSet {
    fn of(set: &Set) -> CharSet {
        let mut made = CharSet { set: set.clone(), low: 0 };
        for code in 0..128_u8 {
            if made.search(code.into()) {
                made.low |= 1 << code;
            }
        }
        made
    }

    fn has_exactly(&self, char: char) -> bool {
        self.set.members.iter().any(|member| match *member {
            Member::Range(from, to) => from <= char && char <= to,
            Member::Class(class, negated) => class.has(char, self.set.is_ascii) != negated,
        })
    }

    fn search(&self, char: char) -> bool {
        let is_ascii = self.set.is_ascii;
        let mut found = self.has_exactly(char);
        if self.set.ignores_case && !found {
            let other = [folded(char, is_ascii), lower(char, is_ascii), upper(char, is_ascii)];
            found = other.into_iter().any(|char| self.has_exactly(char));
            // Two that are the upper case of none of theirs.
            if !is_ascii && !found {
                found = match char {
                    'k' | 'K' => self.has_exactly('\u{212a}'),
                    's' | 'S' => self.has_exactly('\u{17f}'),
                    _ => false,
                };
            }
        }
        found != self.set.negated
    }

    /// Is a character in the set?
    #[inline]
    pub fn has(&self, char: char) -> bool {
        match char as u32 {
            code @ 0..128 => self.low >> code & 1 == 1,
            _ => self.search(char),
        }
    }
}

impl Single {
    /// Does a character fit?
    #[inline]
    pub fn fits(&self, char: char) -> bool {
        match self {
            Single::Char(wanted) => *wanted == char,
            Single::Folded(wanted, is_ascii) => *wanted == char || *wanted == folded(char, *is_ascii),
            Single::NoBreak => char != '\n',
            Single::Any => true,
            Single::Set(set) => set.has(char),
        }
    }
}
