//! Calls from the host into scripts: their arguments, and the result.
//!
//! Owns the trait of what can be passed. Comes in: a callee in a handle and Rust values. Goes out: the converted result.

use super::convert::{FromScript, Given, Mismatch, Space, ToScript};
use super::engine::Trouble;
use crate::heap::Word;
use crate::object::class::Builtin;
use crate::object::context::{Cx, Handle};
use crate::object::error::Raise;

/// Words of the stack that a call leaves free.
const RESERVE: usize = 64;

/// What a function of a script is called with: a tuple of up to eight values, `()` for none, or a `Vec`.
pub trait Arguments {
    /// Put them on the stack; how many there are.
    #[doc(hidden)]
    fn push(self, stack: &Pushed<'_, '_>) -> Result<usize, Trouble>;
}

/// The stack of an engine, for arguments.
#[doc(hidden)]
#[allow(missing_debug_implementations)]
pub struct Pushed<'a, 's>(&'a Cx<'s>);

impl Pushed<'_, '_> {
    fn one(&self, at: usize, value: impl ToScript) -> Result<(), Trouble> {
        let converted = value.to_script(Space { vm: self.0 });
        let given = converted.map_err(|m: Mismatch| m.into_error(&format!("argument {}", at + 1)))?;
        if self.0.top.get() + RESERVE > self.0.stack.len() {
            return Err(self.0.raise(Builtin::RecursionError, "maximum recursion depth exceeded").into());
        }
        self.0.root(given.value);
        Ok(())
    }
}

macro_rules! arguments { ($($T:ident $at:tt),*) => {
    impl<$($T: ToScript),*> Arguments for ($($T,)*) {
        #[allow(unused_variables)]
        fn push(self, stack: &Pushed<'_, '_>) -> Result<usize, Trouble> {
            $( stack.one($at, self.$at)?; )*
            Ok(<[usize]>::len(&[$($at),*]))
        }
    }
} }
arguments! {}
arguments! { A 0 }
arguments! { A 0, B 1 }
arguments! { A 0, B 1, C 2 }
arguments! { A 0, B 1, C 2, D 3 }
arguments! { A 0, B 1, C 2, D 3, E 4 }
arguments! { A 0, B 1, C 2, D 3, E 4, F 5 }
arguments! { A 0, B 1, C 2, D 3, E 4, F 5, G 6 }
arguments! { A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7 }

impl<T: ToScript> Arguments for Vec<T> {
    fn push(self, stack: &Pushed<'_, '_>) -> Result<usize, Trouble> {
        let count = self.len();
        for (at, value) in self.into_iter().enumerate() {
            stack.one(at, value)?;
        }
        Ok(count)
    }
}

/// Call what is in a handle.
pub(super) fn call<R: FromScript>(
    cx: &mut Cx<'_>,
    callee: Handle<'_>,
    args: impl Arguments,
) -> Result<R, Trouble> {
    let Some(hooks) = cx.hooks.get() else { return Err(cx.system_error("no interpreter").into()) };
    let at = cx.root(cx.get(callee));
    let count = args.push(&Pushed(cx))?;
    let word = (hooks.call)(cx, at.index(), count, Word::UNDEF)?;
    let result = Given { vm: cx, value: cx.brand(word) };
    R::from_script(result).map_err(|m| m.into_error("result").into())
}
