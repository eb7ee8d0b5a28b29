//! Objects: layouts, shapes, classes, and everything that can be done to values without the interpreter.
//!
//! Quiet operations take `&Cx`, loud ones `&mut Cx`; see `context`. A file for each built-in type holds its layout, its
//! operations and its methods.

pub mod kind;

pub mod vm;

pub mod context;

pub mod error;

pub mod native;

mod native_error;

pub mod symbol;

pub mod shape;

pub mod class;

pub mod instance;
pub mod instantiation;

pub mod attribute;

pub mod lookup;

pub mod protocol;

pub mod subclasses;
pub mod support;

pub mod call_error;

pub mod matching;

pub mod helpers;

pub mod hash;

pub mod table;

pub mod array;

pub mod number;

pub mod operator;

pub mod int_methods;

pub mod float_methods;

pub mod complex_methods;

pub mod argument;

pub mod growing;

pub mod string;

pub mod recent;

pub mod string_methods;

pub mod join;

pub mod translate;

pub mod format;

pub mod percent;

pub mod bytes;

pub mod bytearray;

pub mod bytes_methods;

pub mod memory;

pub mod tuple;

pub mod list;

pub mod dict;

pub mod set;

pub mod range;

pub mod iterator;

pub mod item;

pub mod slicing;

pub mod compare;

pub mod construct;

pub mod alias;

pub mod repr;

pub mod sort;

pub mod sequence;

pub mod list_methods;

pub mod tuple_methods;

pub mod dict_methods;

pub mod dict_views;

pub mod set_table;

pub mod set_methods;

pub mod range_methods;

pub mod iterator_methods;

pub mod adapter;

pub mod code;

pub mod function;

pub mod generator;

pub mod frame;

pub mod window;

pub mod grants;

pub mod exception;

pub mod descriptor;

pub mod module;

pub mod module_methods;

pub mod descriptor_methods;

pub mod exception_methods;

pub mod exception_kinds;

pub mod group;

pub mod function_methods;

pub mod generator_methods;

pub mod frame_methods;

pub mod report;

pub mod singleton;

pub mod weak;

pub mod finalizer;

pub mod resolution;

pub mod make_class;

pub mod class_methods;

pub mod class_docs;

pub mod instance_of;

pub mod object_methods;

pub mod host;

pub mod stream;

pub mod random;

pub mod host_function;

pub mod typed;

use class::Builtin;
use native::NativeDef;

