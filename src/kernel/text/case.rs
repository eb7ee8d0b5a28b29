//! Changing the case of text.
//!
//! In and out: text. Mappings come from the standard library, whose Unicode is newer than CPython's; what
//! CPython does not know is left alone, and what differs by nature (title case, folding) stands in
//! `unicode_table`.
//!
//! Invariant: every result is that of CPython 3.11.

use super::classify::{is_printable_character, properties};
use super::unicode_table as table;

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
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for (offset, c) in text.char_indices() {
        push_lower(&mut out, text, offset, c);
    }
    out
}

/// `str.upper`
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_upper(&mut out, c);
    }
    out
}

/// `str.capitalize`
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (offset, c) in text.char_indices() {
        if offset == 0 {
            push_title(&mut out, c);
        } else {
            push_lower(&mut out, text, offset, c);
        }
    }
    out
}

/// `str.title`
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside_word = false;
    for (offset, c) in text.char_indices() {
        if inside_word {
            push_lower(&mut out, text, offset, c);
        } else {
            push_title(&mut out, c);
        }
        inside_word = properties(c) & table::CASED != 0;
    }
    out
}

/// `str.swapcase`
pub fn swap_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (offset, c) in text.char_indices() {
        let class = properties(c);
        if class & table::UPPER != 0 {
            push_lower(&mut out, text, offset, c);
        } else if class & table::LOWER != 0 {
            push_upper(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out
}

/// `str.casefold`
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !push_exception(&mut out, c, &table::FOLD_RUNS, &table::FOLD_TEXTS) {
            push_known(&mut out, c, c.to_lowercase());
        }
    }
    out
}
