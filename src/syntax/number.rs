//! Numbers: where one ends, whether it is well formed, and its value.
//!
//! `lexer` asks for the end, `expression` for the value of what `lexer` has accepted.

use super::mistake::{MistakeKind, NumberBase};
use super::tree::Constant;
use bumpalo::Bump;
use num_bigint::BigUint;

/// How many digits a decimal integer may have: reading more takes time that grows with their square.
const MAX_DECIMAL_DIGITS: usize = 4300;

/// What is wrong with a number: the offset of the first byte to show, and of the byte after the last.
pub(super) struct BadNumber {
    pub kind: MistakeKind,
    pub start: usize,
    /// Equal to `start` where a single character is to blame.
    pub end: usize,
}

/// The end of the number that starts at `start`, with a digit or a dot before a digit.
pub(super) fn end_of(bytes: &[u8], start: usize) -> Result<usize, BadNumber> {
    let mut scan = Scan { bytes, start, at: start };
    scan.number()?;
    Ok(scan.at)
}

struct Scan<'t> {
    bytes: &'t [u8],
    start: usize,
    /// The next byte.
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn next_is(&self, test: impl Fn(&u8) -> bool) -> bool {
        self.bytes.get(self.at).is_some_and(test)
    }

    /// Blames the last byte that was read.
    fn bad(&self, kind: MistakeKind) -> BadNumber {
        let last = self.at.saturating_sub(1).max(self.start);
        BadNumber { kind, start: last, end: last }
    }

    fn bad_literal(&self, base: NumberBase) -> BadNumber {
        self.bad(MistakeKind::InvalidNumber { base })
    }

    fn number(&mut self) -> Result<(), BadNumber> {
        if self.peek() == b'0' {
            self.at += 1;
            match self.peek() {
                b'x' | b'X' => return self.with_prefix(NumberBase::Hexadecimal),
                b'o' | b'O' => return self.with_prefix(NumberBase::Octal),
                b'b' | b'B' => return self.with_prefix(NumberBase::Binary),
                _ => return self.after_zero(),
            }
        }
        if self.peek() != b'.' {
            self.digits()?;
        }
        self.after_digits()
    }

    /// `0x`, `0o` or `0b`: groups of digits, each after an optional underscore.
    fn with_prefix(&mut self, base: NumberBase) -> Result<(), BadNumber> {
        self.at += 1;
        let radix = match base {
            NumberBase::Hexadecimal => 16,
            NumberBase::Octal => 8,
            _ => 2,
        };
        let is_digit = |byte: &u8| (*byte as char).is_digit(radix);
        loop {
            if self.peek() == b'_' {
                self.at += 1;
            }
            if !self.next_is(is_digit) {
                self.refuse_digit(base)?;
                return Err(self.bad_literal(base));
            }
            while self.next_is(is_digit) {
                self.at += 1;
            }
            if self.peek() != b'_' {
                break;
            }
        }
        self.refuse_digit(base)?;
        self.check_end(base)
    }

    /// A decimal digit that the base does not have gets its own message.
    fn refuse_digit(&mut self, base: NumberBase) -> Result<(), BadNumber> {
        if base != NumberBase::Hexadecimal && self.next_is(u8::is_ascii_digit) {
            let digit = self.peek() as char;
            self.at += 1;
            return Err(self.bad(MistakeKind::InvalidDigit { digit, base }));
        }
        Ok(())
    }

    /// Zeros may be followed by more zeros, or by what makes a float; not by other digits.
    fn after_zero(&mut self) -> Result<(), BadNumber> {
        loop {
            if self.peek() == b'_' {
                self.at += 1;
                if !self.next_is(u8::is_ascii_digit) {
                    return Err(self.bad_literal(NumberBase::Decimal));
                }
            }
            if self.peek() != b'0' {
                break;
            }
            self.at += 1;
        }
        let zeros_end = self.at;
        if !self.next_is(u8::is_ascii_digit) {
            return self.after_digits();
        }
        self.digits()?;
        if matches!(self.peek(), b'.' | b'e' | b'E' | b'j' | b'J') {
            return self.after_digits();
        }
        Err(BadNumber { kind: MistakeKind::LeadingZeros, start: self.start, end: zeros_end })
    }

    /// Digits with single underscores between them. The next byte is a digit.
    fn digits(&mut self) -> Result<(), BadNumber> {
        loop {
            while self.next_is(u8::is_ascii_digit) {
                self.at += 1;
            }
            if self.peek() != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.next_is(u8::is_ascii_digit) {
                return Err(self.bad_literal(NumberBase::Decimal));
            }
        }
    }

    /// Fraction, exponent and the `j` of an imaginary number, each optional.
    fn after_digits(&mut self) -> Result<(), BadNumber> {
        if self.peek() == b'.' {
            self.at += 1;
            if self.next_is(u8::is_ascii_digit) {
                self.digits()?;
            }
        }
        if matches!(self.peek(), b'e' | b'E') {
            let mark = self.at;
            self.at += 1;
            let signed = matches!(self.peek(), b'+' | b'-');
            if signed {
                self.at += 1;
            }
            if self.next_is(u8::is_ascii_digit) {
                self.digits()?;
            } else if signed {
                return Err(self.bad_literal(NumberBase::Decimal));
            } else {
                // `1else`: the letter is not an exponent.
                self.at = mark;
                return self.check_end(NumberBase::Decimal);
            }
        }
        if matches!(self.peek(), b'j' | b'J') {
            self.at += 1;
            return self.check_end(NumberBase::Imaginary);
        }
        self.check_end(NumberBase::Decimal)
    }

    /// After a number may follow, without a space, a keyword that can follow a number, but no other name.
    fn check_end(&self, base: NumberBase) -> Result<(), BadNumber> {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let is_name_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80;
        let keywords: [&[u8]; 5] = [b"and", b"else", b"for", b"or", b"not"];
        let is_keyword = |keyword: &&[u8]| {
            rest.strip_prefix(*keyword).is_some_and(|after| !after.first().is_some_and(is_name_part))
        };
        // Of these CPython does not ask where they end.
        let beginnings: [&[u8]; 3] = [b"if", b"in", b"is"];
        if keywords.iter().any(is_keyword) || beginnings.iter().any(|keyword| rest.starts_with(keyword)) {
            return Ok(());
        }
        match rest.first() {
            Some(byte) if byte.is_ascii() && is_name_part(byte) => Err(self.bad_literal(base)),
            _ => Ok(()),
        }
    }
}

