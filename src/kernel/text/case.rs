//! Changing the case of text.
//!
//! In and out: text. Mappings come from the standard library, whose Unicode is newer than CPython's; what
//! CPython does not know is left alone, and what differs by nature (title case, folding) stands in
//! `unicode_table`.
//!
//! Invariant: every result is that of CPython 3.11.

use super::classify::{is_printable_character, properties};
use super::unicode_table as table;
use crate::kernel::complaint::{Outcome, Poll, pieces};

/// Text made of text, character by character: `push` takes the byte where one starts, and the character.
fn mapped(text: &str, poll: &mut Poll, mut push: impl FnMut(&mut String, usize, char)) -> Outcome<String> {
    let mut out = String::with_capacity(text.len());
    for (start, piece) in pieces(text) {
        poll()?;
        for (offset, c) in piece.char_indices() {
            push(&mut out, start + offset, c);
        }
    }
    Ok(out)
}

/// The mapping of one character, unless it involves characters that CPython does not know. Known cased
/// characters are printable, so that is the test.
fn push_known(out: &mut String, c: char, mapped: impl Iterator<Item = char> + Clone) {
    if is_printable_character(c) && mapped.clone().all(is_printable_character) {
        out.extend(mapped);
    } else {
        out.push(c);
    }
}

fn push_upper(out: &mut String, c: char) {
    push_known(out, c, c.to_uppercase());
}

/// The exceptional mapping of a character, if the tables have one.
fn push_exception(out: &mut String, c: char, runs: &[(u32, u32, i32)], texts: &[(u32, &str)]) -> bool {
    let code = c as u32;
    if code < 128 {
        return false;
    }
    let after = runs.partition_point(|(first, _, _)| *first <= code);
    let run = after.checked_sub(1).and_then(|index| runs.get(index));
    if let Some((_, last, distance)) = run
        && code <= *last
    {
        out.extend(char::from_u32(code.wrapping_add_signed(*distance)));
        return true;
    }
    let text = texts.binary_search_by_key(&code, |(code, _)| *code).ok().and_then(|index| texts.get(index));
    if let Some((_, text)) = text {
        out.push_str(text);
    }
    text.is_some()
}

fn push_title(out: &mut String, c: char) {
    if !push_exception(out, c, &table::TITLE_RUNS, &table::TITLE_TEXTS) {
        push_upper(out, c);
    }
}

/// The lower case of the character at `offset`: a sigma at the end of a word has its own.
fn push_lower(out: &mut String, text: &str, offset: usize, c: char) {
    if c == 'Σ' {
        let is_ignorable = |c: &char| properties(*c) & table::CASE_IGNORABLE != 0;
        let is_cased = |c: char| properties(c) & table::CASED != 0;
        let before = text.get(..offset).unwrap_or_default().chars().rev().find(|c| !is_ignorable(c));
        let after = text.get(offset + c.len_utf8()..).unwrap_or_default().chars().find(|c| !is_ignorable(c));
        let is_final = before.is_some_and(is_cased) && !after.is_some_and(is_cased);
        out.push(if is_final { 'ς' } else { 'σ' });
    } else {
        push_known(out, c, c.to_lowercase());
    }
}

/// `str.lower`
pub fn lower(text: &str, poll: &mut Poll) -> Outcome<String> {
    mapped(text, poll, |out, offset, c| push_lower(out, text, offset, c))
}

/// `str.upper`
pub fn upper(text: &str, poll: &mut Poll) -> Outcome<String> {
    mapped(text, poll, |out, _, c| push_upper(out, c))
}

/// `str.capitalize`
pub fn capitalize(text: &str, poll: &mut Poll) -> Outcome<String> {
    mapped(text, poll, |out, offset, c| match offset {
        0 => push_title(out, c),
        _ => push_lower(out, text, offset, c),
    })
}

/// `str.title`
pub fn title(text: &str, poll: &mut Poll) -> Outcome<String> {
    let mut inside_word = false;
    mapped(text, poll, |out, offset, c| {
        if inside_word {
            push_lower(out, text, offset, c);
        } else {
            push_title(out, c);
        }
        inside_word = properties(c) & table::CASED != 0;
    })
}

/// `str.swapcase`
pub fn swap_case(text: &str, poll: &mut Poll) -> Outcome<String> {
    mapped(text, poll, |out, offset, c| {
        let class = properties(c);
        if class & table::UPPER != 0 {
            push_lower(out, text, offset, c);
        } else if class & table::LOWER != 0 {
            push_upper(out, c);
        } else {
            out.push(c);
        }
    })
}

/// `str.casefold`
pub fn fold(text: &str, poll: &mut Poll) -> Outcome<String> {
    mapped(text, poll, |out, _, c| {
        if !push_exception(out, c, &table::FOLD_RUNS, &table::FOLD_TEXTS) {
            push_known(out, c, c.to_lowercase());
        }
    })
}
