//! The natives of functions and what they are made of: functions, bound methods, natives, cells, code.
//!
//! Owns their attributes. Calling is the interpreter's: `__call__` here passes its arguments on.

use super::attribute;
use super::class::{Builtin, Class};
use super::code::{Code, CodeData};
use super::context::{Cx, Handle, Res};
use super::dict::Dict;
use super::error::Raise;
use super::function::{Cell, Function, Method};
use super::native::{NativeFunction, Role};
use super::symbol::name;
use super::tuple::Tuple;
use crate::bytecode::code::{CodeKind, Constant, SHOWN_LOCALS, Scope};
use crate::heap::{Field, Ref, Value};
use crate::natives;

natives! { pub static FUNCTION:
    quiet static_ fn "__new__" new(
        cx, class: Value<'v>, key code: Value<'v> = Value::UNDEF, key globals: Value<'v> = Value::UNDEF, key name: Option<Value<'v>>,
        key argdefs: Option<Value<'v>>, key closure: Option<Value<'v>>
    ) {
        cx.class_to_make(class, Builtin::Function)?;
        cx.function_of(code, globals, [name, argdefs, closure].map(|v| v.unwrap_or(Value::NONE)))
    }
    quiet fn "__get__" get(cx, this: Ref<'v, Function>, instance: Value<'v>, owner: Value<'v> = Value::NONE) {
        if instance == Value::NONE {
            if owner == Value::NONE {
                return Err(cx.type_error("__get__(None, None) is invalid"));
            }
            return Ok(this.value());
        }
        Ok(cx.new_method(this.value(), instance).value())
    }
    /// Call self as a function.
    loud fn "__call__" call(cx, this, *args, **keywords) {
        let [out] = cx.locals();
        cx.call_spread(out, this, &[], args, keywords)?;
        cx.ret(cx.get(out))
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, Function>) {
        let qualname = cx.text(this.get(|f| &f.qualname));
        cx.string(&format!("<function {qualname} at {:#x}>", cx.id_of(this.value())))
    }
    quiet getter fn "__name__" name(cx, this: Ref<'v, Function>) { Ok(this.get(|f| &f.name)) }
    quiet setter fn "__name__" set_name(cx, this: Ref<'v, Function>, value: Value<'v>) {
        cx.set_text(this, &this.object().name, "__name__", value)
    }
    quiet getter fn "__qualname__" qualname(cx, this: Ref<'v, Function>) { Ok(this.get(|f| &f.qualname)) }
    quiet setter fn "__qualname__" set_qualname(cx, this: Ref<'v, Function>, value: Value<'v>) {
        cx.set_text(this, &this.object().qualname, "__qualname__", value)
    }
    quiet getter fn "__module__" module(cx, this: Ref<'v, Function>) { Ok(this.get(|f| &f.module)) }
    quiet setter fn "__module__" set_module(cx, this: Ref<'v, Function>, value: Value<'v>) {
        cx.heap.store(this, &this.object().module, given(value));
        Ok(Value::NONE)
    }
    quiet getter fn "__doc__" doc(cx, this: Ref<'v, Function>) { Ok(this.get(|f| &f.doc)) }
    quiet setter fn "__doc__" set_doc(cx, this: Ref<'v, Function>, value: Value<'v>) {
        cx.heap.store(this, &this.object().doc, given(value));
        Ok(Value::NONE)
    }
    quiet getter fn "__code__" code(cx, this: Ref<'v, Function>) { Ok(this.get(|f| &f.code)) }
    quiet setter fn "__code__" set_code(cx, this: Ref<'v, Function>, value: Value<'v>) {
        cx.replace_code(this, value)?;
        Ok(Value::NONE)
    }
    quiet getter fn "__defaults__" defaults(cx, this: Ref<'v, Function>) { Ok(this.get(|f| &f.defaults)) }
    quiet setter fn "__defaults__" set_defaults(cx, this: Ref<'v, Function>, value: Value<'v>) {
        let value = given(value);
        if value != Value::NONE && value.cast::<Tuple>().is_none() {
            return Err(cx.type_error("__defaults__ must be set to a tuple object"));
        }
        cx.flush_caches();
        cx.heap.store(this, &this.object().defaults, value);
        Ok(Value::NONE)
    }
    quiet getter fn "__kwdefaults__" kwdefaults(cx, this: Ref<'v, Function>) { Ok(this.get(|f| &f.kwdefaults)) }
    quiet setter fn "__kwdefaults__" set_kwdefaults(cx, this: Ref<'v, Function>, value: Value<'v>) {
        let value = given(value);
        if value != Value::NONE && value.cast::<Dict>().is_none() {
            return Err(cx.type_error("__kwdefaults__ must be set to a dict object"));
        }
        cx.flush_caches();
        cx.heap.store(this, &this.object().kwdefaults, value);
        Ok(Value::NONE)
    }
    quiet getter fn "__annotations__" annotations(cx, this: Ref<'v, Function>) {
        let known = this.get(|f| &f.annotations);
        if known != Value::NONE {
            return Ok(known);
        }
        let made = cx.dict()?.value();
        cx.heap.store(this, &this.object().annotations, made);
        Ok(made)
    }
    quiet setter fn "__annotations__" set_annotations(cx, this: Ref<'v, Function>, value: Value<'v>) {
        let value = given(value);
        if value != Value::NONE && value.cast::<Dict>().is_none() {
            return Err(cx.type_error("__annotations__ must be set to a dict object"));
        }
        cx.heap.store(this, &this.object().annotations, value);
        Ok(Value::NONE)
    }
    quiet getter fn "__closure__" closure(cx, this: Ref<'v, Function>) { Ok(this.get(|f| &f.closure)) }
    quiet getter fn "__globals__" globals(cx, this: Ref<'v, Function>) { Ok(this.get(|f| &f.globals)) }
    quiet getter fn "__builtins__" builtins(cx, this: Ref<'v, Function>) {
        Ok(cx.brand(this.code().builtins.get()))
    }
    quiet getter fn "__dict__" dict(cx, this: Ref<'v, Function>) { cx.dict_of_instance(this.value()) }
    quiet setter fn "__dict__" set_dict(cx, this: Ref<'v, Function>, value: Value<'v>) {
        let Some(dict) = value.cast::<Dict>() else {
            let actual = cx.type_name(value);
            return Err(cx.type_error(match value {
                Value::UNDEF => "cannot delete __dict__".to_string(),
                _ => format!("__dict__ must be set to a dictionary, not a '{actual}'"),
            }));
        };
        cx.heap.store(this, &this.object().dict, dict.value());
        Ok(Value::NONE)
    }
}

natives! { pub static METHOD:
    quiet static_ fn "__new__" new(cx, class: Value<'v>, function: Value<'v>, instance: Value<'v>) {
        cx.class_to_make(class, Builtin::Method)?;
        if !cx.is_callable(function) {
            return Err(cx.type_error("first argument must be callable"));
        }
        if instance == Value::NONE {
            return Err(cx.type_error("instance must not be None"));
        }
        Ok(cx.new_method(function, instance).value())
    }
    /// Call self as a function.
    loud fn "__call__" call(cx, this, *args, **keywords) {
        let [out] = cx.locals();
        cx.call_spread(out, this, &[], args, keywords)?;
        cx.ret(cx.get(out))
    }
    loud fn "__repr__" repr(cx, this) {
        let [function, receiver, text] = cx.locals();
        set_parts(cx, this, function, receiver)?;
        let mut shown = "?".to_string();
        for symbol in [name::qualname, name::name_] {
            if attribute::look(cx, text, function, symbol)? && cx.is_instance(cx.get(text), Builtin::Str) {
                shown = cx.text(cx.get(text));
                break;
            }
        }
        let of = cx.nested(" while getting the repr of an object", |cx| cx.repr(receiver))?;
        cx.ret(cx.string(&format!("<bound method {shown} of {of}>"))?)
    }
    /// Return getattr(self, name): what the method does not have, its function may.
    loud fn "__getattribute__" getattribute(cx, this, text) {
        let symbol = cx.attribute_name(text)?;
        let [out, function, receiver] = cx.locals();
        if attribute::generic(cx, out, this, symbol)? {
            return cx.ret(cx.get(out));
        }
        set_parts(cx, this, function, receiver)?;
        attribute::get(cx, out, function, symbol)?;
        cx.ret(cx.get(out))
    }
    loud fn "__eq__" eq(cx, this, other) { compare_methods(cx, this, other, true) }
    loud fn "__ne__" ne(cx, this, other) { compare_methods(cx, this, other, false) }
    loud fn "__hash__" hash(cx, this) {
        let [function, receiver] = cx.locals();
        set_parts(cx, this, function, receiver)?;
        let own = cx.id_of(cx.get(receiver)) >> 4;
        let hash = cx.hash(function)? ^ own;
        cx.ret(cx.int(hash))
    }
    /// the function (or other callable) implementing a method
    quiet getter fn "__func__" func(cx, this: Ref<'v, Method>) { Ok(this.get(|m| &m.function)) }
    /// the instance to which a method is bound
    quiet getter fn "__self__" self_(cx, this: Ref<'v, Method>) { Ok(this.get(|m| &m.receiver)) }
    loud getter fn "__doc__" doc(cx, this) {
        let [function, receiver, out] = cx.locals();
        set_parts(cx, this, function, receiver)?;
        if !attribute::look(cx, out, function, name::doc)? {
            cx.set(out, Value::NONE);
        }
        cx.ret(cx.get(out))
    }
}

natives! { pub static NATIVE:
    /// Call self as a function.
    loud fn "__call__" call(cx, this, *args, **keywords) {
        let [out] = cx.locals();
        cx.call_spread(out, this, &[], args, keywords)?;
        cx.ret(cx.get(out))
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, NativeFunction>) { cx.string(&cx.native_repr(this)) }
    quiet fn "__eq__" eq(cx, this: Ref<'v, NativeFunction>, other: Value<'v>) {
        let Some(other) = other.cast::<NativeFunction>() else { return Ok(Value::NOT_IMPLEMENTED) };
        Ok(Value::bool(same_native(this, other)))
    }
    quiet fn "__ne__" ne(cx, this: Ref<'v, NativeFunction>, other: Value<'v>) {
        let Some(other) = other.cast::<NativeFunction>() else { return Ok(Value::NOT_IMPLEMENTED) };
        Ok(Value::bool(!same_native(this, other)))
    }
    quiet fn "__hash__" hash(cx, this: Ref<'v, NativeFunction>) {
        let receiver = this.get(|n| &n.receiver);
        // Every access makes another object of the same bound native.
        let own = std::ptr::from_ref(this.object().def.get()).addr() as i64 >> 4;
        Ok(cx.int(if receiver == Value::UNDEF { own } else { own ^ cx.id_of(receiver) >> 4 }))
    }
    quiet getter fn "__name__" name(cx, this: Ref<'v, NativeFunction>) { cx.string(this.object().def.get().name) }
    quiet getter fn "__qualname__" qualname(cx, this: Ref<'v, NativeFunction>) { cx.string(&cx.native_qualname(this)) }
    quiet getter fn "__module__" module(cx, this: Ref<'v, NativeFunction>) {
        let owner = this.get(|n| &n.owner);
        Ok(if cx.text_len(owner).is_some() { owner } else { Value::NONE })
    }
    quiet getter fn "__self__" self_(cx, this: Ref<'v, NativeFunction>) {
        let (receiver, owner) = (this.get(|n| &n.receiver), this.get(|n| &n.owner));
        // The static ones belong to their class.
        let of_class = receiver == Value::UNDEF && owner.cast::<Class>().is_some() && is_new(this);
        Ok(if of_class { owner } else { given(receiver) })
    }
    quiet getter fn "__doc__" doc(cx, this: Ref<'v, NativeFunction>) { native_doc(cx, this) }
    quiet getter fn "__text_signature__" text_signature(cx, this: Value<'v>) { Ok(Value::NONE) }
}

natives! { pub static METHOD_DESCRIPTOR:
    /// Call self as a function.
    loud fn "__call__" call(cx, this, *args, **keywords) {
        let [out] = cx.locals();
        cx.call_spread(out, this, &[], args, keywords)?;
        cx.ret(cx.get(out))
    }
    quiet fn "__get__" get(cx, this: Ref<'v, NativeFunction>, instance: Value<'v>, owner: Value<'v> = Value::NONE) {
        if instance == Value::NONE {
            if owner == Value::NONE {
                return Err(cx.type_error("__get__(None, None) is invalid"));
            }
            return Ok(this.value());
        }
        let class = this.get(|n| &n.owner).cast::<Class>();
        if let Some(class) = class.filter(|c| !cx.class_of(instance).is_subclass(*c)) {
            let (text, of, actual) = (this.object().def.get().name, class.name(), cx.type_name(instance));
            return Err(cx.type_error(format!("descriptor '{text}' for '{of}' objects doesn't apply to a '{actual}' object")));
        }
        Ok(cx.bound_native(this.value(), instance))
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, NativeFunction>) { cx.string(&cx.native_repr(this)) }
    quiet getter fn "__name__" name(cx, this: Ref<'v, NativeFunction>) { cx.string(this.object().def.get().name) }
    quiet getter fn "__qualname__" qualname(cx, this: Ref<'v, NativeFunction>) { cx.string(&cx.native_qualname(this)) }
    quiet getter fn "__objclass__" objclass(cx, this: Ref<'v, NativeFunction>) { Ok(this.get(|n| &n.owner)) }
    quiet getter fn "__doc__" doc(cx, this: Ref<'v, NativeFunction>) { native_doc(cx, this) }
    quiet getter fn "__text_signature__" text_signature(cx, this: Value<'v>) { Ok(Value::NONE) }
}

natives! { pub static CELL:
    quiet static_ fn "__new__" new(cx, class: Value<'v>, *args) {
        cx.class_to_make(class, Builtin::Cell)?;
        let given = args.cast::<Tuple>();
        match given.map_or(0, |t| t.tail_len()) {
            0 | 1 => {
                let content = given.and_then(|t| t.tail_values().get(0)).unwrap_or(Value::UNDEF);
                Ok(cx.new_cell(content).value())
            }
            count => Err(cx.type_error(format!("cell expected at most 1 argument, got {count}"))),
        }
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, Cell>) {
        let at = cx.id_of(this.value());
        cx.string(&match this.get(|c| &c.value) {
            Value::UNDEF => format!("<cell at {at:#x}: empty>"),
            v => format!("<cell at {at:#x}: {} object at {:#x}>", cx.type_name(v), cx.id_of(v)),
        })
    }
    loud fn "__eq__" eq(cx, this, other) {
        let [a, b, out] = cx.locals();
        {
            let (Some(x), Some(y)) = (cx.get(this).cast::<Cell>(), cx.get(other).cast::<Cell>()) else {
                return cx.ret(Value::NOT_IMPLEMENTED);
            };
            let (x, y) = (x.get(|c| &c.value), y.get(|c| &c.value));
            if x == Value::UNDEF || y == Value::UNDEF {
                return cx.ret(Value::bool(x == y));
            }
            cx.set(a, x);
            cx.set(b, y);
        }
        cx.compare_into(out, crate::bytecode::ops::Comparison::Equal, a, b)?;
        cx.ret(cx.get(out))
    }
    quiet getter fn cell_contents(cx, this: Ref<'v, Cell>) {
        match this.get(|c| &c.value) {
            Value::UNDEF => Err(cx.value_error("Cell is empty")),
            v => Ok(v),
        }
    }
    quiet setter fn cell_contents(cx, this: Ref<'v, Cell>, value: Value<'v>) {
        cx.heap.store(this, &this.object().value, value);
        Ok(Value::NONE)
    }
}

natives! { pub static CODE:
    quiet fn "__repr__" repr(cx, this: Ref<'v, Code>) {
        let unit = &data(this).unit;
        let at = cx.id_of(this.value());
        cx.string(&format!(
            "<code object {} at {at:#x}, file \"{}\", line {}>", unit.name, unit.filename, unit.first_line
        ))
    }
    quiet fn "__eq__" eq(cx, this: Ref<'v, Code>, other: Value<'v>) {
        let Some(other) = other.cast::<Code>() else { return Ok(Value::NOT_IMPLEMENTED) };
        Ok(Value::bool(this.same(other) || data(this).unit == data(other).unit))
    }
    quiet fn "__hash__" hash(cx, this: Ref<'v, Code>) {
        let unit = &data(this).unit;
        Ok(cx.int(cx.hash_bytes(unit.qualname.as_bytes()) ^ unit.words.len() as i64))
    }
    quiet getter fn co_name(cx, this: Ref<'v, Code>) { cx.string(&data(this).unit.name) }
    quiet getter fn co_qualname(cx, this: Ref<'v, Code>) { cx.string(&data(this).unit.qualname) }
    quiet getter fn co_filename(cx, this: Ref<'v, Code>) { cx.string(&data(this).unit.filename) }
    quiet getter fn co_firstlineno(cx, this: Ref<'v, Code>) { Ok(Value::int(data(this).unit.first_line as i64)) }
    quiet getter fn co_argcount(cx, this: Ref<'v, Code>) { Ok(Value::int(data(this).unit.positional as i64)) }
    quiet getter fn co_posonlyargcount(cx, this: Ref<'v, Code>) {
        Ok(Value::int(data(this).unit.positional_only as i64))
    }
    quiet getter fn co_kwonlyargcount(cx, this: Ref<'v, Code>) { Ok(Value::int(data(this).unit.keyword_only as i64)) }
    quiet getter fn co_nlocals(cx, this: Ref<'v, Code>) { Ok(Value::int(local_names(data(this)).len() as i64)) }
    quiet getter fn co_varnames(cx, this: Ref<'v, Code>) { texts(cx, &local_names(data(this))) }
    quiet getter fn co_cellvars(cx, this: Ref<'v, Code>) {
        let unit = &data(this).unit;
        let near = unit.locals.iter().zip(&unit.local_is_cell);
        let far = unit.far.iter().zip(&unit.far_is_cell);
        let cells = near.chain(far).filter(|(text, cell)| **cell && !text.is_empty() && !unit.free.contains(text));
        texts(cx, &cells.map(|(text, _)| &**text).collect::<Vec<_>>())
    }
    quiet getter fn co_freevars(cx, this: Ref<'v, Code>) {
        texts(cx, &data(this).unit.free.iter().map(|text| &**text).collect::<Vec<_>>())
    }
    quiet getter fn co_names(cx, this: Ref<'v, Code>) {
        let mut all: Vec<&str> = Vec::new();
        let unit = &data(this).unit;
        for text in unit.names.iter().chain(&unit.sites) {
            if !all.contains(&&**text) {
                all.push(text);
            }
        }
        texts(cx, &all)
    }
    quiet getter fn co_consts(cx, this: Ref<'v, Code>) {
        let all: Vec<Value<'_>> = (0..data(this).constants()).map(|i| data(this).constant(cx, i)).collect();
        // Without a docstring, CPython's first constant of a function is None.
        let nothing = data(this).unit.constants.first() != Some(&Constant::None);
        if !data(this).has_docstring && data(this).scope == Scope::Function && nothing {
            let with: Vec<Value<'_>> = [Value::NONE].into_iter().chain(all).collect();
            return cx.tuple(&with);
        }
        cx.tuple(&all)
    }
    quiet getter fn co_flags(cx, this: Ref<'v, Code>) { Ok(Value::int(code_flags(data(this)))) }
    quiet getter fn co_stacksize(cx, this: Ref<'v, Code>) { Ok(Value::int(data(this).registers as i64)) }
    quiet getter fn co_code(cx, this: Ref<'v, Code>) {
        let bytes: Vec<u8> = data(this).unit.words.iter().flat_map(|w| w.to_le_bytes()).collect();
        cx.bytes(&bytes)
    }
    quiet fn co_lines(cx, this: Ref<'v, Code>) {
        let unit = &data(this).unit;
        let end = unit.words.len() as u32;
        let mut rows = Vec::new();
        for (at, (from, position)) in unit.positions.iter().enumerate() {
            let to = unit.positions.get(at + 1).map_or(end, |(next, _)| *next);
            let line = Value::int(position.line as i64);
            rows.push(cx.tuple(&[Value::int(*from as i64 * 4), Value::int(to as i64 * 4), line])?);
        }
        let rows = cx.list(&rows)?;
        Ok(cx.quiet_iter(rows.value()).unwrap_or(Value::NONE))
    }
    quiet fn co_positions(cx, this: Ref<'v, Code>) {
        let unit = &data(this).unit;
        let mut rows = Vec::new();
        for word in 0..unit.words.len() as u32 {
            let p = unit.position(word);
            let parts = [p.line, p.end_line, p.column, p.end_column].map(|n| Value::int(n as i64));
            rows.push(cx.tuple(&parts)?);
        }
        let rows = cx.list(&rows)?;
        Ok(cx.quiet_iter(rows.value()).unwrap_or(Value::NONE))
    }
}

/// What a setter was given; deleting means None.
fn given(value: Value<'_>) -> Value<'_> {
    if value == Value::UNDEF { Value::NONE } else { value }
}

fn data<'v>(code: Ref<'v, Code>) -> &'v CodeData {
    code.object().data.get().get()
}

/// Names of locals, those without a name of their own left out.
fn local_names(data: &CodeData) -> Vec<&str> {
    if data.scope != Scope::Function {
        return Vec::new();
    }
    let unit = &data.unit;
    let near = unit.locals.iter().enumerate();
    // Variables that inner functions use count only where they are parameters.
    let own = near.filter(|(at, text)| {
        let cell = unit.local_is_cell.get(*at).copied().unwrap_or(false);
        !matches!(&***text, "" | SHOWN_LOCALS)
            && !unit.free.contains(text)
            && (!cell || *at < unit.parameters() as usize)
    });
    let far = unit.far.iter().zip(&unit.far_is_cell).filter(|(_, cell)| !**cell).map(|(text, _)| &**text);
    own.map(|(_, text)| &**text).chain(far).collect()
}

fn texts<'v>(cx: &'v Cx<'_>, all: &[&str]) -> Res<Value<'v>> {
    let all: Vec<Value<'_>> = all.iter().map(|text| cx.name_of(cx.intern(text)).value()).collect();
    cx.tuple(&all)
}

/// The bits of `co_flags` that scripts and `inspect` look at, as in CPython.
fn code_flags(data: &CodeData) -> i64 {
    let unit = &data.unit;
    let function = if data.scope == Scope::Function { 0x1 | 0x2 } else { 0 };
    let nested = if unit.qualname.contains("<locals>") && data.scope == Scope::Function { 0x10 } else { 0 };
    let star = if unit.star { 0x4 } else { 0 };
    let double_star = if unit.double_star { 0x8 } else { 0 };
    let kind = match data.kind {
        CodeKind::Plain => 0,
        CodeKind::Generator => 0x20,
        CodeKind::Coroutine => 0x80,
        CodeKind::AsyncGenerator => 0x200,
    };
    function | nested | star | double_star | kind
}

fn is_new(native: Ref<'_, NativeFunction>) -> bool {
    native.object().def.get().name == "__new__"
}

fn native_doc<'v>(cx: &'v Cx<'_>, native: Ref<'v, NativeFunction>) -> Res<Value<'v>> {
    match native.object().def.get().doc.trim() {
        "" => Ok(Value::NONE),
        text => cx.string(text),
    }
}

fn same_native(a: Ref<'_, NativeFunction>, b: Ref<'_, NativeFunction>) -> bool {
    std::ptr::eq(a.object().def.get(), b.object().def.get())
        && a.get(|n| &n.receiver) == b.get(|n| &n.receiver)
        && a.get(|n| &n.owner) == b.get(|n| &n.owner)
}

fn set_parts(cx: &Cx<'_>, this: Handle<'_>, function: Handle<'_>, receiver: Handle<'_>) -> Res<()> {
    match cx.get(this).cast::<Method>() {
        Some(m) => {
            cx.set(function, m.get(|m| &m.function));
            cx.set(receiver, m.get(|m| &m.receiver));
            Ok(())
        }
        None => {
            let actual = cx.type_name(cx.get(this));
            Err(cx.type_error(format!("descriptor requires a 'method' object but received a '{actual}'")))
        }
    }
}

/// Methods are equal when they are the same function of the same object.
fn compare_methods(
    cx: &mut Cx<'_>,
    this: Handle<'_>,
    other: Handle<'_>,
    positive: bool,
) -> Res<super::context::Ret> {
    if cx.get(other).cast::<Method>().is_none() || cx.get(this).cast::<Method>().is_none() {
        return cx.ret(Value::NOT_IMPLEMENTED);
    }
    let [f, a, g, b] = cx.locals();
    set_parts(cx, this, f, a)?;
    set_parts(cx, other, g, b)?;
    let [scratch] = cx.locals();
    let equal = cx.get(a) == cx.get(b) && cx.equal(scratch, f, g)?;
    cx.ret(Value::bool(equal == positive))
}

impl Cx<'_> {
    /// Can it be called?
    pub fn is_callable(&self, v: Value<'_>) -> bool {
        v.cast::<Function>().is_some()
            || v.cast::<NativeFunction>().is_some()
            || self.lookup(self.class_of(v), name::call).is_some_and(|found| found != Value::NONE)
    }

    fn set_text<'v>(
        &'v self,
        function: Ref<'v, Function>,
        field: &Field,
        attribute: &str,
        value: Value<'_>,
    ) -> Res<Value<'v>> {
        if value == Value::UNDEF || !self.is_instance(value, Builtin::Str) {
            return Err(self.type_error(format!("{attribute} must be set to a string object")));
        }
        self.heap.store(function, field, value);
        Ok(Value::NONE)
    }

    /// `FunctionType(code, globals, name, argdefs, closure)`
    fn function_of<'v>(
        &'v self,
        code: Value<'v>,
        globals: Value<'v>,
        [text, defaults, closure]: [Value<'v>; 3],
    ) -> Res<Value<'v>> {
        let missing = [("code", code), ("globals", globals)]
            .into_iter()
            .zip(1..)
            .find(|((_, v), _)| *v == Value::UNDEF);
        if let Some(((argument, _), place)) = missing {
            return Err(
                self.type_error(format!("function() missing required argument '{argument}' (pos {place})"))
            );
        }
        let wrong = |argument: &str, wanted: &str, v: Value<'_>| {
            let actual = self.type_name(v);
            self.type_error(format!("function() argument '{argument}' must be {wanted}, not {actual}"))
        };
        let Some(code) = code.cast::<Code>() else { return Err(wrong("code", "code", code)) };
        let Some(space) = self.as_dict(globals) else { return Err(wrong("globals", "dict", globals)) };
        if text != Value::NONE && !self.is_instance(text, Builtin::Str) {
            return Err(self.type_error("arg 3 (name) must be None or string"));
        }
        if defaults != Value::NONE && defaults.cast::<Tuple>().is_none() {
            return Err(self.type_error("arg 4 (defaults) must be None or tuple"));
        }
        let unit = &data(code).unit;
        let wanted = unit.free.len();
        if closure.cast::<Tuple>().is_none() && (wanted > 0 || closure != Value::NONE) {
            let or_none = if closure == Value::NONE { "" } else { "None or " };
            return Err(self.type_error(format!("arg 5 (closure) must be {or_none}tuple")));
        }
        let cells = closure.cast::<Tuple>();
        let count = cells.map_or(0, |t| t.tail_len());
        if count != wanted {
            let message = format!("{} requires closure of length {wanted}, not {count}", unit.name);
            return Err(self.value_error(message));
        }
        for cell in cells.iter().flat_map(|t| t.tail_values().iter()) {
            if cell.cast::<Cell>().is_none() {
                let actual = self.type_name(cell);
                return Err(self.type_error(format!("arg 5 (closure) expected cell, found {actual}")));
            }
        }
        if !self.become_namespace(space) {
            return Err(self.memory_error());
        }
        let Some(code) = self.relink(code, space.value()) else { return Err(self.memory_error()) };
        let made = self.new_function(code, [defaults, Value::NONE, Value::NONE, closure], false);
        if text != Value::NONE {
            self.heap.store(made, &made.object().name, text);
        }
        Ok(made.value())
    }

    /// `function.__code__ = value`
    fn replace_code(&self, function: Ref<'_, Function>, value: Value<'_>) -> Res<()> {
        let Some(code) = value.cast::<Code>() else {
            return Err(self.type_error("__code__ must be set to a code object"));
        };
        let (wanted, given) = (function.code().unit.free.len(), data(code).unit.free.len());
        if wanted != given {
            let text = self.text(function.get(|f| &f.name));
            return Err(self.value_error(format!(
                "{text}() requires a code object with {wanted} free vars, not {given}"
            )));
        }
        let Some(code) = self.relink(code, function.get(|f| &f.globals)) else {
            return Err(self.memory_error());
        };
        self.flush_caches();
        self.heap.store(function, &function.object().code, code.value());
        function.object().data.set(code.object().data.get());
        Ok(())
    }

    /// The text of a native: of a module, of a class, or bound.
    fn native_repr(&self, native: Ref<'_, NativeFunction>) -> String {
        let text = native.object().def.get().name;
        let receiver = native.get(|n| &n.receiver);
        let owner = native.get(|n| &n.owner).cast::<Class>();
        match self.class_of(native.value()).builtin() {
            Some(Builtin::MethodDescriptor) => {
                return format!("<method '{text}' of '{}' objects>", owner.map_or("?", |c| c.name()));
            }
            Some(Builtin::SlotWrapper) => {
                return format!("<slot wrapper '{text}' of '{}' objects>", owner.map_or("?", |c| c.name()));
            }
            _ => {}
        }
        let of = match (receiver, owner) {
            (Value::UNDEF, Some(class)) => class.value(),
            (Value::UNDEF, None) => return format!("<built-in function {text}>"),
            (receiver, _) => receiver,
        };
        let (kind, at) = (self.type_name(of), self.id_of(of));
        let special = text.starts_with("__") && native.object().def.get().role == Role::Method;
        match special && receiver != Value::UNDEF {
            true => format!("<method-wrapper '{text}' of {kind} object at {at:#x}>"),
            false => format!("<built-in method {text} of {kind} object at {at:#x}>"),
        }
    }

    /// The name behind that of its class; of a bound one, behind that of the class it is bound to or whose object that is.
    fn native_qualname(&self, native: Ref<'_, NativeFunction>) -> String {
        let text = native.object().def.get().name;
        let class = match native.get(|n| &n.receiver) {
            Value::UNDEF => native.get(|n| &n.owner).cast::<Class>(),
            receiver => Some(receiver.cast::<Class>().unwrap_or_else(|| self.class_of(receiver))),
        };
        match class {
            Some(class) => format!("{}.{text}", self.text(class.get(|c| &c.qualname))),
            None => text.to_string(),
        }
    }
}
