//! Host functions of numbers, as compiled code calls them: arguments and result as they are, in machine registers.
//!
//! Owns the description of such a function, [`Typed`], and the routine that compiled code calls, of which there is one
//! for each type of closure. Comes in: what was passed. Goes out: what the closure gives, or that it has refused and
//! nothing has happened, or that it has raised. The interpreter calls the same closure by way of `host_function`; what
//! it may not be given is refused here, and the interpreter says why.
//!
//! Such a function has no engine. It cannot run scripts, collect, or look at frames, and changes nothing but data of the
//! host; so compiled code keeps all that it knows.
//!
//! Invariant "passed": whoever calls the routine passes as many arguments as the description says, and each as it says.
//! Invariant "field": what is at a [`FieldAt`] is data of the type that the class of the object was made for.

use super::host::Host;
use super::host_function::{HostBody, panicked};
use super::vm::Vm;
use crate::heap::{Ref, Value, Word};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, Ordering};

/// The most arguments that are passed in registers.
pub const MOST: usize = 4;

/// What a parameter is passed as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Passes {
    /// An int of 64 bits.
    Int,
    /// A float; an int is made one.
    Float,
    /// True or False, as a word.
    Bool,
    /// An object of the host, as a word.
    Host,
}

/// What a result is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gives {
    /// An int of 64 bits.
    Int,
    /// A float.
    Float,
    /// A word: True, False or None.
    Word,
}

/// The parameters and the result of a host function of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    takes: [Passes; MOST],
    count: usize,
    /// The result.
    pub gives: Gives,
}

impl Signature {
    /// That of parameters and a result, if all of them are passed and given so.
    pub const fn of(takes: &[Option<Passes>], gives: Option<Gives>) -> Option<Signature> {
        let Some(gives) = gives else { return None };
        let mut signature = Signature { takes: [Passes::Int; MOST], count: takes.len(), gives };
        let mut at = 0;
        while at < takes.len() {
            match takes[at] {
                Some(passes) if at < MOST => signature.takes[at] = passes,
                _ => return None,
            }
            at += 1;
        }
        Some(signature)
    }

    /// The parameters, all of which are given.
    #[inline(always)]
    pub fn takes(&self) -> &[Passes] {
        &self.takes[..self.count]
    }
}

/// What a host function of numbers has done.
pub enum Answer {
    /// Nothing: it cannot take what was passed.
    Refused,
    /// It has given a number or a word, in these bits.
    Number(u64),
    /// It has given something else than its signature says.
    Value(Word),
    /// It has raised: an exception is pending.
    Raised,
}

/// The arguments of a host function of numbers.
///
/// As what they are passed is known to the compiler of the host: all that is done here disappears, and so it should be
/// where nothing is optimised across crates.
pub struct Passed<'v> {
    vm: &'v Vm,
    signature: &'static Signature,
    general: [u64; MOST],
    vector: [f64; MOST],
}

impl<'v> Passed<'v> {
    #[inline(always)]
    fn is(&self, at: usize, what: Passes) -> bool {
        at < self.signature.count && self.signature.takes[at] as u8 == what as u8
    }

    /// The engine.
    #[inline(always)]
    pub fn vm(&self) -> &'v Vm {
        self.vm
    }

    /// An argument that is an int.
    #[inline(always)]
    pub fn int(&self, at: usize) -> Option<i64> {
        self.is(at, Passes::Int).then(|| self.general[at] as i64)
    }

    /// An argument that is a float.
    #[inline(always)]
    pub fn float(&self, at: usize) -> Option<f64> {
        self.is(at, Passes::Float).then(|| self.vector[at])
    }

    /// An argument that is True or False.
    #[inline(always)]
    pub fn truth(&self, at: usize) -> Option<bool> {
        self.is(at, Passes::Bool).then(|| self.general[at] == Word::TRUE.bits())
    }

    /// An argument that is an object of the host.
    #[inline(always)]
    pub fn host(&self, at: usize) -> Option<Ref<'v, Host>> {
        // SAFETY: invariant "passed": it is such an object, and alive, as nothing is collected meanwhile.
        self.is(at, Passes::Host)
            .then(|| unsafe { Value::from_word(Word::exposed(self.general[at])).cast_unchecked::<Host>() })
    }
}

/// What the routine says of an answer.
pub mod how {
    /// It is refused; nothing has happened.
    pub const REFUSED: u64 = 0;
    /// The value is the result.
    pub const GIVEN: u64 = 1;
    /// An exception is pending.
    pub const RAISED: u64 = 2;
    /// The value is a word that is no such result.
    pub const VALUE: u64 = 3;
}

/// What the routine gives: see [`how`].
#[repr(C)]
pub struct Given<V> {
    how: u64,
    value: V,
}

/// A result in its register.
trait Bits {
    fn of(bits: u64) -> Self;
}
impl Bits for u64 {
    #[inline(always)]
    fn of(bits: u64) -> u64 {
        bits
    }
}
impl Bits for f64 {
    #[inline(always)]
    fn of(bits: u64) -> f64 {
        f64::from_bits(bits)
    }
}

