//! Hashes that scripts can see: of text and bytes, and of containers from the hashes of their items.
//!
//! In: bytes and a key, or hashes. Out: hashes. Those of numbers are in `integer` and `float`, beside what
//! they must agree with.
//!
//! Invariant: no hash is -1, which CPython's C functions keep for errors, and scripts can tell.

/// The key of an engine's text hashes. A random one keeps scripts' dicts safe from chosen collisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HashKey(pub u64, pub u64);

/// What a hash function returns in place of -1.
pub fn visible(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash` of bytes, or of text as UTF-8: SipHash-1-3.
pub fn of_bytes(bytes: &[u8], key: HashKey) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut state = [
        key.0 ^ 0x736f_6d65_7073_6575,
        key.1 ^ 0x646f_7261_6e64_6f6d,
        key.0 ^ 0x6c79_6765_6e65_7261,
        key.1 ^ 0x7465_6462_7974_6573,
    ];
    let (words, tail) = bytes.as_chunks::<8>();
    for word in words {
        absorb(&mut state, u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    for (place, byte) in last.iter_mut().zip(tail) {
        *place = *byte;
    }
    absorb(&mut state, u64::from_le_bytes(last) | (bytes.len() as u64) << 56);
    state[2] ^= 0xff;
    for _ in 0..3 {
        round(&mut state);
    }
    visible((state[0] ^ state[1] ^ state[2] ^ state[3]) as i64)
}

fn absorb(state: &mut [u64; 4], word: u64) {
    state[3] ^= word;
    round(state);
    state[0] ^= word;
}

fn round([a, b, c, d]: &mut [u64; 4]) {
    *a = a.wrapping_add(*b);
    *c = c.wrapping_add(*d);
    *b = b.rotate_left(13) ^ *a;
    *d = d.rotate_left(16) ^ *c;
    *a = a.rotate_left(32);
    *c = c.wrapping_add(*b);
    *a = a.wrapping_add(*d);
    *b = b.rotate_left(17) ^ *c;
    *d = d.rotate_left(21) ^ *a;
    *c = c.rotate_left(32);
}

/// The hash of a tuple, item by item.
#[derive(Clone, Copy, Debug)]
pub struct TupleHash {
    sum: u64,
    length: u64,
}

impl Default for TupleHash {
    fn default() -> TupleHash {
        TupleHash { sum: TupleHash::START, length: 0 }
    }
}

impl TupleHash {
    const START: u64 = 2_870_177_450_012_600_261;

    /// Takes in the hash of the next item.
    pub fn add(&mut self, hash: i64) {
        let lane = (hash as u64).wrapping_mul(14_029_467_366_897_019_727);
        self.sum = self.sum.wrapping_add(lane).rotate_left(31).wrapping_mul(11_400_714_785_074_694_791);
        self.length += 1;
    }

    /// The hash of a tuple of the items so far.
    pub fn finish(self) -> i64 {
        match self.sum.wrapping_add(self.length ^ TupleHash::START ^ 3_527_539) as i64 {
            -1 => 1_546_275_796,
            hash => hash,
        }
    }
}

/// The hash of a frozenset, whatever the order of its items.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetHash {
    mix: u64,
    length: u64,
}

impl SetHash {
    /// Takes in the hash of another item.
    pub fn add(&mut self, hash: i64) {
        let hash = hash as u64;
        self.mix ^= (hash ^ 89_869_747 ^ hash << 16).wrapping_mul(3_644_798_167);
        self.length += 1;
    }

    /// The hash of a frozenset of the items so far.
    pub fn finish(self) -> i64 {
        let mut hash = self.mix ^ (self.length + 1).wrapping_mul(1_927_868_237);
        hash ^= hash >> 11 ^ hash >> 25;
        match hash.wrapping_mul(69_069).wrapping_add(907_133_923) as i64 {
            -1 => 590_923_713,
            hash => hash,
        }
    }
}
