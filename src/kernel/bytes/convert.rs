//! Bytes made from bytes: case, padding, translation; and their forms as text: `hex`, `repr`.
//!
//! In: bytes. Out: new bytes or text, or what the predicates say.
//!
//! Invariant: bytes outside ASCII have no class and no case.

use std::fmt::Write;

use super::is_space;
use crate::kernel::complaint::{Complaint, Outcome, PIECE, Poll, never, reserved_bytes};
use crate::kernel::text::quote::quote_for;

/// `bytes.lower`
pub fn lower(bytes: &[u8]) -> Vec<u8> {
    bytes.to_ascii_lowercase()
}

/// `bytes.upper`
pub fn upper(bytes: &[u8]) -> Vec<u8> {
    bytes.to_ascii_uppercase()
}

/// `bytes.capitalize`
pub fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `bytes.title`
pub fn title(bytes: &[u8]) -> Vec<u8> {
    let mut inside_word = false;
    let mapped = bytes.iter().map(|byte| {
        let cased = if inside_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        inside_word = byte.is_ascii_alphabetic();
        cased
    });
    mapped.collect()
}

/// `bytes.swapcase`
pub fn swap_case(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte }).collect()
}

fn all_are(bytes: &[u8], holds: impl Fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(holds)
}

/// `bytes.isalnum`
pub fn is_alphanumeric(bytes: &[u8]) -> bool {
    all_are(bytes, u8::is_ascii_alphanumeric)
}

/// `bytes.isalpha`
pub fn is_alphabetic(bytes: &[u8]) -> bool {
    all_are(bytes, u8::is_ascii_alphabetic)
}

/// `bytes.isdigit`
pub fn is_digit(bytes: &[u8]) -> bool {
    all_are(bytes, u8::is_ascii_digit)
}

/// `bytes.isspace`
pub fn is_whitespace(bytes: &[u8]) -> bool {
    all_are(bytes, |byte| is_space(*byte))
}

/// `bytes.islower`
pub fn is_lower(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}

/// `bytes.isupper`
pub fn is_upper(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}

/// `bytes.istitle`
pub fn is_title(bytes: &[u8]) -> bool {
    let (mut found, mut inside_word) = (false, false);
    for byte in bytes {
        let letter = byte.is_ascii_alphabetic();
        if letter && byte.is_ascii_uppercase() == inside_word {
            return false;
        }
        inside_word = letter;
        found |= letter;
    }
    found
}

fn padded(bytes: &[u8], left: usize, right: usize, fill: u8, room: usize) -> Outcome<Vec<u8>> {
    let size = bytes.len().saturating_add(left).saturating_add(right);
    let mut out = reserved_bytes(size, room)?;
    out.resize(left, fill);
    out.extend_from_slice(bytes);
    out.resize(size, fill);
    Ok(out)
}

fn missing(bytes: &[u8], width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(bytes.len())
}

/// `bytes.ljust`
pub fn left_justified(bytes: &[u8], width: i64, fill: u8, room: usize) -> Outcome<Vec<u8>> {
    padded(bytes, 0, missing(bytes, width), fill, room)
}

/// `bytes.rjust`
pub fn right_justified(bytes: &[u8], width: i64, fill: u8, room: usize) -> Outcome<Vec<u8>> {
    padded(bytes, missing(bytes, width), 0, fill, room)
}

/// `bytes.center`
pub fn centered(bytes: &[u8], width: i64, fill: u8, room: usize) -> Outcome<Vec<u8>> {
    let missing = missing(bytes, width);
    let left = missing / 2 + (missing & usize::try_from(width).unwrap_or(0) & 1);
    padded(bytes, left, missing - left, fill, room)
}

/// `bytes.zfill`
pub fn zero_filled(bytes: &[u8], width: i64, room: usize) -> Outcome<Vec<u8>> {
    let missing = missing(bytes, width);
    let mut out = padded(bytes, missing, 0, b'0', room)?;
    // The sign moves before the zeros.
    if let Some(sign) = bytes.first().copied().filter(|byte| matches!(byte, b'+' | b'-')) {
        out[missing] = b'0';
        out[0] = sign;
    }
    Ok(out)
}

/// `bytes.expandtabs`
pub fn tabs_expanded(bytes: &[u8], tab_size: i64, room: usize) -> Outcome<Vec<u8>> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut out = Vec::with_capacity(bytes.len());
    let mut column = 0;
    for byte in bytes {
        match byte {
            b'\t' => {
                let spaces = if tab_size == 0 { 0 } else { tab_size - column % tab_size };
                if spaces > room.saturating_sub(out.len()) {
                    return Err(Complaint::memory());
                }
                column += spaces;
                out.resize(out.len() + spaces, b' ');
            }
            _ => {
                column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
                out.push(*byte);
            }
        }
    }
    Ok(out)
}