/// The routine of a body. An argument is in the register of its number among the general ones or among those of floats,
/// whichever it is; what is in all others means nothing.
#[cfg(target_arch = "x86_64")]
#[allow(clippy::too_many_arguments)]
extern "sysv64" fn enter<B: HostBody, V: Bits>(
    i0: u64,
    i1: u64,
    i2: u64,
    typed: &Typed,
    i3: u64,
    vm: &Vm,
    f0: f64,
    f1: f64,
    f2: f64,
    f3: f64,
) -> Given<V> {
    // SAFETY: the body was a `B` when this routine was chosen for it, and lives as long as its description.
    let body = unsafe { typed.body.cast::<B>().as_ref() };
    let Some(signature) = &B::SIGNATURE else { return Given { how: how::REFUSED, value: V::of(0) } };
    let passed = Passed { vm, signature, general: [i0, i1, i2, i3], vector: [f0, f1, f2, f3] };
    match catch_unwind(AssertUnwindSafe(|| body.answer(&passed))) {
        Ok(Answer::Number(bits)) => Given { how: how::GIVEN, value: V::of(bits) },
        Ok(Answer::Refused) => Given { how: how::REFUSED, value: V::of(0) },
        Ok(Answer::Value(word)) => {
            Given { how: how::VALUE, value: V::of(word.raw().expose_provenance() as u64) }
        }
        Ok(Answer::Raised) => Given { how: how::RAISED, value: V::of(0) },
        Err(panic) => {
            panicked(vm, typed.name, &*panic);
            Given { how: how::RAISED, value: V::of(0) }
        }
    }
}

/// Where an object of the host has a number, in bytes from the start of its entry, and of what type that is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FieldAt {
    /// Where.
    pub at: u32,
    /// As what.
    pub stored: Stored,
}

/// The types of numbers that are loaded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Stored {
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    /// Loaded if it is below 2 to the 63rd.
    U64,
    F32,
    F64,
    Bool,
}

impl Stored {
    /// Its size in bytes.
    pub fn size(self) -> usize {
        match self {
            Stored::I8 | Stored::U8 | Stored::Bool => 1,
            Stored::I16 | Stored::U16 => 2,
            Stored::I32 | Stored::U32 | Stored::F32 => 4,
            Stored::I64 | Stored::U64 | Stored::F64 => 8,
        }
    }

    /// What it is for scripts.
    pub fn gives(self) -> Gives {
        match self {
            Stored::F32 | Stored::F64 => Gives::Float,
            Stored::Bool => Gives::Word,
            _ => Gives::Int,
        }
    }
}

/// A host function of numbers.
pub struct Typed {
    body: NonNull<()>,
    /// What scripts call it.
    pub name: &'static str,
    /// Its parameters and its result.
    pub signature: Signature,
    /// The routine: a function pointer, for machine code.
    pub routine: *const (),
    /// The number that it gives, if it does no more than read that in its only argument.
    pub field: Option<FieldAt>,
    /// How often compiled code was left since it had raised or given something else.
    odd: AtomicU32,
}

/// A function that has so often raised or given something else is called in full: compiled code goes on behind that.
const TOO_ODD: u32 = 100;

impl Typed {
    /// Compiled code was left since it has raised or given something else; is it to be called in full from now on?
    pub fn note_odd(&self) -> bool {
        self.odd.fetch_add(1, Ordering::Relaxed) + 1 == TOO_ODD
    }

    /// Is it called in full, though it takes and gives numbers?
    pub fn is_odd(&self) -> bool {
        self.odd.load(Ordering::Relaxed) >= TOO_ODD
    }
}

// SAFETY: the body is that of a host function, whose owner sees to it that one thread at a time uses it; all else is
// plain data.
unsafe impl Send for Typed {}
// SAFETY: as above.
unsafe impl Sync for Typed {}

/// How a body is called by compiled code: its signature, and its routine.
pub(super) struct Plan {
    signature: Signature,
    routine: *const (),
}

impl Plan {
    /// Of the bodies of this type.
    #[cfg(target_arch = "x86_64")]
    pub(super) fn of<B: HostBody>() -> Option<Plan> {
        let signature = B::SIGNATURE?;
        let routine = match signature.gives {
            Gives::Float => enter::<B, f64> as *const (),
            Gives::Int | Gives::Word => enter::<B, u64> as *const (),
        };
        Some(Plan { signature, routine })
    }

    /// There is none where there is no compiler.
    #[cfg(not(target_arch = "x86_64"))]
    pub(super) fn of<B: HostBody>() -> Option<Plan> {
        None
    }

    /// The description of the body that this is the plan of.
    pub(super) fn describe(self, body: NonNull<()>, name: &'static str, field: Option<FieldAt>) -> Typed {
        let odd = AtomicU32::new(0);
        Typed { body, name, signature: self.signature, routine: self.routine, field, odd }
    }
}
