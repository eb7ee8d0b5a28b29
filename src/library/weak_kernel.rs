//! The kernel of `weakref`: the class of references, and counting them. Proxies are script code (`_weakref.py`).

use crate::object::class::Builtin;
use crate::object::context::{Cx, Handle, Res};

/// The class, under the names it has in `_weakref`.
///
/// # Errors
/// MemoryError.
pub fn finish(cx: &mut Cx<'_>, module: Handle<'_>) -> Res<()> {
    let space = super::space_of(cx, module)?;
    super::bind(cx, space, "ref", cx.class(Builtin::WeakRef))?;
    super::bind(cx, space, "ReferenceType", cx.class(Builtin::WeakRef))
}

/// The class of the Mersenne twister, in `_random`.
///
/// # Errors
/// MemoryError.
pub fn finish_random(cx: &mut Cx<'_>, module: Handle<'_>) -> Res<()> {
    super::bind(cx, super::space_of(cx, module)?, "Random", cx.class(Builtin::Random))
}
