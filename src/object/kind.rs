//! The numbers of the kinds of heap objects, and the table of their layouts.
//!
//! Owns the one table that tells the collector where the values of an object are. Each row names a type declared with
//! [`object!`](crate::heap::object) in the file of its own; the row's position is the kind's number.

use crate::heap::{Kind, KindLayout, Object};

macro_rules! kinds { ($( $konst:ident = $($type:ident)::+; )*) => {
    #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
    #[repr(u8)]
    enum Number { $($konst),* }
    $( #[allow(missing_docs)] pub const $konst: Kind = Kind(Number::$konst as u8); )*
    /// The layout of each kind, at its number.
    pub static LAYOUTS: &[KindLayout] = {
        $( assert!(<$crate::object::$($type)::+ as Object>::KIND.0 == $konst.0); )*
        &[ $( <$crate::object::$($type)::+ as Object>::LAYOUT ),* ]
    };
} }

kinds! {
    INSTANCE = instance::Instance;
    EXTRA = instance::Extra;
    ARRAY = array::Array;
    RAW = array::Raw;
    STR = string::Str;
    ROPE = string::Rope;
    BYTES = bytes::Bytes;
    BYTEARRAY = bytes::ByteArray;
    BUFFER = bytes::Buffer;
    INT64 = number::Int64;
    BIGINT = number::Big;
    COMPLEX = number::Complex;
    TUPLE = tuple::Tuple;
    LIST = list::List;
    DICT = dict::Dict;
    SET = set::Set;
    FROZENSET = set::FrozenSet;
    VIEW = dict::View;
    RANGE = range::Range;
    SLICE = range::Slice;
    ITERATOR = iterator::Iterator;
    CELL = function::Cell;
    CODE = code::Code;
    FUNCTION = function::Function;
    NATIVE = native::NativeFunction;
    METHOD = function::Method;
    CLASS = class::Class;
    MODULE = module::Module;
    EXCEPTION = exception::Exception;
    TRACEBACK = exception::Traceback;
    FRAME = frame::Frame;
    GENERATOR = generator::Generator;
    WRAPPED = generator::Wrapped;
    PROPERTY = descriptor::Property;
    WRAPPER = descriptor::Wrapper;
    GETSET = descriptor::GetSet;
    MEMBER = descriptor::Member;
    SUPER = descriptor::Super;
    WEAKREF = weak::WeakRef;
    HOST = host::Host;
    ALIAS = alias::Alias;
    STEP = generator_methods::Step;
    MEMORYVIEW = memory::MemoryView;
}
