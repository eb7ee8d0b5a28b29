//! From the text of a pattern to a tree.
//!
//! Owns the syntax, and what is said about mistakes in it: CPython's words, and the place. Flags are resolved here: each
//! node of the tree says whether case matters to it. What the tree means is `program`'s.

use super::flag;
use crate::kernel::complaint::never;
use crate::kernel::text::classify::is_identifier;
use crate::kernel::text::quote::repr;

/// No upper bound of a repetition; also more than any bound that can be written.
pub const UNBOUNDED: u32 = u32::MAX;
/// Groups inside each other at most.
const MOST_NESTED: usize = 200;

/// A mistake in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong.
    pub message: String,
    /// The index of the code point where; none for a mistake of the whole.
    pub place: Option<usize>,
    /// It is an OverflowError, not a mistake of syntax.
    pub is_overflow: bool,
}

/// A class of characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// `\d`
    Digit,
    /// `\s`
    Space,
    /// `\w`
    Word,
}

/// A member of a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Member {
    /// The characters from one to another.
    Range(char, char),
    /// A class, or all that is not in it.
    Class(Class, bool),
}

/// A set of characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Set {
    /// What is in it.
    pub members: Vec<Member>,
    /// It is what is not in it.
    pub negated: bool,
    /// Case does not matter.
    pub ignores_case: bool,
    /// Classes and case are those of ASCII.
    pub is_ascii: bool,
}

/// A condition on a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// The start of the text.
    Start,
    /// The start of a line.
    LineStart,
    /// The end of the text, or before a line break that ends it.
    End,
    /// The end of a line.
    LineEnd,
    /// The very end of the text.
    VeryEnd,
    /// Between a word and what is no word, in ASCII or not.
    Boundary(bool),
    /// Not there.
    NoBoundary(bool),
}

/// How a repetition chooses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// As often as possible first.
    Greedy,
    /// As seldom as possible first.
    Lazy,
    /// As often as possible, and nothing else.
    Possessive,
}

/// A piece of a pattern.
#[derive(Clone, PartialEq, Debug)]
pub enum Node {
    /// One character.
    Literal {
        /// Which.
        char: char,
        /// In either case?
        ignores_case: bool,
        /// By the rules of ASCII?
        is_ascii: bool,
    },
    /// Any character, line breaks included or not.
    Any(bool),
    /// One character of a set.
    Set(Set),
    /// A condition.
    At(Place),
    /// One after the other.
    Sequence(Vec<Node>),
    /// One or the other, the first that fits.
    Either(Vec<Node>),
    /// A group with its number, or without one.
    Group(Option<usize>, Box<Node>),
    /// So many times.
    Repeat {
        /// What.
        node: Box<Node>,
        /// At least.
        least: u32,
        /// At most.
        most: u32,
        /// Which number first.
        choice: Choice,
    },
    /// What a group has matched.
    Reference {
        /// Its number.
        group: usize,
        /// In either case?
        ignores_case: bool,
        /// By the rules of ASCII?
        is_ascii: bool,
    },
    /// What stands ahead or behind.
    Look {
        /// So many characters behind; none for ahead.
        behind: Option<u32>,
        /// Must it not fit?
        negated: bool,
        /// What.
        node: Box<Node>,
    },
    /// The first way in which it fits, and no other.
    Atomic(Box<Node>),
    /// One thing if a group has matched, another if not.
    Conditional {
        /// The group.
        group: usize,
        /// If it has.
        then: Box<Node>,
        /// If not.
        otherwise: Box<Node>,
    },
}

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// What it matches.
    pub node: Node,
    /// All flags: those given, and those in the pattern.
    pub flags: u32,
    /// How many groups there are, the whole not counted.
    pub groups: usize,
    /// The groups with names.
    pub names: Vec<(String, usize)>,
}

/// A character, and the one behind it when it is a backslash.
type Token = (char, Option<char>);

