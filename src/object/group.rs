//! Exception groups, for `except*`.

use super::context::{Cx, Handle, Res, Ret};
use super::error::Raise;
use crate::object::class::Builtin;

/// Group, class or classes: a pair of the part that matches and the rest.
///
/// # Errors
/// TypeError for classes that `except*` does not take.
pub fn split_for_handler(cx: &mut Cx<'_>, _group: Handle<'_>, _kinds: Handle<'_>) -> Res<Ret> {
    Err(cx.raise(Builtin::NotImplementedError, "except* is not supported yet"))
}

/// What to raise after all `except*` clauses.
///
/// # Errors
/// MemoryError.
pub fn join(cx: &mut Cx<'_>, _original: Handle<'_>, _raised: Handle<'_>) -> Res<Ret> {
    Err(cx.raise(Builtin::NotImplementedError, "except* is not supported yet"))
}
