//! Constants: the pool of a function, and from the tree's literals to them.
//!
//! Two constants are the same when their types and bits are: `1`, `1.0` and `True` are three, `0.0` and `-0.0` two.
//! What expressions are constant is decided in `fold`.

use crate::bytecode::code::Constant;
use crate::syntax::tree;
use hashbrown::{DefaultHashBuilder, HashTable};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::hash::{BuildHasher, Hash, Hasher};

/// The constants of one function.
#[derive(Default)]
pub(super) struct Constants {
    all: Vec<Constant>,
    index: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Constants {
    /// The index of a constant, which is added if it is new.
    pub fn intern(&mut self, constant: Constant) -> u32 {
        let next = self.all.len() as u32;
        let hasher = &self.hasher;
        let all = &self.all;
        let is_same = |&index: &u32| all.get(index as usize).is_some_and(|other| is_same(other, &constant));
        let hash_at = |&index: &u32| all.get(index as usize).map_or(0, |c| hash_of(hasher, c));
        let hash = hash_of(hasher, &constant);
        if let Some(&index) = self.index.find(hash, is_same) {
            return index;
        }
        self.index.insert_unique(hash, next, hash_at);
        self.all.push(constant);
        next
    }

    /// All of them, in order.
    pub fn into_vec(self) -> Vec<Constant> {
        self.all
    }
}

/// Are they the same constant?
pub(super) fn is_same(a: &Constant, b: &Constant) -> bool {
    use Constant as C;
    match (a, b) {
        (C::Float(a), C::Float(b)) | (C::Complex(a), C::Complex(b)) => a.to_bits() == b.to_bits(),
        (C::Tuple(a), C::Tuple(b)) | (C::FrozenSet(a), C::FrozenSet(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        // Code is never shared: each function statement makes its own.
        (C::Code(_), _) | (_, C::Code(_)) => false,
        _ => a == b,
    }
}

fn hash_of(builder: &DefaultHashBuilder, constant: &Constant) -> u64 {
    let mut hasher = builder.build_hasher();
    hash_into(constant, &mut hasher);
    hasher.finish()
}

fn hash_into(constant: &Constant, hasher: &mut impl Hasher) {
    std::mem::discriminant(constant).hash(hasher);
    match constant {
        Constant::Int(value) => value.hash(hasher),
        Constant::Big(value) => value.hash(hasher),
        Constant::Float(value) | Constant::Complex(value) => value.to_bits().hash(hasher),
        Constant::Str(text) => text.hash(hasher),
        Constant::SurrogateStr(bytes) | Constant::Bytes(bytes) => bytes.hash(hasher),
        Constant::Tuple(items) | Constant::FrozenSet(items) => {
            items.len().hash(hasher);
            items.iter().for_each(|item| hash_into(item, hasher));
        }
        Constant::Code(code) => code.name.hash(hasher),
        Constant::None | Constant::True | Constant::False | Constant::Ellipsis => {}
    }
}

/// A literal as a constant.
pub(super) fn literal(constant: &tree::Constant<'_>) -> Constant {
    use tree::Constant as T;
    match *constant {
        T::None => Constant::None,
        T::True => Constant::True,
        T::False => Constant::False,
        T::Ellipsis => Constant::Ellipsis,
        T::Int(value) => Constant::Int(value),
        T::BigInt(digits) => integer(BigInt::parse_bytes(digits.as_bytes(), 16).unwrap_or_default()),
        T::Float(value) => Constant::Float(value),
        T::Complex(value) => Constant::Complex(value),
        T::Str(text) => Constant::Str(text.into()),
        T::SurrogateStr(bytes) => Constant::SurrogateStr(bytes.into()),
        T::Bytes(bytes) => Constant::Bytes(bytes.into()),
    }
}

/// An integer as a constant: narrow if it can be.
pub(super) fn integer(value: BigInt) -> Constant {
    value.to_i64().map_or(Constant::Big(value), Constant::Int)
}

/// A boolean as a constant.
pub(super) fn boolean(value: bool) -> Constant {
    if value { Constant::True } else { Constant::False }
}

/// Is a constant true?
pub(super) fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::None | Constant::False => false,
        Constant::True | Constant::Ellipsis | Constant::Code(_) => true,
        Constant::Int(value) => *value != 0,
        Constant::Big(value) => *value != BigInt::ZERO,
        Constant::Float(value) | Constant::Complex(value) => *value != 0.0,
        Constant::Str(text) => !text.is_empty(),
        Constant::SurrogateStr(bytes) | Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_told_apart_by_type_and_bits() {
        let mut pool = Constants::default();
        let different = [
            Constant::Int(0),
            Constant::Float(0.0),
            Constant::Float(-0.0),
            Constant::False,
            Constant::Complex(0.0),
            Constant::Tuple(vec![Constant::Int(0)]),
            Constant::Tuple(vec![Constant::False]),
            Constant::FrozenSet(vec![Constant::Int(0)]),
            Constant::Str("".into()),
            Constant::Bytes(Box::new([])),
        ];
        let first: Vec<u32> = different.iter().map(|c| pool.intern(c.clone())).collect();
        let second: Vec<u32> = different.iter().map(|c| pool.intern(c.clone())).collect();
        assert_eq!(first, (0..different.len() as u32).collect::<Vec<_>>());
        assert_eq!(first, second);
    }
}