struct Parser<'p> {
    chars: &'p [char],
    at: usize,
    is_bytes: bool,
    flags: u32,
    names: Vec<(String, usize)>,
    /// The widths of the groups, none while a group is open; the first is the whole.
    widths: Vec<Option<(u64, u64)>>,
    /// How many groups there were before the outermost lookbehind that is open.
    behind: Option<usize>,
    /// Conditions on groups that have not come yet, and where.
    wanted: Vec<(usize, usize)>,
    /// `(?x)` was found where it was not known yet.
    restart: bool,
}

type Parsed<T = Node> = Result<T, Mistake>;

/// Parse a pattern. The code points of `bytes` patterns are their bytes.
///
/// # Errors
/// The first mistake.
pub fn parse(pattern: &str, flags: u32, is_bytes: bool) -> Parsed<Pattern> {
    let chars: Vec<char> = pattern.chars().collect();
    let mut flags = flags;
    loop {
        let mut parser = Parser {
            chars: &chars,
            at: 0,
            is_bytes,
            flags,
            names: Vec::new(),
            widths: vec![None],
            behind: None,
            wanted: Vec::new(),
            restart: false,
        };
        parser.check_token()?;
        let outcome = parser.alternatives(flags, 0);
        if parser.restart {
            flags = parser.flags;
            continue;
        }
        let (node, _) = outcome?;
        if parser.peek().is_some() {
            return Err(parser.mistake("unbalanced parenthesis", 0));
        }
        for (group, place) in &parser.wanted {
            if *group >= parser.widths.len() {
                let message = format!("invalid group reference {group}");
                return Err(Mistake { message, place: Some(*place), is_overflow: false });
            }
        }
        let mut flags = parser.flags;
        if !is_bytes && flags & flag::ASCII == 0 {
            flags |= flag::UNICODE;
        }
        return Ok(Pattern { node, flags, groups: parser.widths.len() - 1, names: parser.names });
    }
}

/// The flag of a letter.
fn flag_of(letter: char) -> Option<u32> {
    Some(match letter {
        'i' => flag::IGNORECASE,
        'L' => flag::LOCALE,
        'm' => flag::MULTILINE,
        's' => flag::DOTALL,
        'x' => flag::VERBOSE,
        'a' => flag::ASCII,
        'u' => flag::UNICODE,
        _ => return None,
    })
}

fn shown((first, second): Token) -> String {
    [Some(first), second].into_iter().flatten().collect()
}

fn length(token: Token) -> usize {
    1 + usize::from(token.1.is_some())
}

/// The shortest and the longest match of a sequence of two.
fn plus((a, b): (u64, u64), (c, d): (u64, u64)) -> (u64, u64) {
    let most = u64::from(UNBOUNDED);
    ((a + c).min(most), (b + d).min(most))
}

const ONE: (u64, u64) = (1, 1);
const NONE: (u64, u64) = (0, 0);

