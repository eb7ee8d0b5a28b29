//! CPython's random numbers: the Mersenne Twister (MT19937) and the ways to seed it.
//!
//! In: seeds. Out: floats and bits, the same as CPython's for the same seed. Everything above them
//! (`randrange`, `shuffle`, `gauss`, ...) is script code.
//!
//! Invariant: `index` is at most the number of words.

use std::sync::OnceLock;

use num_bigint::BigUint;

use super::complaint::{Complaint, Outcome, Poll};
use super::integer::Integer;

const WORDS: usize = 624;
const MIDDLE: usize = 397;

/// A generator and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twister {
    words: [u32; WORDS],
    index: usize,
}

impl Twister {
    /// A generator seeded with words: those of an integer's absolute value, or of the host's entropy.
    pub fn from_words(key: &[u32]) -> Twister {
        let key = if key.is_empty() { &[0] } else { key };
        let mut words = [0u32; WORDS];
        words[0] = 19_650_218;
        for at in 1..WORDS {
            let before = words[at - 1];
            words[at] = (before ^ before >> 30).wrapping_mul(1_812_433_253).wrapping_add(at as u32);
        }
        let mut at = 1;
        let mut stir = |words: &mut [u32; WORDS], factor: u32, change: &dyn Fn(u32, usize) -> u32| {
            let before = words[at - 1];
            let mixed = words[at] ^ (before ^ before >> 30).wrapping_mul(factor);
            words[at] = change(mixed, at);
            at += 1;
            if at == WORDS {
                words[0] = words[WORDS - 1];
                at = 1;
            }
        };
        for round in 0..key.len().max(WORDS) {
            let place = round % key.len();
            let added = key[place].wrapping_add(place as u32);
            stir(&mut words, 1_664_525, &|mixed, _| mixed.wrapping_add(added));
        }
        for _ in 1..WORDS {
            stir(&mut words, 1_566_083_941, &|mixed, at| mixed.wrapping_sub(at as u32));
        }
        words[0] = 1 << 31;
        Twister { words, index: WORDS }
    }

    /// `seed(integer)`
    pub fn from_integer(seed: &Integer) -> Twister {
        Twister::from_words(&seed.magnitude().to_u32_digits())
    }

    /// `seed(bytes)`, and `seed(text)` with its UTF-8: the bytes and their SHA-512 as one number.
    pub fn from_bytes(seed: &[u8]) -> Twister {
        let mut bytes = seed.to_vec();
        bytes.extend(sha512(seed));
        Twister::from_words(&BigUint::from_bytes_be(&bytes).to_u32_digits())
    }

    /// The words that `getstate` shows, and the index behind them.
    pub fn state(&self) -> (&[u32], usize) {
        (&self.words, self.index)
    }

    /// The generator that `setstate` makes of what `getstate` gave.
    pub fn from_state(words: &[u32], index: usize) -> Outcome<Twister> {
        let words = words.try_into().map_err(|_| Complaint::value("state vector is the wrong size"))?;
        if index > WORDS {
            return Err(Complaint::value("invalid state"));
        }
        Ok(Twister { words, index })
    }

    fn refill(&mut self) {
        for at in 0..WORDS {
            let joined = self.words[at] & 1 << 31 | self.words[(at + 1) % WORDS] & !(1 << 31);
            let twist = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[at] = self.words[(at + MIDDLE) % WORDS] ^ joined >> 1 ^ twist;
        }
        self.index = 0;
    }

    /// The next 32 bits.
    pub fn next_word(&mut self) -> u32 {
        if self.index >= WORDS {
            self.refill();
        }
        let mut word = self.words[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    /// `random()`: 53 bits below one.
    pub fn next_float(&mut self) -> f64 {
        let high = f64::from(self.next_word() >> 5);
        let low = f64::from(self.next_word() >> 6);
        (high * 67_108_864.0 + low) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `getrandbits(count)`. The caller checks `count / 8` bytes against its memory limit.
    pub fn next_bits(&mut self, count: i64, poll: &mut Poll) -> Outcome<Integer> {
        if count < 0 {
            return Err(Complaint::value("number of bits must be non-negative"));
        }
        if count <= 32 {
            let word = if count == 0 { 0 } else { self.next_word() >> (32 - count) };
            return Ok(Integer::Small(i64::from(word)));
        }
        let mut words = Vec::new();
        let mut rest = count;
        while rest > 0 {
            if words.len() % (1 << 16) == 0 {
                poll()?;
            }
            let word = self.next_word();
            words.push(if rest < 32 { word >> (32 - rest) } else { word });
            rest -= 32;
        }
        Ok(Integer::from(BigUint::new(words)))
    }
}

/// The constants of SHA-512 are the first 64 fractional bits of roots of primes: eight square roots for
/// the start, eighty cube roots for the rounds.
fn sha512_constants() -> &'static ([u64; 8], [u64; 80]) {
    static CONSTANTS: OnceLock<([u64; 8], [u64; 80])> = OnceLock::new();
    CONSTANTS.get_or_init(|| {
        let is_prime = |n: &u64| (2..*n).take_while(|d| d * d <= *n).all(|d| !n.is_multiple_of(d));
        let low = |root: BigUint| root.iter_u64_digits().next().unwrap_or(0);
        let scaled = |prime: u64, bits: u64| -> BigUint { BigUint::from(prime) << bits };
        let mut constants = ([0; 8], [0; 80]);
        let primes = (2u64..).filter(is_prime);
        for (place, prime) in constants.0.iter_mut().zip(primes.clone()) {
            *place = low(scaled(prime, 128).sqrt());
        }
        for (place, prime) in constants.1.iter_mut().zip(primes) {
            *place = low(scaled(prime, 192).cbrt());
        }
        constants
    })
}

/// SHA-512, for seeds alone: simple rather than fast.
fn sha512(message: &[u8]) -> [u8; 64] {
    let (start, rounds) = sha512_constants();
    let mut padded = message.to_vec();
    padded.push(0x80);
    padded.resize((padded.len() + 16).next_multiple_of(128) - 16, 0);
    padded.extend((message.len() as u128 * 8).to_be_bytes());
    let mut hash = *start;
    for block in padded.as_chunks::<128>().0 {
        let mut schedule = [0u64; 80];
        for (place, word) in schedule.iter_mut().zip(block.as_chunks::<8>().0) {
            *place = u64::from_be_bytes(*word);
        }
        for at in 16..80 {
            let (near, far) = (schedule[at - 2], schedule[at - 15]);
            let near = near.rotate_right(19) ^ near.rotate_right(61) ^ near >> 6;
            let far = far.rotate_right(1) ^ far.rotate_right(8) ^ far >> 7;
            schedule[at] =
                near.wrapping_add(schedule[at - 7]).wrapping_add(far).wrapping_add(schedule[at - 16]);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = hash;
        for (word, constant) in schedule.into_iter().zip(rounds) {
            let mixed = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
            let chosen = e & f ^ !e & g;
            let first = h.wrapping_add(mixed).wrapping_add(chosen).wrapping_add(*constant).wrapping_add(word);
            let mixed = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
            let majority = a & b ^ a & c ^ b & c;
            let second = mixed.wrapping_add(majority);
            (h, g, f, e) = (g, f, e, d.wrapping_add(first));
            (d, c, b, a) = (c, b, a, first.wrapping_add(second));
        }
        for (place, word) in hash.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *place = place.wrapping_add(word);
        }
    }
    let mut digest = [0; 64];
    for (place, word) in digest.as_chunks_mut::<8>().0.iter_mut().zip(hash) {
        *place = word.to_be_bytes();
    }
    digest
}
