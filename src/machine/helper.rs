//! Helpers: Rust functions that bytecodes call, each declared with its effects.
//!
//! Owns the table. A helper gets values and gives one, or raises; what it gives is delivered to the bytecode's
//! destination. Interpreter, recorder and compiled code all call the same function. What helpers do is in
//! `object::helpers`.

use super::effects::Effects;
use crate::bytecode::ops::{Label, Reg};
use crate::object::helpers;
use crate::object::native::Run;

/// A helper. An undeclared function cannot be called by a bytecode.
pub struct Helper {
    /// For listings.
    pub name: &'static str,
    /// What it may do.
    pub effects: Effects,
    /// What it does.
    pub run: Run,
}

/// What happens with a helper's result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deliver {
    /// Into a register.
    To(Reg),
    /// Nothing.
    Nowhere,
    /// A bool: branch when it is `expect`.
    Branch {
        /// The answer to branch on.
        expect: bool,
        /// Where to.
        to: Label,
    },
    /// Undefined: the loop is over, fall through. Else into `dst`, and go on at `to`.
    Item {
        /// Where the item goes.
        dst: Reg,
        /// The body.
        to: Label,
    },
    /// A pair: a value for `dst`, and whether to go on at `to`.
    Step {
        /// Where the value goes.
        dst: Reg,
        /// Where to go when the second is true.
        to: Label,
    },
    /// What a call finds by name, with what it is called on already in it: into a register, and nothing into the one
    /// of the receiver.
    Callee {
        /// Where it goes.
        at: Reg,
        /// The register of the receiver.
        receiver: Reg,
    },
    /// A pair: each of its items into a register.
    Pair {
        /// Where the first goes.
        first: Reg,
        /// Where the second goes.
        second: Reg,
    },
    /// A tuple: its items into registers from `to` on.
    Spread {
        /// The first register.
        to: Reg,
        /// How many.
        count: u32,
    },
}

