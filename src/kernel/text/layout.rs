//! Filling text up to a width, and mapping it character by character.
//!
//! In: text and a width in code points. Out: new text. Each function refuses with a `MemoryError` what
//! would not fit `room` bytes, before it starts.
//!
//! Invariant: text that is wide enough comes back unchanged.

use super::Text;
use crate::kernel::complaint::{Complaint, Outcome, PIECE, Poll, pieces, reserved_text};

fn push_filled(out: &mut String, mut count: usize, fill: char, poll: &mut Poll) -> Outcome<()> {
    while count > 0 {
        let now = count.min(PIECE);
        poll()?;
        out.extend(std::iter::repeat_n(fill, now));
        count -= now;
    }
    Ok(())
}

/// `left` and `right` fill characters around the text.
fn padded(
    text: &str,
    (left, right): (usize, usize),
    fill: char,
    room: usize,
    poll: &mut Poll,
) -> Outcome<String> {
    let added = left.checked_add(right).and_then(|count| count.checked_mul(fill.len_utf8()));
    let Some(size) = added.and_then(|added| added.checked_add(text.len())) else {
        return Err(Complaint::memory());
    };
    let mut out = reserved_text(size, room)?;
    push_filled(&mut out, left, fill, poll)?;
    out.push_str(text);
    push_filled(&mut out, right, fill, poll)?;
    Ok(out)
}

fn missing(text: Text, width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(text.length())
}

/// `str.ljust`
pub fn left_justified(text: Text, width: i64, fill: char, room: usize, poll: &mut Poll) -> Outcome<String> {
    padded(text.text, (0, missing(text, width)), fill, room, poll)
}

/// `str.rjust`
pub fn right_justified(text: Text, width: i64, fill: char, room: usize, poll: &mut Poll) -> Outcome<String> {
    padded(text.text, (missing(text, width), 0), fill, room, poll)
}

/// `str.center`: an odd character goes to the left when the width is odd.
pub fn centered(text: Text, width: i64, fill: char, room: usize, poll: &mut Poll) -> Outcome<String> {
    let missing = missing(text, width);
    let left = missing / 2 + (missing & usize::try_from(width).unwrap_or(0) & 1);
    padded(text.text, (left, missing - left), fill, room, poll)
}

/// `str.zfill`: zeros go between a sign and the rest.
pub fn zero_filled(text: Text, width: i64, room: usize, poll: &mut Poll) -> Outcome<String> {
    let missing = missing(text, width);
    let signed = text.text.starts_with(['+', '-']);
    let (sign, digits) = text.text.split_at(usize::from(signed));
    let filled = padded(digits, (missing, 0), '0', room.saturating_sub(sign.len()), poll)?;
    Ok(if signed { format!("{sign}{filled}") } else { filled })
}

/// `str.expandtabs`
pub fn tabs_expanded(text: &str, tab_size: i64, room: usize, poll: &mut Poll) -> Outcome<String> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for (_, piece) in pieces(text) {
        poll()?;
        for c in piece.chars() {
            match c {
                '\t' => {
                    let spaces = if tab_size == 0 { 0 } else { tab_size - column % tab_size };
                    if spaces > room.saturating_sub(out.len()) {
                        return Err(Complaint::memory());
                    }
                    column += spaces;
                    push_filled(&mut out, spaces, ' ', poll)?;
                }
                '\n' | '\r' => {
                    column = 0;
                    out.push(c);
                }
                _ => {
                    column += 1;
                    out.push(c);
                }
            }
        }
    }
    Ok(out)
}

/// What `str.translate` does with a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translation {
    /// The table has no entry: it stays.
    Same,
    /// The entry is `None`: it goes.
    Removed,
    /// The entry is another character.
    Character(char),
    /// The entry is text.
    Text(String),
}

/// `str.translate`; `table` is asked for each character.
pub fn translated<E: From<Complaint>>(
    text: &str,
    room: usize,
    mut table: impl FnMut(char) -> Result<Translation, E>,
) -> Result<String, E> {
    let mut out = String::with_capacity(text.len().min(room));
    for c in text.chars() {
        match table(c)? {
            Translation::Same => out.push(c),
            Translation::Removed => {}
            Translation::Character(other) => out.push(other),
            Translation::Text(other) => out.push_str(&other),
        }
        if out.len() > room {
            return Err(Complaint::memory().into());
        }
    }
    Ok(out)
}