impl Parser<'_> {
    fn mistake(&self, message: impl Into<String>, back: usize) -> Mistake {
        let place = Some(self.at.saturating_sub(back));
        Mistake { message: message.into(), place, is_overflow: false }
    }

    fn peek(&self) -> Option<Token> {
        let first = *self.chars.get(self.at)?;
        let second = (first == '\\').then(|| self.chars.get(self.at + 1).copied()).flatten();
        Some((first, second))
    }

    /// A backslash at the end is refused as soon as it is the next token.
    fn check_token(&self) -> Parsed<()> {
        match self.peek() {
            Some(('\\', None)) => Err(self.mistake("bad escape (end of pattern)", 0)),
            _ => Ok(()),
        }
    }

    fn seek(&mut self, at: usize) -> Parsed<()> {
        self.at = at;
        self.check_token()
    }

    fn get(&mut self) -> Parsed<Option<Token>> {
        let Some(token) = self.peek() else { return Ok(None) };
        self.seek(self.at + length(token))?;
        Ok(Some(token))
    }

    fn next_is(&self, char: char) -> bool {
        self.peek() == Some((char, None))
    }

    fn accept(&mut self, char: char) -> Parsed<bool> {
        let found = self.next_is(char);
        if found {
            self.get()?;
        }
        Ok(found)
    }

    /// At most `most` characters of a kind.
    fn take_while(&mut self, most: usize, fits: impl Fn(char) -> bool) -> Parsed<String> {
        let mut taken = String::new();
        while taken.chars().count() < most
            && let Some((char, None)) = self.peek()
            && fits(char)
        {
            taken.push(char);
            self.get()?;
        }
        Ok(taken)
    }

    fn take_until(&mut self, end: char, what: &str) -> Parsed<String> {
        let mut taken = String::new();
        loop {
            let Some(token) = self.get()? else {
                return Err(match taken.chars().count() {
                    0 => self.mistake(format!("missing {what}"), 0),
                    count => self.mistake(format!("missing {end}, unterminated name"), count),
                });
            };
            if token == (end, None) {
                if taken.is_empty() {
                    return Err(self.mistake(format!("missing {what}"), 1));
                }
                return Ok(taken);
            }
            taken.push_str(&shown(token));
        }
    }

    /// The number of the group that is opened here.
    fn open(&mut self, name: Option<&str>) -> Parsed<usize> {
        let group = self.widths.len();
        self.widths.push(None);
        if let Some(name) = name {
            if let Some((_, known)) = self.names.iter().find(|(known, _)| known == name) {
                let shown = repr(name);
                let message =
                    format!("redefinition of group name {shown} as group {group}; was group {known}");
                return Err(self.mistake(message, name.chars().count() + 1));
            }
            self.names.push((name.to_owned(), group));
        }
        Ok(group)
    }

    fn is_closed(&self, group: usize) -> bool {
        self.widths.get(group).is_some_and(Option::is_some)
    }

    fn check_behind(&self, group: usize) -> Parsed<()> {
        let Some(groups) = self.behind else { return Ok(()) };
        if !self.is_closed(group) {
            return Err(self.mistake("cannot refer to an open group", 0));
        }
        if group >= groups {
            let message = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.mistake(message, 0));
        }
        Ok(())
    }

    fn check_name(&self, name: &str, more: usize) -> Parsed<()> {
        let back = name.chars().count() + more;
        if self.is_bytes && !name.is_ascii() {
            let message = format!(
                "bad character in group name {}",
                crate::kernel::text::quote::ascii(name, &mut never()).unwrap_or_default()
            );
            return Err(self.mistake(message, back));
        }
        match is_identifier(name) {
            true => Ok(()),
            false => Err(self.mistake(format!("bad character in group name {}", repr(name)), back)),
        }
    }

    fn known_name(&self, name: &str) -> Parsed<usize> {
        match self.names.iter().find(|(known, _)| known == name) {
            Some((_, group)) => Ok(*group),
            None => {
                let message = format!("unknown group name {}", repr(name));
                Err(self.mistake(message, name.chars().count() + 1))
            }
        }
    }

    fn is_ascii(&self, flags: u32) -> bool {
        self.is_bytes || flags & flag::ASCII != 0
    }

    fn literal(&self, char: char, flags: u32) -> Node {
        let ignores_case = flags & flag::IGNORECASE != 0;
        Node::Literal { char, ignores_case, is_ascii: self.is_ascii(flags) }
    }

    /// What `|` separates.
    fn alternatives(&mut self, flags: u32, depth: usize) -> Parsed<(Node, (u64, u64))> {
        if depth > MOST_NESTED {
            let message = "groups are nested too deeply".to_owned();
            return Err(Mistake { message, place: Some(self.at), is_overflow: true });
        }
        let (mut branches, mut width) = (Vec::new(), None);
        loop {
            let is_first = depth == 0 && branches.is_empty();
            // The first branch may have set flags for all.
            let flags = if depth == 0 { self.flags } else { flags };
            let (node, own) = self.sequence(flags, depth, is_first)?;
            branches.push(node);
            width = Some(width.map_or(own, |(a, b): (u64, u64)| (a.min(own.0), b.max(own.1))));
            if !self.accept('|')? {
                break;
            }
        }
        let node = match <[Node; 1]>::try_from(branches) {
            Ok([only]) => only,
            Err(branches) => Node::Either(branches),
        };
        Ok((node, width.unwrap_or(NONE)))
    }

    fn sequence(&mut self, mut flags: u32, depth: usize, is_first: bool) -> Parsed<(Node, (u64, u64))> {
        // Each node with its width, so that a repetition can take the last one back.
        let mut nodes: Vec<(Node, (u64, u64))> = Vec::new();
        while let Some(token) = self.peek() {
            if matches!(token, ('|' | ')', None)) {
                break;
            }
            self.get()?;
            if flags & flag::VERBOSE != 0 {
                if matches!(token, (' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c', None)) {
                    continue;
                }
                if token == ('#', None) {
                    while let Some(token) = self.get()? {
                        if token == ('\n', None) {
                            break;
                        }
                    }
                    continue;
                }
            }
            match token {
                ('\\', Some(second)) => nodes.push(self.escape(second, flags)?),
                ('[', None) => nodes.push((self.set(flags)?, ONE)),
                ('.', None) => nodes.push((Node::Any(flags & flag::DOTALL != 0), ONE)),
                ('^', None) => {
                    let place = if flags & flag::MULTILINE != 0 { Place::LineStart } else { Place::Start };
                    nodes.push((Node::At(place), NONE));
                }
                ('$', None) => {
                    let place = if flags & flag::MULTILINE != 0 { Place::LineEnd } else { Place::End };
                    nodes.push((Node::At(place), NONE));
                }
                ('(', None) => {
                    let before = self.flags;
                    if let Some(node) = self.group(flags, depth, is_first && nodes.is_empty())? {
                        nodes.push(node);
                    }
                    // Flags of the whole pattern hold from here on, which is its start.
                    flags |= self.flags & !before;
                }
                (sign @ ('*' | '+' | '?' | '{'), None) => {
                    if let Some((least, most)) = self.bounds(sign)? {
                        self.repeat(&mut nodes, least, most)?;
                    } else {
                        nodes.push((self.literal(sign, flags), ONE));
                    }
                }
                (char, _) => nodes.push((self.literal(char, flags), ONE)),
            }
        }
        let width = nodes.iter().fold(NONE, |width, (_, own)| plus(width, *own));
        Ok((Node::Sequence(nodes.into_iter().map(|(node, _)| node).collect()), width))
    }

    /// The bounds of a repetition; none when a brace is just a brace.
    fn bounds(&mut self, sign: char) -> Parsed<Option<(u32, u32)>> {
        match sign {
            '?' => return Ok(Some((0, 1))),
            '*' => return Ok(Some((0, UNBOUNDED))),
            '+' => return Ok(Some((1, UNBOUNDED))),
            _ => {}
        }
        let here = self.at;
        if self.next_is('}') {
            return Ok(None);
        }
        let low = self.take_while(usize::MAX, |c| c.is_ascii_digit())?;
        let high = match self.accept(',')? {
            true => self.take_while(usize::MAX, |c| c.is_ascii_digit())?,
            false => low.clone(),
        };
        if !self.accept('}')? {
            self.seek(here)?;
            return Ok(None);
        }
        let number = |digits: &str, absent: u32| -> Parsed<u32> {
            if digits.is_empty() {
                return Ok(absent);
            }
            digits.parse().ok().filter(|n| *n < UNBOUNDED).ok_or_else(|| Mistake {
                message: "the repetition number is too large".to_owned(),
                place: None,
                is_overflow: true,
            })
        };
        let (least, most) = (number(&low, 0)?, number(&high, UNBOUNDED)?);
        if most < least {
            return Err(self.mistake("min repeat greater than max repeat", self.at - here));
        }
        Ok(Some((least, most)))
    }

    fn repeat(&mut self, nodes: &mut Vec<(Node, (u64, u64))>, least: u32, most: u32) -> Parsed<()> {
        let start = self.repeat_start();
        let (node, width) = match nodes.pop() {
            None | Some((Node::At(_), _)) => {
                return Err(self.mistake("nothing to repeat", self.at - start));
            }
            Some((Node::Repeat { .. }, _)) => {
                return Err(self.mistake("multiple repeat", self.at - start));
            }
            Some((Node::Group(None, inner), width)) => (*inner, width),
            Some(last) => last,
        };
        let choice = if self.accept('?')? {
            Choice::Lazy
        } else if self.accept('+')? {
            Choice::Possessive
        } else {
            Choice::Greedy
        };
        let bound = |width: u64, times: u32| width.saturating_mul(u64::from(times)).min(u64::from(UNBOUNDED));
        let width = (bound(width.0, least), bound(width.1, most));
        nodes.push((Node::Repeat { node: Box::new(node), least, most, choice }, width));
        Ok(())
    }

    /// Where the sign of the repetition that has just been read starts.
    fn repeat_start(&self) -> usize {
        let before = self.chars.get(..self.at).unwrap_or_default();
        match before.last() {
            Some('}') => before.iter().rposition(|c| *c == '{').unwrap_or(0),
            _ => self.at.saturating_sub(1),
        }
    }

    /// A group, or what looks like one; none when it matches nothing by itself.
    fn group(&mut self, flags: u32, depth: usize, is_first: bool) -> Parsed<Option<(Node, (u64, u64))>> {
        let start = self.at - 1;
        let (mut captures, mut name, mut inner) = (true, None, flags);
        let mut is_atomic = false;
        if self.accept('?')? {
            let Some(token) = self.get()? else { return Err(self.mistake("unexpected end of pattern", 0)) };
            match token {
                ('P', None) => {
                    if self.accept('<')? {
                        let text = self.take_until('>', "group name")?;
                        self.check_name(&text, 1)?;
                        name = Some(text);
                    } else if self.accept('=')? {
                        let text = self.take_until(')', "group name")?;
                        self.check_name(&text, 1)?;
                        let group = self.known_name(&text)?;
                        return self.reference(group, text.chars().count() + 1, flags).map(Some);
                    } else {
                        return Err(match self.get()? {
                            None => self.mistake("unexpected end of pattern", 0),
                            Some(token) => {
                                let message = format!("unknown extension ?P{}", shown(token));
                                self.mistake(message, length(token) + 2)
                            }
                        });
                    }
                }
                (':', None) => captures = false,
                ('#', None) => loop {
                    if self.peek().is_none() {
                        let back = self.at - start;
                        return Err(self.mistake("missing ), unterminated comment", back));
                    }
                    if self.get()? == Some((')', None)) {
                        return Ok(None);
                    }
                },
                ('=' | '!' | '<', None) => return self.look(token.0, start, flags, depth).map(Some),
                ('(', None) => return self.conditional(start, flags, depth).map(Some),
                ('>', None) => (captures, is_atomic) = (false, true),
                (letter, None) if flag_of(letter).is_some() || letter == '-' => {
                    let Some((on, off)) = self.inline_flags(letter)? else {
                        if !is_first {
                            let message = "global flags not at the start of the expression";
                            return Err(self.mistake(message, self.at - start));
                        }
                        if self.flags & flag::VERBOSE != 0 && flags & flag::VERBOSE == 0 {
                            self.restart = true;
                            return Err(self.mistake("verbose", 0));
                        }
                        return Ok(None);
                    };
                    captures = false;
                    if on & flag::KINDS != 0 {
                        inner &= !flag::KINDS;
                    }
                    inner = (inner | on) & !off;
                }
                token => {
                    let message = format!("unknown extension ?{}", shown(token));
                    return Err(self.mistake(message, length(token) + 1));
                }
            }
        }
        let number = if captures { Some(self.open(name.as_deref())?) } else { None };
        let (node, width) = self.alternatives(inner, depth + 1)?;
        self.close(start)?;
        if let Some(place) = number.and_then(|number| self.widths.get_mut(number)) {
            *place = Some(width);
        }
        let node = Box::new(node);
        Ok(Some((if is_atomic { Node::Atomic(node) } else { Node::Group(number, node) }, width)))
    }

    fn close(&mut self, start: usize) -> Parsed<()> {
        match self.accept(')')? {
            true => Ok(()),
            false => Err(self.mistake("missing ), unterminated subpattern", self.at - start)),
        }
    }

    fn reference(&mut self, group: usize, back: usize, flags: u32) -> Parsed<(Node, (u64, u64))> {
        let Some(width) = self.widths.get(group).copied().flatten() else {
            return Err(self.mistake("cannot refer to an open group", back));
        };
        self.check_behind(group)?;
        let ignores_case = flags & flag::IGNORECASE != 0;
        Ok((Node::Reference { group, ignores_case, is_ascii: self.is_ascii(flags) }, width))
    }

    fn look(&mut self, sign: char, start: usize, flags: u32, depth: usize) -> Parsed<(Node, (u64, u64))> {
        let (mut sign, behind, outer) = (sign, sign == '<', self.behind);
        if behind {
            match self.get()? {
                None => return Err(self.mistake("unexpected end of pattern", 0)),
                Some((next @ ('=' | '!'), None)) => sign = next,
                Some(token) => {
                    let message = format!("unknown extension ?<{}", shown(token));
                    return Err(self.mistake(message, length(token) + 2));
                }
            }
            self.behind = outer.or(Some(self.widths.len()));
        }
        let (node, (least, most)) = self.alternatives(flags, depth + 1)?;
        self.behind = outer;
        self.close(start)?;
        if behind && least != most {
            let message = "look-behind requires fixed-width pattern".to_owned();
            return Err(Mistake { message, place: None, is_overflow: false });
        }
        let behind = behind.then_some(least as u32);
        Ok((Node::Look { behind, negated: sign == '!', node: Box::new(node) }, NONE))
    }

    fn conditional(&mut self, start: usize, flags: u32, depth: usize) -> Parsed<(Node, (u64, u64))> {
        let name = self.take_until(')', "group name")?;
        let back = name.chars().count() + 1;
        let group = if is_identifier(&name) {
            self.check_name(&name, 1)?;
            self.known_name(&name)?
        } else {
            let Some(number) = name.trim().parse::<usize>().ok() else {
                return Err(self.mistake(format!("bad character in group name {}", repr(&name)), back));
            };
            if number == 0 {
                return Err(self.mistake("bad group number", back));
            }
            if self.wanted.iter().all(|(group, _)| *group != number) {
                self.wanted.push((number, self.at - back));
            }
            number
        };
        if self.behind.is_some() {
            self.check_behind(group)?;
        }
        let (then, first) = self.sequence(flags, depth + 1, false)?;
        let (mut otherwise, mut second) = (Node::Sequence(Vec::new()), NONE);
        if self.accept('|')? {
            (otherwise, second) = self.sequence(flags, depth + 1, false)?;
            if self.next_is('|') {
                return Err(self.mistake("conditional backref with more than two branches", 0));
            }
        }
        self.close(start)?;
        let width = (first.0.min(second.0), first.1.max(second.1));
        Ok((Node::Conditional { group, then: Box::new(then), otherwise: Box::new(otherwise) }, width))
    }

    /// The flags after `(?`: for the group, switched on and off; none when they are for the whole pattern.
    fn inline_flags(&mut self, first: char) -> Parsed<Option<(u32, u32)>> {
        let (mut on, mut off, mut letter) = (0, 0, first);
        let wrong = |parser: &Self, token: Token, otherwise: &str| {
            let is_letter = token.1.is_none() && token.0.is_alphabetic();
            parser.mistake(if is_letter { "unknown flag" } else { otherwise }, length(token))
        };
        if letter != '-' {
            while let Some(flag) = flag_of(letter) {
                match (self.is_bytes, letter) {
                    (false, 'L') => {
                        let message = "bad inline flags: cannot use 'L' flag with a str pattern";
                        return Err(self.mistake(message, 0));
                    }
                    (true, 'u') => {
                        let message = "bad inline flags: cannot use 'u' flag with a bytes pattern";
                        return Err(self.mistake(message, 0));
                    }
                    _ => {}
                }
                on |= flag;
                if flag & flag::KINDS != 0 && on & flag::KINDS != flag {
                    let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                    return Err(self.mistake(message, 0));
                }
                let Some(token) = self.get()? else { return Err(self.mistake("missing -, : or )", 0)) };
                letter = token.0;
                let ends = matches!(token, (')' | '-' | ':', None));
                if !ends && (token.1.is_some() || flag_of(letter).is_none()) {
                    return Err(wrong(self, token, "missing -, : or )"));
                }
            }
        }
        if letter == ')' {
            self.flags |= on;
            return Ok(None);
        }
        if letter == '-' {
            let Some(token) = self.get()? else { return Err(self.mistake("missing flag", 0)) };
            let mut token = token;
            let mut otherwise = "missing flag";
            while token != (':', None) || off == 0 {
                let Some(flag) = flag_of(token.0).filter(|_| token.1.is_none()) else {
                    return Err(wrong(self, token, otherwise));
                };
                if flag & flag::KINDS != 0 {
                    let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.mistake(message, 0));
                }
                off |= flag;
                let Some(next) = self.get()? else { return Err(self.mistake("missing :", 0)) };
                (token, otherwise) = (next, "missing :");
            }
        }
        if on & off != 0 {
            return Err(self.mistake("bad inline flags: flag turned on and off", 1));
        }
        Ok(Some((on, off)))
    }

    /// The character of an escape that is the same in and outside of sets; none for other escapes.
    fn character_escape(&mut self, second: char) -> Parsed<Option<char>> {
        let digits = |parser: &mut Self, count: usize| -> Parsed<u32> {
            let digits = parser.take_while(count, |c| c.is_ascii_hexdigit())?;
            let shown = format!("\\{second}{digits}");
            match u32::from_str_radix(&digits, 16) {
                Ok(code) if digits.len() == count => Ok(code),
                _ => Err(parser.mistake(format!("incomplete escape {shown}"), shown.len())),
            }
        };
        let code = match second {
            'a' => 7,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            '\\' => 92,
            'x' => digits(self, 2)?,
            'u' if !self.is_bytes => digits(self, 4)?,
            'U' if !self.is_bytes => digits(self, 8)?,
            'N' if !self.is_bytes => {
                if !self.accept('{')? {
                    return Err(self.mistake("missing {", 0));
                }
                let name = self.take_until('}', "character name")?;
                let Some(char) = unicode_names2::character(&name) else {
                    let message = format!("undefined character name {}", repr(&name));
                    return Err(self.mistake(message, name.chars().count() + 4));
                };
                char as u32
            }
            _ => return Ok(None),
        };
        match char::from_u32(code) {
            Some(char) => Ok(Some(char)),
            None => Err(self.mistake(format!("bad escape \\{second}"), if second == 'U' { 10 } else { 6 })),
        }
    }

    fn octal(&self, digits: &str) -> Parsed<char> {
        match u8::from_str_radix(digits, 8) {
            Ok(code) => Ok(code.into()),
            Err(_) => {
                let message = format!("octal escape value \\{digits} outside of range 0-0o377");
                Err(self.mistake(message, digits.len() + 1))
            }
        }
    }

    fn escape(&mut self, second: char, flags: u32) -> Parsed<(Node, (u64, u64))> {
        let is_ascii = self.is_ascii(flags);
        let place = match second {
            'A' => Some(Place::Start),
            'b' => Some(Place::Boundary(is_ascii)),
            'B' => Some(Place::NoBoundary(is_ascii)),
            'Z' => Some(Place::VeryEnd),
            _ => None,
        };
        if let Some(place) = place {
            return Ok((Node::At(place), NONE));
        }
        if let Some(member) = class_escape(second) {
            let set = Set { members: vec![member], negated: false, ignores_case: false, is_ascii };
            return Ok((Node::Set(set), ONE));
        }
        if let Some(char) = self.character_escape(second)? {
            return Ok((self.literal(char, flags), ONE));
        }
        let is_octal = |c: char| matches!(c, '0'..='7');
        if second == '0' {
            let more = self.take_while(2, is_octal)?;
            return Ok((self.literal(self.octal(&format!("0{more}"))?, flags), ONE));
        }
        if second.is_ascii_digit() {
            let mut digits = second.to_string();
            digits.push_str(&self.take_while(1, |c| c.is_ascii_digit())?);
            if digits.len() == 2
                && digits.chars().all(is_octal)
                && let Some((third, None)) = self.peek()
                && is_octal(third)
            {
                digits.push(third);
                self.get()?;
                return Ok((self.literal(self.octal(&digits)?, flags), ONE));
            }
            let group = digits.parse().unwrap_or(usize::MAX);
            if group < self.widths.len() {
                return self.reference(group, digits.len() + 1, flags);
            }
            return Err(self.mistake(format!("invalid group reference {group}"), digits.len()));
        }
        if second.is_ascii_alphabetic() {
            return Err(self.mistake(format!("bad escape \\{second}"), 2));
        }
        Ok((self.literal(second, flags), ONE))
    }

    /// What an escape is in a set.
    fn set_escape(&mut self, second: char) -> Parsed<Member> {
        if let Some(member) = class_escape(second) {
            return Ok(member);
        }
        let char = match second {
            'b' => '\x08',
            '0'..='7' => {
                let mut digits = second.to_string();
                digits.push_str(&self.take_while(2, |c| matches!(c, '0'..='7'))?);
                self.octal(&digits)?
            }
            _ => match self.character_escape(second)? {
                Some(char) => char,
                None if second.is_ascii_alphanumeric() => {
                    return Err(self.mistake(format!("bad escape \\{second}"), 2));
                }
                None => second,
            },
        };
        Ok(Member::Range(char, char))
    }

    fn set_member(&mut self, token: Token) -> Parsed<Member> {
        match token {
            ('\\', Some(second)) => self.set_escape(second),
            (char, _) => Ok(Member::Range(char, char)),
        }
    }

    fn set(&mut self, flags: u32) -> Parsed {
        let start = self.at - 1;
        let negated = self.accept('^')?;
        let mut members = Vec::new();
        let unterminated = |parser: &Self| parser.mistake("unterminated character set", parser.at - start);
        loop {
            let here = self.at;
            let Some(token) = self.get()? else { return Err(unterminated(self)) };
            if token == (']', None) && !members.is_empty() {
                break;
            }
            let low = self.set_member(token)?;
            let low_text: String = self.chars.get(here..self.at).unwrap_or_default().iter().collect();
            if !self.accept('-')? {
                members.push(low);
                continue;
            }
            let here = self.at;
            let Some(token) = self.get()? else { return Err(unterminated(self)) };
            if token == (']', None) {
                members.extend([low, Member::Range('-', '-')]);
                break;
            }
            let high = self.set_member(token)?;
            match (low, high) {
                (Member::Range(from, _), Member::Range(_, to)) if from <= to => {
                    members.push(Member::Range(from, to));
                }
                _ => {
                    let high_text: String =
                        self.chars.get(here..self.at).unwrap_or_default().iter().collect();
                    // CPython shows the first two characters of an escape.
                    let two = |text: &str| match text.starts_with('\\') {
                        true => text.chars().take(2).collect::<String>(),
                        false => text.to_owned(),
                    };
                    let (low, high) = (two(&low_text), two(&high_text));
                    let back = low.chars().count() + 1 + high.chars().count();
                    return Err(self.mistake(format!("bad character range {low}-{high}"), back));
                }
            }
        }
        let ignores_case = flags & flag::IGNORECASE != 0;
        Ok(Node::Set(Set { members, negated, ignores_case, is_ascii: self.is_ascii(flags) }))
    }
}

fn class_escape(second: char) -> Option<Member> {
    Some(match second {
        'd' => Member::Class(Class::Digit, false),
        'D' => Member::Class(Class::Digit, true),
        's' => Member::Class(Class::Space, false),
        'S' => Member::Class(Class::Space, true),
        'w' => Member::Class(Class::Word, false),
        'W' => Member::Class(Class::Word, true),
        _ => return None,
    })
}
