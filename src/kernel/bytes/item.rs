//! Items of typed memory, as views of bytes show them.
//!
//! Owns the formats of single items in native size and byte order: how wide they are, what their bytes mean, and which
//! bytes mean a value. Memory itself is the caller's.

/// The format of an item, by its letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Format(u8);

/// What an item holds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Item {
    /// An int.
    Int(i128),
    /// A float.
    Float(f64),
    /// A bool.
    Bool(bool),
    /// A byte that is shown as bytes.
    Char(u8),
}

impl Item {
    /// Do the two hold the same number, or the same character?
    pub fn equals(self, other: Item) -> bool {
        use Item::{Bool, Char, Float, Int};
        match (self, other) {
            (Char(a), Char(b)) => a == b,
            (Char(_), _) | (_, Char(_)) => false,
            (Float(a), Float(b)) => a == b,
            (Float(float), number) | (number, Float(float)) => {
                // Every int of 64 bits that a float can equal survives the way there and back.
                float.fract() == 0.0 && float.abs() < 2e19 && Int(float as i128).equals(number)
            }
            (Int(a), Int(b)) => a == b,
            (Bool(a), Bool(b)) => a == b,
            (Bool(bool), Int(int)) | (Int(int), Bool(bool)) => int == i128::from(bool),
        }
    }
}

impl Format {
    /// Bytes as ints from 0 to 255.
    pub const BYTES: Format = Format(b'B');

    /// The format that a text names, with an `@` before the letter or without.
    pub fn parse(text: &str) -> Option<Format> {
        let letter = text.strip_prefix('@').unwrap_or(text);
        match letter.as_bytes() {
            [letter] if b"cbB?hHiIlLqQnNfdP".contains(letter) => Some(Format(*letter)),
            _ => None,
        }
    }

    /// The format of this letter, which [`Format::letter`] gave.
    pub fn of_letter(letter: u8) -> Format {
        Format(letter)
    }

    /// The letter.
    pub fn letter(self) -> u8 {
        self.0
    }

    /// Is an item a byte?
    pub fn is_byte(self) -> bool {
        matches!(self.0, b'c' | b'b' | b'B')
    }

    /// The bytes of an item.
    pub fn size(self) -> usize {
        match self.0 {
            b'c' | b'b' | b'B' | b'?' => 1,
            b'h' | b'H' => 2,
            b'i' | b'I' | b'f' => 4,
            _ => 8,
        }
    }

    /// What the bytes of an item mean; bytes that are missing are zero.
    pub fn unpack(self, bytes: &[u8]) -> Item {
        let mut word = [0; 8];
        word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        let first = |n: usize| {
            let mut low = [0; 8];
            low[..n].copy_from_slice(&word[..n]);
            u64::from_ne_bytes(if cfg!(target_endian = "big") { shifted(low, n) } else { low })
        };
        match self.0 {
            b'c' => Item::Char(word[0]),
            b'?' => Item::Bool(word[0] != 0),
            b'b' => Item::Int((first(1) as i8).into()),
            b'B' => Item::Int(first(1).into()),
            b'h' => Item::Int((first(2) as i16).into()),
            b'H' => Item::Int(first(2).into()),
            b'i' => Item::Int((first(4) as i32).into()),
            b'I' => Item::Int(first(4).into()),
            b'f' => Item::Float(f32::from_bits(first(4) as u32).into()),
            b'd' => Item::Float(f64::from_bits(first(8))),
            b'l' | b'q' | b'n' => Item::Int((first(8) as i64).into()),
            _ => Item::Int(first(8).into()),
        }
    }

    /// The bytes of an item, as many as its size; `None` when the format cannot hold it.
    pub fn pack(self, item: Item) -> Option<[u8; 8]> {
        let mut word = [0; 8];
        let mut put = |bytes: &[u8]| word[..bytes.len()].copy_from_slice(bytes);
        match (self.0, item) {
            (b'c', Item::Char(byte)) => put(&[byte]),
            (b'?', Item::Bool(bool)) => put(&[bool.into()]),
            (b'f', Item::Float(float)) => put(&(float as f32).to_ne_bytes()),
            (b'd', Item::Float(float)) => put(&float.to_ne_bytes()),
            (b'b', Item::Int(int)) => put(&i8::try_from(int).ok()?.to_ne_bytes()),
            (b'B', Item::Int(int)) => put(&u8::try_from(int).ok()?.to_ne_bytes()),
            (b'h', Item::Int(int)) => put(&i16::try_from(int).ok()?.to_ne_bytes()),
            (b'H', Item::Int(int)) => put(&u16::try_from(int).ok()?.to_ne_bytes()),
            (b'i', Item::Int(int)) => put(&i32::try_from(int).ok()?.to_ne_bytes()),
            (b'I', Item::Int(int)) => put(&u32::try_from(int).ok()?.to_ne_bytes()),
            (b'l' | b'q' | b'n', Item::Int(int)) => put(&i64::try_from(int).ok()?.to_ne_bytes()),
            (b'L' | b'Q' | b'N' | b'P', Item::Int(int)) => put(&u64::try_from(int).ok()?.to_ne_bytes()),
            _ => return None,
        }
        Some(word)
    }
}

/// The first `n` bytes as the last ones.
fn shifted(word: [u8; 8], n: usize) -> [u8; 8] {
    let mut moved = [0; 8];
    moved[8 - n..].copy_from_slice(&word[..n]);
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        for (letter, item) in [
            ("c", Item::Char(7)),
            ("?", Item::Bool(true)),
            ("b", Item::Int(-128)),
            ("H", Item::Int(65535)),
            ("@i", Item::Int(-5)),
            ("q", Item::Int(i64::MIN.into())),
            ("Q", Item::Int(u64::MAX.into())),
            ("f", Item::Float(0.5)),
            ("d", Item::Float(-1e300)),
        ] {
            let format = Format::parse(letter).expect("a format");
            let bytes = format.pack(item).expect("an item of the format");
            assert_eq!(format.unpack(&bytes[..format.size()]), item, "{letter}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (letter, item) in
            [("B", Item::Int(256)), ("b", Item::Int(-129)), ("Q", Item::Int(-1)), ("c", Item::Int(1))]
        {
            assert_eq!(Format::parse(letter).and_then(|format| format.pack(item)), None, "{letter}");
        }
        for text in ["", "@", "z", "BB", "<i"] {
            assert_eq!(Format::parse(text), None, "{text}");
        }
    }

    #[test]
    fn items_equal_as_numbers() {
        assert!(Item::Int(1).equals(Item::Float(1.0)) && Item::Bool(true).equals(Item::Int(1)));
        assert!(Item::Float(-0.0).equals(Item::Int(0)));
        assert!(
            !Item::Float(f64::NAN).equals(Item::Float(f64::NAN)) && !Item::Float(0.5).equals(Item::Int(0))
        );
        assert!(!Item::Int(u64::MAX.into()).equals(Item::Float(u64::MAX as f64)));
        assert!(!Item::Char(65).equals(Item::Int(65)));
    }
}
