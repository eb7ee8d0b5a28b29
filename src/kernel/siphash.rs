//! SipHash-1-3, a hash under a key: who does not know the key cannot choose texts that collide.

/// The second half of the key, the same for all.
const SECOND: u64 = 0x7461_6970_616e;

struct State(u64, u64, u64, u64);

impl State {
    #[inline(always)]
    fn round(&mut self) {
        self.0 = self.0.wrapping_add(self.1);
        self.2 = self.2.wrapping_add(self.3);
        self.1 = self.1.rotate_left(13) ^ self.0;
        self.3 = self.3.rotate_left(16) ^ self.2;
        self.0 = self.0.rotate_left(32).wrapping_add(self.3);
        self.2 = self.2.wrapping_add(self.1);
        self.1 = self.1.rotate_left(17) ^ self.2;
        self.3 = self.3.rotate_left(21) ^ self.0;
        self.2 = self.2.rotate_left(32);
    }

    #[inline(always)]
    fn add(&mut self, word: u64) {
        self.3 ^= word;
        self.round();
        self.0 ^= word;
    }
}

/// The hash of bytes under a key.
pub fn of(key: u64, bytes: &[u8]) -> u64 {
    under(key, SECOND, bytes)
}

#[inline(always)]
fn under(first: u64, second: u64, bytes: &[u8]) -> u64 {
    let mut state = State(
        first ^ 0x736f_6d65_7073_6575,
        second ^ 0x646f_7261_6e64_6f6d,
        first ^ 0x6c79_6765_6e65_7261,
        second ^ 0x7465_6462_7974_6573,
    );
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        state.add(u64::from_le_bytes(*word));
    }
    let mut last = (bytes.len() as u64) << 56;
    for (at, byte) in rest.iter().enumerate() {
        last |= u64::from(*byte) << (8 * at);
    }
    state.add(last);
    state.2 ^= 0xff;
    state.round();
    state.round();
    state.round();
    state.0 ^ state.1 ^ state.2 ^ state.3
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::Hasher;

    #[test]
    fn hashes_as_the_standard_library_does() {
        // `DefaultHasher::new` is SipHash-1-3 under a key of zeros.
        let text: Vec<u8> = (0..100_u8).map(|i| i.wrapping_mul(7).wrapping_add(3)).collect();
        for end in 0..text.len() {
            #[allow(deprecated)]
            let mut hasher = std::collections::hash_map::DefaultHasher::new();
            hasher.write(&text[..end]);
            assert_eq!(under(0, 0, &text[..end]), hasher.finish(), "{end} bytes");
        }
    }

    #[test]
    fn keys_matter() {
        assert_ne!(of(1, b"text"), of(2, b"text"));
    }
}