/// The value of a number that is well formed.
pub(super) fn value<'a>(arena: &'a Bump, text: &str) -> Result<Constant<'a>, MistakeKind> {
    let spaced;
    let text = if text.contains('_') {
        spaced = text.replace('_', "");
        &spaced
    } else {
        text
    };
    let lower = text.as_bytes().get(1).map(u8::to_ascii_lowercase);
    let radix = match lower {
        Some(b'x') => 16,
        Some(b'o') => 8,
        Some(b'b') => 2,
        _ => return decimal(arena, text),
    };
    let digits = text.get(2..).unwrap_or("0");
    Ok(match i64::from_str_radix(digits, radix) {
        Ok(small) => Constant::Int(small),
        Err(_) => big(arena, digits, radix),
    })
}

fn decimal<'a>(arena: &'a Bump, text: &str) -> Result<Constant<'a>, MistakeKind> {
    // Floats that are out of range are infinite, as they are when computed.
    let float = |text: &str| text.parse::<f64>().unwrap_or(f64::INFINITY);
    if let Some(imaginary) = text.strip_suffix(['j', 'J']) {
        return Ok(Constant::Complex(float(imaginary)));
    }
    if text.contains(['.', 'e', 'E']) {
        return Ok(Constant::Float(float(text)));
    }
    if let Ok(small) = text.parse::<i64>() {
        return Ok(Constant::Int(small));
    }
    if text.len() > MAX_DECIMAL_DIGITS {
        return Err(MistakeKind::TooManyDigits { limit: MAX_DECIMAL_DIGITS, digits: text.len() });
    }
    Ok(big(arena, text, 10))
}

fn big<'a>(arena: &'a Bump, digits: &str, radix: u32) -> Constant<'a> {
    if radix == 16 {
        let digits = digits.trim_start_matches('0');
        return Constant::BigInt(arena.alloc_str(&digits.to_ascii_lowercase()));
    }
    let value = BigUint::parse_bytes(digits.as_bytes(), radix).unwrap_or_default();
    Constant::BigInt(arena.alloc_str(&value.to_str_radix(16)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(text: &str) -> Result<usize, (String, usize)> {
        end_of(text.as_bytes(), 0).map_err(|bad| (bad.kind.to_string(), bad.start + 1))
    }

    fn refused(text: &str, message: &str, column: usize) {
        assert_eq!(scanned(text), Err((message.to_string(), column)), "{text}");
    }

    #[test]
    fn numbers_end_where_they_should() {
        for text in
            ["0", "00", "0_0", "1_000", "0xdead_BEEF", "0o_17", "0b1", "1.", ".5", "1.5e-3j", "09.5", "1E5"]
        {
            assert_eq!(scanned(text), Ok(text.len()), "{text}");
        }
        assert_eq!(scanned("1else"), Ok(1));
        assert_eq!(scanned("1..real"), Ok(2));
        assert_eq!(scanned("0xfor"), Ok(3));
        assert_eq!(scanned("1or 2"), Ok(1));
        assert_eq!(scanned("1ifx"), Ok(1));
    }

    #[test]
    fn malformed_numbers_are_refused_where_they_break() {
        refused("0x", "invalid hexadecimal literal", 2);
        refused("0o8", "invalid digit '8' in octal literal", 3);
        refused("0b12", "invalid digit '2' in binary literal", 4);
        refused("0o7_", "invalid octal literal", 4);
        refused("1__0", "invalid decimal literal", 2);
        refused("1.5abc", "invalid decimal literal", 3);
        refused("1e", "invalid decimal literal", 1);
        refused("1e+", "invalid decimal literal", 3);
        refused("1or2", "invalid decimal literal", 1);
        refused("1jx", "invalid imaginary literal", 2);
        assert!(matches!(
            end_of(b"0777", 0),
            Err(BadNumber { kind: MistakeKind::LeadingZeros, start: 0, end: 1 })
        ));
        assert!(matches!(
            end_of(b"0_07", 0),
            Err(BadNumber { kind: MistakeKind::LeadingZeros, start: 0, end: 3 })
        ));
    }

    #[test]
    fn values_are_exact() {
        let arena = Bump::new();
        let read = |text| value(&arena, text).unwrap_or(Constant::None);
        assert_eq!(read("1_000"), Constant::Int(1000));
        assert_eq!(read("0xff"), Constant::Int(255));
        assert_eq!(read("0o17"), Constant::Int(15));
        assert_eq!(read("9223372036854775808"), Constant::BigInt("8000000000000000"));
        assert_eq!(read("0x0FFFF_FFFF_FFFF_FFFF_F"), Constant::BigInt("fffffffffffffffff"));
        assert_eq!(read("1e400"), Constant::Float(f64::INFINITY));
        assert_eq!(read("0.1"), Constant::Float(0.1));
        assert_eq!(read("1.5J"), Constant::Complex(1.5));
        assert!(matches!(
            value(&arena, &"9".repeat(4301)),
            Err(MistakeKind::TooManyDigits { digits: 4301, .. })
        ));
    }
}