macro_rules! helpers { ($( $(#[$doc:meta])* $id:ident = $run:ident $how:ident $effects:ident; )*) => {
    $( $(#[$doc])* pub static $id: Helper = Helper { name: stringify!($run), effects: Effects::$effects, run: Run::$how(helpers::$run) }; )*
    /// Every helper.
    pub static ALL: &[&Helper] = &[$(&$id),*];
} }

helpers! {
    /// Any binary operator: operands, number of the operator, in place?
    BINARY = binary Loud ANYTHING;
    /// Any comparison.
    COMPARE = compare Loud ANYTHING;
    /// Unary operators: operand, number.
    UNARY = unary Loud ANYTHING;
    /// Truth.
    TRUTH = truth Loud ANYTHING;
    /// The truth that `__bool__` has given, or `__len__`: result, is it a length?, negated.
    TRUTH_GIVEN = truth_given Quiet PURE;
    /// The length that `__len__` has given.
    LENGTH_GIVEN = length_given Quiet PURE;
    /// The string that `__repr__` has given.
    TEXT_GIVEN = text_given Quiet PURE;
    /// `item in container`.
    CONTAINS = contains Loud ANYTHING;
    /// `obj.name`.
    GET_ATTRIBUTE = get_attribute Loud ANYTHING;
    /// `obj.name = value`.
    SET_ATTRIBUTE = set_attribute Loud ANYTHING;
    /// `del obj.name`.
    DELETE_ATTRIBUTE = delete_attribute Loud ANYTHING;
    /// A native method with its receiver.
    BIND_NATIVE = bind_native Quiet READS;
    /// A special method looked up on the type, with the receiver to pass (or undefined).
    LOAD_SPECIAL = load_special Loud ANYTHING;
    /// What `super().name` is: what is called as `super`, class, object, name; callee and receiver to pass.
    LOAD_SUPER = load_super Loud ANYTHING;
    /// `super(class, receiver)`.
    NEW_SUPER = new_super Quiet PURE;
    /// `obj[index]`.
    GET_ITEM = get_item Loud ANYTHING;
    /// `obj[index] = value`.
    SET_ITEM = set_item Loud ANYTHING;
    /// `del obj[index]`.
    DELETE_ITEM = delete_item Loud ANYTHING;
    /// NameError of a name that is nowhere.
    NAME_MISSING = name_missing Loud ANYTHING;
    /// StopIteration with what a generator has returned.
    RETURNED = returned Loud ANYTHING;
    /// The library function that takes over from a native.
    TAKE_OVER = take_over Loud ANYTHING;
    /// Bind a global: name, value.
    SET_GLOBAL = set_global Quiet WRITES;
    /// Unbind a global.
    DELETE_GLOBAL = delete_global Quiet WRITES;
    /// A name in a mapping, else global, else builtin.
    GET_NAME = get_name Loud ANYTHING;
    /// Bind a name in a mapping.
    SET_NAME = set_name Loud ANYTHING;
    /// Unbind a name in a mapping.
    DELETE_NAME = delete_name Loud ANYTHING;
    /// A free variable in a class body.
    GET_CLASS_CELL = get_class_cell Loud ANYTHING;
    /// UnboundLocalError.
    UNBOUND_LOCAL = unbound_local Quiet PURE;
    /// NameError of a free variable.
    UNBOUND_FREE = unbound_free Quiet PURE;
    /// Array for far locals.
    MAKE_FAR = make_far Quiet READS;
    /// Read a far local.
    LOAD_FAR = load_far Quiet READS;
    /// Write a far local.
    STORE_FAR = store_far Quiet WRITES;
    /// One of the objects that code refers to without a name.
    LOAD_COMMON = load_common Quiet READS;
    /// TypeError of a call whose arguments do not fit: callee, positional count, keyword names.
    BAD_CALL = bad_call Quiet READS;
    /// The class call in its general form: class, positional tuple, keyword dict.
    CALL_OBJECT = call_object Loud ANYTHING;
    /// A call with a tuple or list of arguments and a dict of keywords.
    CALL_SPREAD = call_spread Loud ANYTHING;
    /// `iter(v)`.
    ITER = iter Loud ANYTHING;
    /// The next item, or undefined.
    NEXT = next Loud ANYTHING;
    /// What a filter gives after its predicate's answer whose truth a script knows: iterator, item, answer.
    FILTERED = filtered Loud ANYTHING;
    /// What a comprehension gets for its first iterable.
    ITER_SOURCE = iter_source Loud ANYTHING;
    /// TypeError: `__iter__` gave no iterator.
    NOT_ITERATOR = not_iterator Quiet PURE;
    /// TypeError: `__init__` gave something.
    BAD_INIT = bad_init Quiet PURE;
    /// A tuple of values.
    BUILD_TUPLE = build_tuple Quiet READS;
    /// A list of values.
    BUILD_LIST = build_list Quiet READS;
    /// A set of values.
    BUILD_SET = build_set Loud ANYTHING;
    /// A dict of keys and values.
    BUILD_DICT = build_dict Loud ANYTHING;
    /// Append to a list.
    LIST_APPEND = list_append Quiet WRITES;
    /// Append all.
    LIST_EXTEND = list_extend Loud ANYTHING;
    /// Add to a set.
    SET_ADD = set_add Loud ANYTHING;
    /// Add all to a set.
    SET_UPDATE = set_update Loud ANYTHING;
    /// Store in a dict.
    DICT_SET = dict_set Loud ANYTHING;
    /// `{**src}`.
    DICT_UPDATE = dict_update Loud ANYTHING;
    /// `f(**src)`.
    DICT_MERGE = dict_merge Loud ANYTHING;
    /// Tuple of a list's items.
    LIST_TO_TUPLE = list_to_tuple Quiet READS;
    /// Exactly so many items of an iterable, as a tuple.
    UNPACK = unpack Loud ANYTHING;
    /// Items before, the list of the rest, items after, as a tuple.
    UNPACK_STAR = unpack_star Loud ANYTHING;
    /// Strings joined.
    BUILD_STRING = build_string Quiet PURE;
    /// `str`, `repr` or `ascii`.
    CONVERT = convert Loud ANYTHING;
    /// `format(v, spec)`.
    FORMAT = format Loud ANYTHING;
    /// Raises an exception object.
    RAISE_EXCEPTION = raise_exception Quiet WRITES_OTHER;
    /// The exception object to raise, for `raise v` and `raise v from cause`: raises TypeError for what is none.
    PREPARE_RAISE = prepare_raise Loud ANYTHING;
    /// What `raise` alone raises.
    CURRENT_EXCEPTION = current_exception Quiet READS;
    /// Is an exception an instance of a class or of one of a tuple?
    MATCH_EXCEPTION = match_exception Loud ANYTHING;
    /// Parts of an exception group.
    SPLIT_GROUP = split_group Loud ANYTHING;
    /// What is raised after `except*`.
    JOIN_GROUPS = join_groups Loud ANYTHING;
    /// Type, value, traceback.
    EXCEPTION_PARTS = exception_parts Quiet READS;
    /// `send` on what is no plain generator: value, and whether it ended.
    SEND = send Loud ANYTHING;
    /// `throw` into a sub-iterator: value, and whether it ended.
    THROW_INTO = throw_into Loud ANYTHING;
    /// Leaves a loop before its iterator has ended.
    DROP_ITERATOR = drop_iterator Loud ANYTHING;
    /// What `yield from` iterates.
    YIELD_FROM_ITER = yield_from_iter Loud ANYTHING;
    /// What `await` iterates.
    GET_AWAITABLE = get_awaitable Loud ANYTHING;
    /// `aiter`.
    GET_ASYNC_ITER = get_async_iter Loud ANYTHING;
    /// The awaitable of the next item.
    GET_ASYNC_NEXT = get_async_next Loud ANYTHING;
    /// A value wrapped on its way out of an asynchronous generator.
    ASYNC_WRAP = async_wrap Quiet PURE;
    /// `import`.
    IMPORT_NAME = import_name Loud ANYTHING;
    /// `from m import name`.
    IMPORT_FROM = import_from Loud ANYTHING;
    /// `from m import *`.
    IMPORT_STAR = import_star Loud ANYTHING;
    /// May it be matched by a sequence pattern?
    MATCH_SEQUENCE = match_sequence Loud ANYTHING;
    /// May it be matched by a mapping pattern?
    MATCH_MAPPING = match_mapping Loud ANYTHING;
    /// The values of keys.
    MATCH_KEYS = match_keys Loud ANYTHING;
    /// The attributes of a class pattern.
    MATCH_CLASS = match_class Loud ANYTHING;
    /// `len`.
    LEN = len Loud ANYTHING;
    /// Make `__annotations__`.
    SETUP_ANNOTATIONS = setup_annotations Loud ANYTHING;
    /// Show a value at the prompt.
    DISPLAY = display Loud ANYTHING;
    /// Resume a generator: generator, value, mode.
    RESUME = resume Loud ANYTHING;
}