/// `bytes.translate`: without the bytes in `deleted`, the others through the table if there is one.
pub fn translated(bytes: &[u8], table: Option<&[u8]>, deleted: &[u8], poll: &mut Poll) -> Outcome<Vec<u8>> {
    let table: Option<&[u8; 256]> = table
        .map(|table| table.try_into())
        .transpose()
        .map_err(|_| Complaint::value("translation table must be 256 characters long"))?;
    let mut gone = [false; 256];
    for byte in deleted {
        gone[usize::from(*byte)] = true;
    }
    let mut out = Vec::with_capacity(bytes.len());
    for piece in bytes.chunks(PIECE) {
        poll()?;
        let kept = piece.iter().copied().filter(|byte| !gone[usize::from(*byte)]);
        match table {
            Some(table) => out.extend(kept.map(|byte| table[usize::from(byte)])),
            None => out.extend(kept),
        }
    }
    Ok(out)
}

/// The body of a bytes literal in the given quotes.
fn escaped(bytes: &[u8], quote: char, poll: &mut Poll) -> Outcome<String> {
    let mut out = String::with_capacity(bytes.len() + 2);
    out.push(quote);
    for (at, byte) in bytes.iter().enumerate() {
        if at.is_multiple_of(PIECE) {
            poll()?;
        }
        match *byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b' '..=b'~' => {
                if char::from(*byte) == quote {
                    out.push('\\');
                }
                out.push(char::from(*byte));
            }
            // Writing to a string cannot fail.
            _ => drop(write!(out, "\\x{byte:02x}")),
        }
    }
    out.push(quote);
    Ok(out)
}

/// `repr` of `bytes`, or what stands in the parentheses of a `bytearray`'s.
pub fn repr(bytes: &[u8], poll: &mut Poll) -> Outcome<String> {
    let literal = escaped(bytes, quote_for(bytes.contains(&b'\''), bytes.contains(&b'"')), poll)?;
    Ok(format!("b{literal}"))
}

/// The start of `repr(bytes)`, as `text::quote::repr_start`.
pub fn repr_start(bytes: &[u8]) -> String {
    repr(bytes.get(..PIECE).unwrap_or(bytes), &mut never()).unwrap_or_default()
}

/// `repr` of `bytearray`, which escapes single quotes even within double ones.
pub fn repr_of_array(bytes: &[u8], class_name: &str, poll: &mut Poll) -> Outcome<String> {
    let has_single = bytes.contains(&b'\'');
    let literal = escaped(bytes, quote_for(has_single, bytes.contains(&b'"')), poll)?;
    let literal = if literal.starts_with('"') { literal.replace('\'', "\\'") } else { literal };
    Ok(format!("{class_name}(b{literal})"))
}

/// `bytes.hex` without separators
pub fn hex(bytes: &[u8], poll: &mut Poll) -> Outcome<String> {
    let mut out = String::with_capacity(2 * bytes.len());
    for piece in bytes.chunks(PIECE) {
        poll()?;
        push_hex(&mut out, piece);
    }
    Ok(out)
}

fn push_hex(out: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
    out.extend(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
}

/// The separator of [`hex_grouped`], from its text.
pub fn hex_separator(text: &str) -> Outcome<char> {
    let mut characters = text.chars();
    let (Some(separator), None) = (characters.next(), characters.next()) else {
        return Err(Complaint::value("sep must be length 1."));
    };
    if separator.is_ascii() { Ok(separator) } else { Err(Complaint::value("sep must be ASCII.")) }
}

/// `bytes.hex(separator, group)`: groups are counted from the right, or from the left if negative.
pub fn hex_grouped(bytes: &[u8], separator: char, group: i64, poll: &mut Poll) -> Outcome<String> {
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    if size == 0 || bytes.is_empty() {
        return hex(bytes, poll);
    }
    let first = if group > 0 { bytes.len() % size } else { 0 };
    let (head, rest) = bytes.split_at(first);
    let mut out = hex(head, poll)?;
    let mut polled = 0;
    for piece in rest.chunks(size) {
        if !out.is_empty() {
            out.push(separator);
        }
        push_hex(&mut out, piece);
        if out.len() - polled > PIECE {
            polled = out.len();
            poll()?;
        }
    }
    Ok(out)
}

/// `bytes.fromhex`: pairs of digits, whitespace between pairs.
pub fn from_hex(text: &str, poll: &mut Poll) -> Outcome<Vec<u8>> {
    let wrong = |index: usize| {
        Complaint::value(format!("non-hexadecimal number found in fromhex() arg at position {index}"))
    };
    // Characters outside ASCII are found before anything else.
    if let Some(index) = text.bytes().position(|byte| !byte.is_ascii()) {
        return Err(wrong(index));
    }
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut characters = text.chars().enumerate();
    while let Some((index, c)) = characters.next() {
        if out.len().is_multiple_of(PIECE) {
            poll()?;
        }
        if is_space(c as u8) {
            continue;
        }
        let high = c.to_digit(16).ok_or_else(|| wrong(index))?;
        let low = characters.next().and_then(|(_, c)| c.to_digit(16)).ok_or_else(|| wrong(index + 1))?;
        out.push((high << 4 | low) as u8);
    }
    Ok(out)
}
