//! Lone surrogates in text.
//!
//! UTF-8 has no surrogates, and text here is UTF-8. So each of them is kept as a character that stands in for it: those
//! from U+10D800 to U+10DFFF, in the last of the private-use areas, stand for U+D800 to U+DFFF. Owns the way from one to
//! the other. Whether such a character is a stand-in or itself is for the layers above to know: it is itself until a
//! script makes the first surrogate.
//!
//! Invariant: a stand-in is one character, as a surrogate is one code point, so lengths and places need no care.

/// How far a stand-in is from its surrogate.
const DISTANCE: u32 = 0x10_0000;

/// The code points that are surrogates.
const CODES: std::ops::Range<u32> = 0xd800..0xe000;

/// The character of a code point: itself, or what stands in for a surrogate.
pub fn character_of(code: u32) -> Option<char> {
    char::from_u32(if CODES.contains(&code) { code + DISTANCE } else { code })
}

/// The surrogate that a character stands in for.
pub fn surrogate_of(c: char) -> Option<u32> {
    (c as u32).checked_sub(DISTANCE).filter(|code| CODES.contains(code))
}

/// The code point of a character: a surrogate for a stand-in.
pub fn code_of(c: char) -> u32 {
    surrogate_of(c).unwrap_or(c as u32)
}

/// Does text have stand-ins?
pub fn stands_in(text: &str) -> bool {
    // The first byte of a stand-in, and of few other characters.
    memchr::memchr(0xf4, text.as_bytes())
        .is_some_and(|at| text.get(at..).unwrap_or_default().chars().any(|c| surrogate_of(c).is_some()))
}

/// Text from generalised UTF-8, in which each surrogate is three bytes.
pub fn from_generalized(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while !rest.is_empty() {
        let valid = match std::str::from_utf8(rest) {
            Ok(valid) => valid.len(),
            Err(error) => error.valid_up_to(),
        };
        let (head, tail) = rest.split_at(valid);
        text.push_str(&String::from_utf8_lossy(head));
        rest = tail;
        if let Some((c, behind)) = generalized_surrogate(tail) {
            text.push(c);
            rest = behind;
        } else if let [_, behind @ ..] = tail {
            text.push(char::REPLACEMENT_CHARACTER);
            rest = behind;
        }
    }
    text
}

/// The stand-in of the surrogate that bytes begin with, and what follows.
pub fn generalized_surrogate(bytes: &[u8]) -> Option<(char, &[u8])> {
    match bytes {
        [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, rest @ ..] => {
            let code = 0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f);
            Some((character_of(code)?, rest))
        }
        _ => None,
    }
}

/// The three bytes of a surrogate in generalised UTF-8.
pub fn generalized_bytes(code: u32) -> [u8; 3] {
    let low = |shift: u32| 0x80 | (code >> shift & 0x3f) as u8;
    [0xe0 | (code >> 12 & 0xf) as u8, low(6), low(0)]
}

/// The order of two texts by code points.
pub fn compare(a: &str, b: &str) -> std::cmp::Ordering {
    a.chars().map(code_of).cmp(b.chars().map(code_of))
}

/// A literal with its stand-ins written as the surrogates' escapes: `\ud800`.
pub fn escaped(literal: &str) -> String {
    let mut out = String::with_capacity(literal.len());
    for c in literal.chars() {
        match surrogate_of(c) {
            Some(code) => out.push_str(&format!("\\u{code:04x}")),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_go_there_and_back() {
        for code in [0xd800, 0xdbff, 0xdc80, 0xdfff] {
            let c = character_of(code).expect("a character");
            assert_eq!((surrogate_of(c), code_of(c)), (Some(code), code));
            assert_eq!(from_generalized(&generalized_bytes(code)), c.to_string());
            assert!(stands_in(&format!("a{c}")) && escaped(&c.to_string()) == format!("\\u{code:x}"));
        }
        assert_eq!(from_generalized(b"a\xed\xa0\xbd\xed\xb8\x80\xc3\xa9"), "a\u{10d83d}\u{10de00}é");
        assert!(!stands_in("aé\u{10ffff}\u{10d7ff}"));
        assert!(compare("\u{10d800}", "\u{e000}").is_lt() && compare("\u{10d800}", "\u{d7ff}").is_gt());
    }
}