/// The natives of a built-in class, attributes included.
pub fn methods_of(class: Builtin) -> &'static [NativeDef] {
    match class {
        Builtin::Str => string_methods::METHODS,
        Builtin::Bytes => bytes_methods::BYTES,
        Builtin::ByteArray => bytes_methods::BYTEARRAY,
        Builtin::MemoryView => memory::METHODS,
        Builtin::List => list_methods::METHODS,
        Builtin::Tuple => tuple_methods::METHODS,
        Builtin::Object => object_methods::METHODS,
        Builtin::NoneType => singleton::NONE,
        Builtin::NotImplementedType => singleton::NOT_IMPLEMENTED,
        Builtin::EllipsisType => singleton::ELLIPSIS,
        Builtin::Type => class_methods::METHODS,
        Builtin::GenericAlias => alias::ALIAS,
        Builtin::UnionType => alias::UNION,
        Builtin::Module => module_methods::METHODS,
        Builtin::Stream => stream::METHODS,
        Builtin::Random => random::METHODS,
        Builtin::WeakRef => weak::METHODS,
        Builtin::Int => int_methods::INT,
        Builtin::Bool => int_methods::BOOL,
        Builtin::Float => float_methods::METHODS,
        Builtin::Complex => complex_methods::METHODS,
        Builtin::Property => descriptor_methods::PROPERTY,
        Builtin::StaticMethod => descriptor_methods::STATIC_METHOD,
        Builtin::ClassMethod => descriptor_methods::CLASS_METHOD,
        Builtin::Super => descriptor_methods::SUPER,
        Builtin::GetSet => descriptor_methods::GETSET,
        Builtin::Member => descriptor_methods::MEMBER,
        Builtin::Dict => dict_methods::METHODS,
        Builtin::DictKeys => dict_views::KEYS,
        Builtin::DictValues => dict_views::VALUES,
        Builtin::DictItems => dict_views::ITEMS,
        Builtin::MappingProxy => dict_views::PROXY,
        Builtin::Set => set_methods::SET,
        Builtin::FrozenSet => set_methods::FROZENSET,
        Builtin::Range => range_methods::RANGE,
        Builtin::Slice => range_methods::SLICE,
        Builtin::ListIterator
        | Builtin::ListReverseIterator
        | Builtin::TupleIterator
        | Builtin::StrIterator
        | Builtin::BytesIterator
        | Builtin::ByteArrayIterator
        | Builtin::RangeIterator
        | Builtin::LongRangeIterator
        | Builtin::DictKeyIterator
        | Builtin::DictValueIterator
        | Builtin::DictItemIterator
        | Builtin::DictReverseKeyIterator
        | Builtin::DictReverseValueIterator
        | Builtin::DictReverseItemIterator
        | Builtin::SetIterator => iterator_methods::QUIET,
        Builtin::SequenceIterator | Builtin::CallIterator => iterator_methods::LOUD,
        Builtin::Enumerate => adapter::ENUMERATE,
        Builtin::Zip => adapter::ZIP,
        Builtin::Map => adapter::MAP,
        Builtin::Filter => adapter::FILTER,
        Builtin::Reversed => adapter::REVERSED,
        Builtin::Host => host::METHODS,
        Builtin::BaseException => exception_methods::BASE,
        Builtin::StopIteration => exception_methods::STOP_ITERATION,
        Builtin::SystemExit => exception_methods::SYSTEM_EXIT,
        Builtin::KeyError => exception_methods::KEY_ERROR,
        Builtin::AttributeError => exception_methods::ATTRIBUTE_ERROR,
        Builtin::NameError => exception_methods::NAME_ERROR,
        Builtin::ImportError => exception_methods::IMPORT_ERROR,
        Builtin::OSError => exception_kinds::OS_ERROR,
        Builtin::SyntaxError => exception_kinds::SYNTAX_ERROR,
        Builtin::UnicodeDecodeError => exception_kinds::UNICODE_DECODE_ERROR,
        Builtin::UnicodeEncodeError => exception_kinds::UNICODE_ENCODE_ERROR,
        Builtin::UnicodeTranslateError => exception_kinds::UNICODE_TRANSLATE_ERROR,
        Builtin::BaseExceptionGroup => group::METHODS,
        Builtin::Function => function_methods::FUNCTION,
        Builtin::Method => function_methods::METHOD,
        Builtin::NativeFunction => function_methods::NATIVE,
        Builtin::MethodDescriptor | Builtin::SlotWrapper => function_methods::METHOD_DESCRIPTOR,
        Builtin::Generator => generator_methods::GENERATOR,
        Builtin::Coroutine => generator_methods::COROUTINE,
        Builtin::AsyncGenerator => generator_methods::ASYNC_GENERATOR,
        Builtin::CoroutineWrapper => generator_methods::COROUTINE_WRAPPER,
        Builtin::AsyncSend => generator_methods::ASYNC_SEND,
        Builtin::AsyncThrow => generator_methods::ASYNC_THROW,
        Builtin::Frame => frame_methods::FRAME,
        Builtin::Traceback => frame_methods::TRACEBACK,
        Builtin::Cell => function_methods::CELL,
        Builtin::Code => function_methods::CODE,
        _ => &[],
    }
}

/// The setter of a built-in attribute.
pub fn setter_of(class: Builtin, name: &str) -> Option<&'static NativeDef> {
    methods_of(class).iter().find(|def| def.role == native::Role::Setter && def.name == name)
}

pub use class_docs::doc_of;
