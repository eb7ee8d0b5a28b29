//! Attributes: where `obj.name` is, and what finding it means.
//!
//! Owns two ways to the same answer. [`Vm::place_of`] looks at shapes and classes only, and says where an attribute of
//! all objects of that shape is, so that it can be cached; [`get`] and its siblings do the whole protocol, running
//! scripts where descriptors, `__getattr__` and friends ask for it.

use super::class::{Builtin, Class, class_flag};
use super::context::{Cx, Handle, Res, Thrown};
use super::descriptor::{GetSet, Member, Property, Super, Wrapper};
use super::dict::Dict;
use super::error::Raise;
use super::exception_methods::field;
use super::function::Function;
use super::instance::Slotted;
use super::kind;
use super::module::Module;
use super::native::{NativeDef, NativeFunction, Run};
use super::symbol::{Symbol, name};
use super::vm::Vm;
use crate::heap::{Ref, ShapeWord, Value, Word};

/// Where an attribute is, for all objects of one shape.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In a slot inside the object.
    Inline(u32),
    /// In a slot outside of it: number and inline slots of the shape.
    Overflow(u32, u8),
    /// A function of the class: a method.
    Function(Word),
    /// A native of the class: a method.
    Native(Word),
    /// Any other value of the class or of a class itself, given as it is.
    Constant(Word),
    /// What a cell holds: an attribute of a module.
    Variable(Word),
    /// A property; its getter, a function.
    Property(Word),
    /// A function that is called with a receiver that is known: a method of the class itself.
    Bound {
        /// The function.
        function: Word,
        /// The class.
        receiver: Word,
    },
    /// Whatever it is, it must be found anew each time.
    Anew,
}

/// What kind of descriptor a value of a class is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Binding {
    /// None: given as it is.
    Value,
    /// Function or native method.
    Method,
    /// Has `__get__`, and perhaps `__set__`: another descriptor. `data` if it has `__set__` or `__delete__`.
    Descriptor { data: bool },
}

impl Vm {
    fn binding(&self, v: Value<'_>) -> Binding {
        if v.cast::<Function>().is_some() {
            return Binding::Method;
        }
        if v.cast::<NativeFunction>().is_some() {
            return if self.class_of(v).builtin() == Some(Builtin::NativeFunction) {
                Binding::Value
            } else {
                Binding::Method
            };
        }
        if v.cast::<Property>().is_some() || v.cast::<GetSet>().is_some() || v.cast::<Member>().is_some() {
            return Binding::Descriptor { data: true };
        }
        if v.cast::<Wrapper>().is_some() {
            return Binding::Descriptor { data: false };
        }
        if !v.is_pointer() || Slotted::of(v).is_none() {
            return Binding::Value;
        }
        let class = self.class_of(v);
        let data = self.lookup(class, name::set).is_some() || self.lookup(class, name::delete).is_some();
        if data || self.lookup(class, name::get).is_some() {
            Binding::Descriptor { data }
        } else {
            Binding::Value
        }
    }

    /// Where attribute `symbol` of objects of a shape is.
    pub fn place_of(&self, shape: ShapeWord, symbol: Symbol) -> Place {
        let class = match self.shape_class(shape).cast::<Class>() {
            Some(class) => class,
            None => return Place::Anew,
        };
        if class.has(class_flag::GETATTRIBUTE) {
            return Place::Anew;
        }
        let found = self.lookup(class, symbol);
        let binding = found.map(|v| self.binding(v));
        let hidden = self.shape(shape);
        let member = found.is_some_and(|v| v.cast::<Member>().is_some());
        if let (Some(v), Some(Binding::Descriptor { data: true })) = (found, binding)
            && !member
        {
            // `__getattr__` is asked when a getter raises AttributeError: then it is no frame that may simply be left.
            let is_last = !class.has(class_flag::GETATTR);
            return match v.cast::<Property>().map(|p| p.get(|p| &p.getter)) {
                Some(getter) if is_last && getter.cast::<Function>().is_some() => {
                    Place::Property(getter.word())
                }
                _ => Place::Anew,
            };
        }
        // These have a dict, or search, beside their class.
        if matches!(shape.kind(), kind::FUNCTION | kind::WRAPPER | kind::SUPER) {
            return Place::Anew;
        }
        if hidden.dictionary {
            return Place::Anew;
        }
        if let Some(slot) = hidden.slot(symbol) {
            return if slot < hidden.inline as u32 {
                Place::Inline(slot)
            } else {
                Place::Overflow(slot, hidden.inline)
            };
        }
        match (found, binding) {
            (Some(v), Some(Binding::Method)) if v.cast::<Function>().is_some() => Place::Function(v.word()),
            (Some(v), Some(Binding::Method)) => Place::Native(v.word()),
            (Some(v), Some(Binding::Value)) => Place::Constant(v.word()),
            (Some(v), Some(_)) => self.place_wrapped(v, class),
            _ => Place::Anew,
        }
    }

    /// Where a static method or a method of the class itself leads, found in `class`.
    fn place_wrapped(&self, found: Value<'_>, class: Ref<'_, Class>) -> Place {
        let Some(wrapper) = found.cast::<Wrapper>() else { return Place::Anew };
        let function = wrapper.get(|w| &w.function);
        match self.class_of(found).builtin() {
            Some(Builtin::StaticMethod) => Place::Constant(function.word()),
            Some(Builtin::ClassMethod) if function.cast::<Function>().is_some() => {
                Place::Bound { function: function.word(), receiver: class.value().word() }
            }
            _ => Place::Anew,
        }
    }

    /// As `place_of`, for an object whose own shape belongs to it alone: a class or a module.
    pub fn place_in(&self, v: Value<'_>, symbol: Symbol) -> Place {
        if let Some(module) = v.cast::<Module>() {
            let cell = self.module_dict(module).and_then(|d| self.namespace_cell(d, symbol, false));
            return match cell {
                Some(cell) if cell.get(|c| &c.value) != Value::UNDEF => Place::Variable(cell.value().word()),
                _ => Place::Anew,
            };
        }
        if let Some(class) = v.cast::<Class>() {
            let metaclass = self.class_of(v);
            let above = self.lookup(metaclass, symbol).map(|found| self.binding(found));
            if metaclass.has(class_flag::GETATTRIBUTE) || above == Some(Binding::Descriptor { data: true }) {
                return Place::Anew;
            }
            return match self.lookup(class, symbol) {
                Some(found) => match self.binding(found) {
                    Binding::Value | Binding::Method => Place::Constant(found.word()),
                    Binding::Descriptor { .. } => self.place_wrapped(found, class),
                },
                None => Place::Anew,
            };
        }
        match v.header() {
            Some(header) => self.place_of(header.shape(), symbol),
            None => Place::Anew,
        }
    }

    /// Where an attribute of an immediate value is.
    pub(crate) fn place_of_immediate(&self, v: Value<'_>, symbol: Symbol) -> Place {
        let class = self.class_of(v);
        match self.lookup(class, symbol) {
            Some(found) if binds_receiver(found) => Place::Native(found.word()),
            _ => Place::Anew,
        }
    }

    /// The setter of the property that an attribute of an object is, if it is a function and nothing comes before it.
    pub fn setter_of<'v>(&'v self, v: Value<'v>, symbol: Symbol) -> Option<Value<'v>> {
        let class = self.class_of(v);
        if class.has(class_flag::SETATTR) || v.cast::<Class>().is_some() {
            return None;
        }
        let property = self.lookup(class, symbol)?.cast::<Property>()?;
        Some(property.get(|p| &p.setter)).filter(|f| f.cast::<Function>().is_some())
    }

    /// Where storing attribute `symbol` into an object of a shape goes: slot, and the shape afterwards if the
    /// attribute is new. `None` when storing means more than that.
    pub fn store_place(&self, shape: ShapeWord, symbol: Symbol) -> Option<(u32, Option<ShapeWord>)> {
        let class = self.shape_class(shape).cast::<Class>()?;
        if class.has(class_flag::SETATTR) {
            return None;
        }
        let found = self.lookup(class, symbol);
        let member = found.is_some_and(|v| v.cast::<Member>().is_some());
        if let Some(found) = found
            && !member
            && self.binding(found) == (Binding::Descriptor { data: true })
        {
            return None;
        }
        let hidden = self.shape(shape);
        if hidden.dictionary {
            return None;
        }
        if let Some(slot) = hidden.slot(symbol) {
            return (slot < hidden.inline as u32).then_some((slot, None));
        }
        if class.has(class_flag::NO_DICT) && !member {
            return None;
        }
        let after = self.shape_with(hidden, symbol);
        let slot = hidden.names.len() as u32;
        (!after.dictionary && slot < hidden.inline as u32).then_some((slot, Some(after.word)))
    }
}

/// Does calling this value of a class pass the receiver first, without more ado?
pub fn binds_receiver(v: Value<'_>) -> bool {
    v.cast::<Function>().is_some()
        || v.cast::<NativeFunction>().is_some_and(|n| {
            n.header().shape() != Builtin::NativeFunction.shape()
                && n.get(|n| &n.owner).cast::<Class>().is_some()
        })
}

/// Run a native on handles; the result goes to `out`.
///
/// # Errors
/// What the native raises.
pub fn run_native(cx: &mut Cx<'_>, out: Handle<'_>, def: &'static NativeDef, args: &[Handle<'_>]) -> Res<()> {
    let mark = cx.top.get();
    for i in 0..def.params.len() {
        let v = args.get(i).map_or(Value::UNDEF, |h| cx.get(*h));
        cx.root(v);
    }
    let outcome = run_placed(cx, def, mark);
    cx.top.set(mark);
    outcome?;
    let result = cx.result.replace(Word::UNDEF);
    cx.put(out.index(), result);
    Ok(())
}

/// Run a native whose arguments, one a parameter, are in place on the stack. The result is in `Vm::result`.
///
/// # Errors
/// What the native raises.
pub fn run_placed(cx: &mut Cx<'_>, def: &'static NativeDef, base: usize) -> Res<()> {
    let args = super::context::Args::new(base, def.params.len());
    match def.run {
        Run::Quiet(run) => {
            let outcome = run(cx, cx.arguments(def, args)).map(Value::word);
            let word = match outcome {
                Ok(word) => word,
                Err(thrown) => run_again(cx, def, base, thrown)?,
            };
            cx.result.set(word);
        }
        Run::Loud(run) | Run::Resuming(run) => {
            run(cx, args)?;
        }
        Run::Host(run) => {
            run.call(cx, def, args)?;
        }
    }
    Ok(())
}

/// A quiet native that failed because it must be quiet is run again: with what `__index__` gives for an argument that
/// was no int, and after a collection when memory was short or a view was in the way. It has done nothing so far, for
/// quiet natives take their arguments and their memory first.
#[cold]
fn run_again(cx: &mut Cx<'_>, def: &'static NativeDef, base: usize, mut thrown: Thrown) -> Res<Word> {
    let args = super::context::Args::new(base, def.params.len());
    let Run::Quiet(run) = def.run else { return Err(thrown) };
    let (mut collected, mut looked, mut converted) = (false, false, 0_u64);
    loop {
        if let Some(index) = cx.wants_index.take() {
            // Once for each argument: an int that is refused is refused for another reason.
            if converted >> index & 1 == 1 {
                return Err(thrown);
            }
            converted |= 1 << index;
            cx.pending.set(Word::UNDEF);
            cx.index_into(args.get(index), args.get(index))?;
        } else if !collected && cx.pending_is(Builtin::MemoryError) {
            cx.pending.set(Word::UNDEF);
            cx.collect_now(crate::heap::Collect::Full);
            collected = true;
        } else if !collected && cx.pending_is(Builtin::BufferError) {
            // A view that nobody leads to any more does not count.
            cx.pending.set(Word::UNDEF);
            cx.collect_for_exports(looked);
            (collected, looked) = (looked, true);
        } else {
            return Err(thrown);
        }
        match run(cx, cx.arguments(def, args)).map(Value::word) {
            Ok(word) => return Ok(word),
            Err(again) => thrown = again,
        }
    }
}

/// `out` = what a value found in a class means for `receiver`: its descriptor protocol.
///
/// # Errors
/// What descriptors raise.
pub fn bind_into(cx: &mut Cx<'_>, out: Handle<'_>, found: Handle<'_>, receiver: Handle<'_>) -> Res<()> {
    let class = cx.root(cx.class_of(cx.get(receiver)).value());
    bind(cx, out, found, Some(receiver), class)
}

fn bind(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    found: Handle<'_>,
    receiver: Option<Handle<'_>>,
    class: Handle<'_>,
) -> Res<()> {
    enum Next {
        Done,
        Call(Word),
        Native(&'static NativeDef),
        Get,
    }
    let next = {
        let v = cx.get(found);
        let instance = receiver.map(|r| cx.get(r));
        if v.cast::<Function>().is_some() {
            let bound = instance.map_or(v, |r| cx.new_method(v, r).value());
            cx.set(out, bound);
            Next::Done
        } else if v.cast::<NativeFunction>().is_some() {
            match (cx.binding(v), instance) {
                (Binding::Method, Some(r)) => {
                    let bound = cx.bound_native(v, r);
                    cx.set(out, bound);
                }
                _ => cx.set(out, v),
            }
            Next::Done
        } else if let Some(property) = v.cast::<Property>() {
            match instance {
                None => {
                    cx.set(out, v);
                    Next::Done
                }
                Some(r) => match property.get(|p| &p.getter) {
                    Value::NONE => return Err(missing_part(cx, property, r, "getter")),
                    getter => Next::Call(getter.word()),
                },
            }
        } else if let Some(wrapper) = v.cast::<Wrapper>() {
            let function = wrapper.get(|w| &w.function);
            if cx.class_of(v).is_subclass_of(cx, Builtin::StaticMethod) {
                cx.set(out, function);
                Next::Done
            } else {
                cx.set(found, function);
                return bind(cx, out, found, Some(class), class);
            }
        } else if let Some(getset) = v.cast::<GetSet>() {
            match (getset.getter(), instance) {
                (Some(def), Some(_)) => Next::Native(def),
                _ => {
                    cx.set(out, v);
                    Next::Done
                }
            }
        } else if let Some(member) = v.cast::<Member>() {
            let got = match instance {
                None => v,
                Some(r) => {
                    let own = Slotted::of(r).and_then(|o| cx.own_attribute(o, member.symbol()));
                    match own {
                        Some(v) => v,
                        None => return Err(missing_member(cx, r, member.symbol())),
                    }
                }
            };
            cx.set(out, got);
            Next::Done
        } else if matches!(cx.binding(v), Binding::Descriptor { .. })
            && cx.lookup(cx.class_of(v), name::get).is_some()
        {
            Next::Get
        } else {
            cx.set(out, v);
            Next::Done
        }
    };
    match next {
        Next::Done => Ok(()),
        Next::Call(getter) => {
            let callee = cx.root(cx.brand(getter));
            let Some(receiver) = receiver else { return Ok(()) };
            cx.call_into(out, callee, &[receiver])
        }
        Next::Native(def) => {
            let Some(receiver) = receiver else { return Ok(()) };
            run_native(cx, out, def, &[receiver])
        }
        Next::Get => {
            let none = cx.root(Value::NONE);
            cx.call_special(out, found, name::get, &[receiver.unwrap_or(none), class])?;
            Ok(())
        }
    }
}

/// The AttributeError of a property that lacks its getter, setter or deleter.
pub fn missing_part(cx: &Cx<'_>, property: Ref<'_, Property>, receiver: Value<'_>, part: &str) -> Thrown {
    let of = cx.text(cx.class_of(receiver).get(|c| &c.qualname));
    let text = property.get(|p| &p.name);
    if cx.text_len(text).is_some() {
        let text = crate::kernel::text::quote::repr(&cx.text(text));
        return cx.attribute_error(format!("property {text} of '{of}' object has no {part}"));
    }
    cx.attribute_error(format!("property of '{of}' object has no {part}"))
}

/// The AttributeError of a member of `__slots__` that nothing was stored in.
pub fn missing_member(cx: &Cx<'_>, receiver: Value<'_>, symbol: Symbol) -> Thrown {
    let (type_name, attribute) = (cx.type_name(receiver), cx.text_of(symbol));
    cx.attribute_error_of(format!("'{type_name}' object has no attribute '{attribute}'"), receiver, symbol)
}

impl Vm {
    /// A native method with its receiver.
    pub fn bound_native<'v>(&'v self, v: Value<'v>, receiver: Value<'v>) -> Value<'v> {
        let Some(n) = v.cast::<NativeFunction>() else { return v };
        let new = self.heap.allocate_fixed::<NativeFunction>(Builtin::NativeFunction.shape());
        new.init(|header| NativeFunction {
            header,
            receiver: crate::heap::Field::new(receiver),
            owner: crate::heap::Field::new(n.get(|n| &n.owner)),
            extra: crate::heap::Field::new(v),
            def: std::cell::Cell::new(n.object().def.get()),
        })
        .value()
    }
}

impl<'v> Ref<'v, Class> {
    /// Is it that built-in class or derived from it?
    pub fn is_subclass_of(self, vm: &Vm, builtin: Builtin) -> bool {
        vm.class(builtin).cast::<Class>().is_some_and(|b| self.is_subclass(b))
    }
}

/// `out = receiver.symbol`, the whole protocol.
///
/// # Errors
/// AttributeError, and whatever scripts raise on the way.
pub fn get(cx: &mut Cx<'_>, out: Handle<'_>, receiver: Handle<'_>, symbol: Symbol) -> Res<()> {
    match find(cx, out, receiver, symbol) {
        Ok(true) => Ok(()),
        Ok(false) => Err(missing(cx, receiver, symbol)),
        Err(thrown) => {
            note_missing(cx, receiver, symbol);
            Err(thrown)
        }
    }
}

/// An AttributeError that a script raised on the way, and that says neither name nor object, is told both.
fn note_missing(cx: &Cx<'_>, receiver: Handle<'_>, symbol: Symbol) {
    if !cx.pending_is(Builtin::AttributeError) {
        return;
    }
    let Some(e) = cx.brand(cx.pending.get()).cast::<super::exception::Exception>() else { return };
    let given = |at: usize| cx.error_field(e, at) != Value::NONE;
    if !given(field::ATTRIBUTE_NAME) && !given(field::ATTRIBUTE_OBJ) {
        cx.set_error_field(e, field::ATTRIBUTE_NAME, cx.name_of(symbol).value());
        cx.set_error_field(e, field::ATTRIBUTE_OBJ, cx.get(receiver));
    }
}

/// As `find`; an AttributeError on the way means that there is no such attribute.
///
/// # Errors
/// Whatever else scripts raise.
pub fn look(cx: &mut Cx<'_>, out: Handle<'_>, receiver: Handle<'_>, symbol: Symbol) -> Res<bool> {
    match find(cx, out, receiver, symbol) {
        Err(_) if cx.pending_is(Builtin::AttributeError) => {
            cx.pending.set(Word::UNDEF);
            Ok(false)
        }
        other => other,
    }
}

/// As `get`; false when there is no such attribute.
///
/// # Errors
/// Whatever scripts raise, an AttributeError of `__getattr__` and `__getattribute__` excepted.
pub fn find(cx: &mut Cx<'_>, out: Handle<'_>, receiver: Handle<'_>, symbol: Symbol) -> Res<bool> {
    let mark = cx.top.get();
    let result = find_rooted(cx, out, receiver, symbol);
    cx.top.set(mark);
    result
}

fn find_rooted(cx: &mut Cx<'_>, out: Handle<'_>, receiver: Handle<'_>, symbol: Symbol) -> Res<bool> {
    let class = cx.class_of(cx.get(receiver));
    // The flags say what classes have or have had.
    let custom = class.has(class_flag::GETATTRIBUTE);
    let fallback = class.has(class_flag::GETATTR) && cx.lookup(class, name::getattr).is_some();
    let text = cx.root(cx.name_of(symbol).value());
    let outcome = if custom {
        match cx.call_special(out, receiver, name::getattribute, &[text]) {
            Ok(_) => Ok(true),
            Err(thrown) if cx.pending_is(Builtin::AttributeError) => {
                if fallback {
                    Ok(false)
                } else {
                    Err(thrown)
                }
            }
            Err(thrown) => Err(thrown),
        }
    } else {
        match generic(cx, out, receiver, symbol) {
            Err(_) if fallback && cx.pending_is(Builtin::AttributeError) => Ok(false),
            other => other,
        }
    };
    if outcome? {
        return Ok(true);
    }
    if fallback {
        cx.pending.set(Word::UNDEF);
        return cx.call_special(out, receiver, name::getattr, &[text]);
    }
    Ok(false)
}

/// `object.__getattribute__`: without `__getattr__`. False when there is no such attribute.
///
/// # Errors
/// What descriptors raise.
pub fn generic(cx: &mut Cx<'_>, out: Handle<'_>, receiver: Handle<'_>, symbol: Symbol) -> Res<bool> {
    if cx.get(receiver).cast::<Class>().is_some() {
        return of_class(cx, out, receiver, symbol);
    }
    if cx.get(receiver).cast::<Super>().is_some() {
        return of_super(cx, out, receiver, symbol);
    }
    let found = cx.root(Value::NONE);
    let mut have = None;
    {
        let v = cx.get(receiver);
        let class = cx.class_of(v);
        if let Some(attribute) = cx.lookup(class, symbol) {
            cx.set(found, attribute);
            have = Some(cx.binding(attribute));
        }
    }
    let reads = {
        let attribute = cx.get(found);
        // A descriptor that only writes leaves reading to the object's own attributes.
        Slotted::of(attribute).is_none() || cx.lookup(cx.class_of(attribute), name::get).is_some()
    };
    if have == Some(Binding::Descriptor { data: true }) && reads {
        bind_into(cx, out, found, receiver)?;
        return Ok(true);
    }
    {
        let v = cx.get(receiver);
        let own = match (Slotted::of(v), v.cast::<Module>()) {
            (Some(o), _) => cx.own_attribute(o, symbol),
            (_, Some(m)) => cx.module_dict(m).and_then(|d| cx.dict_get_symbol(d, symbol)),
            _ => cx.object_dict(v, false).and_then(|d| cx.dict_get_symbol(d, symbol)),
        };
        if let Some(own) = own {
            cx.set(out, own);
            return Ok(true);
        }
    }
    if have.is_some() {
        bind_into(cx, out, found, receiver)?;
        return Ok(true);
    }
    let module = cx.get(receiver).cast::<Module>();
    if let Some(m) = module {
        let hook = cx.module_dict(m).and_then(|d| cx.dict_get_symbol(d, name::getattr));
        if let Some(hook) = hook {
            cx.set(found, hook);
            let text = cx.root(cx.name_of(symbol).value());
            cx.call_into(out, found, &[text])?;
            return Ok(true);
        }
    }
    Ok(false)
}

fn of_class(cx: &mut Cx<'_>, out: Handle<'_>, receiver: Handle<'_>, symbol: Symbol) -> Res<bool> {
    let [meta, own] = cx.locals();
    let (mut have_meta, mut have_own) = (None, false);
    {
        let v = cx.get(receiver);
        if let Some(attribute) = cx.lookup(cx.class_of(v), symbol) {
            cx.set(meta, attribute);
            have_meta = Some(cx.binding(attribute));
        }
        if let Some(class) = v.cast::<Class>()
            && let Some(attribute) = cx.lookup(class, symbol)
        {
            cx.set(own, attribute);
            have_own = true;
        }
    }
    if have_meta == Some(Binding::Descriptor { data: true }) {
        bind_into(cx, out, meta, receiver)?;
        return Ok(true);
    }
    if have_own {
        bind(cx, out, own, None, receiver)?;
        return Ok(true);
    }
    if have_meta.is_some() {
        bind_into(cx, out, meta, receiver)?;
        return Ok(true);
    }
    Ok(false)
}

fn of_super(cx: &mut Cx<'_>, out: Handle<'_>, receiver: Handle<'_>, symbol: Symbol) -> Res<bool> {
    let [found, object, kind] = cx.locals();
    let mut have = false;
    let mut on_class = false;
    {
        let Some(s) = cx.get(receiver).cast::<Super>() else { return Ok(false) };
        let (start, class) = (s.get(|s| &s.class), s.get(|s| &s.kind));
        if let (Some(start), Some(class)) = (start.cast::<Class>(), class.cast::<Class>())
            && symbol != name::class_
            && let Some(attribute) = cx.lookup_behind(class, start, symbol)
        {
            cx.set(found, attribute);
            cx.set(object, s.get(|s| &s.receiver));
            cx.set(kind, class.value());
            on_class = s.get(|s| &s.receiver) == class.value();
            have = true;
        }
    }
    if have {
        bind(cx, out, found, if on_class { None } else { Some(object) }, kind)?;
        return Ok(true);
    }
    let attribute = {
        let class = cx.class_of(cx.get(receiver));
        cx.lookup(class, symbol).map(|v| cx.set(found, v)).is_some()
    };
    if attribute {
        bind_into(cx, out, found, receiver)?;
    }
    Ok(attribute)
}

/// `receiver.symbol = value`, the whole protocol; without a value, `del receiver.symbol`.
///
/// # Errors
/// AttributeError, TypeError for built-in classes, and whatever scripts raise.
pub fn set(cx: &mut Cx<'_>, receiver: Handle<'_>, symbol: Symbol, value: Option<Handle<'_>>) -> Res<()> {
    let mark = cx.top.get();
    let class = cx.class_of(cx.get(receiver));
    let result = if class.has(class_flag::SETATTR) {
        let [out] = cx.locals();
        let text = cx.root(cx.name_of(symbol).value());
        match value {
            Some(value) => cx.call_special(out, receiver, name::setattr, &[text, value]).map(|_| ()),
            None => cx.call_special(out, receiver, name::delattr, &[text]).map(|_| ()),
        }
    } else {
        generic_set(cx, receiver, symbol, value)
    };
    cx.top.set(mark);
    result
}

/// `object.__setattr__` and `object.__delattr__`.
///
/// # Errors
/// As `set`.
pub fn generic_set(
    cx: &mut Cx<'_>,
    receiver: Handle<'_>,
    symbol: Symbol,
    value: Option<Handle<'_>>,
) -> Res<()> {
    let [found, out] = cx.locals();
    let data = {
        let v = cx.get(receiver);
        let attribute = cx.lookup(cx.class_of(v), symbol);
        match attribute {
            Some(a) => {
                cx.set(found, a);
                cx.binding(a) == Binding::Descriptor { data: true }
            }
            None => false,
        }
    };
    if data {
        return set_through(cx, out, found, receiver, symbol, value);
    }
    if cx.get(receiver).cast::<Class>().is_some() {
        return set_of_class(cx, receiver, symbol, value);
    }
    let v = cx.get(receiver);
    let class = cx.class_of(v);
    let new = value.map(|h| cx.get(h));
    let stored = match (Slotted::of(v), v.cast::<Module>()) {
        (Some(o), _) if !class.has(class_flag::NO_DICT) => match new {
            Some(new) => {
                if !cx.set_own_attribute(o, symbol, new) {
                    return Err(cx.memory_error());
                }
                true
            }
            None => cx.delete_own_attribute(o, symbol),
        },
        (_, Some(m)) => match (cx.module_dict(m), new) {
            (Some(d), Some(new)) => cx.dict_set_symbol(d, symbol, new),
            (Some(d), None) => cx.dict_remove_symbol(d, symbol),
            _ => false,
        },
        _ => match (cx.object_dict(v, new.is_some()), new) {
            (Some(d), Some(new)) => cx.dict_set_symbol(d, symbol, new),
            (Some(d), None) => cx.dict_remove_symbol(d, symbol),
            (None, _) => false,
        },
    };
    if stored {
        return Ok(());
    }
    let (type_name, attribute) = (class.name(), cx.text_of(symbol));
    let read_only = cx.lookup(class, symbol).is_some() && (value.is_some() || class.has(class_flag::NO_DICT));
    Err(if read_only {
        cx.attribute_error(format!("'{type_name}' object attribute '{attribute}' is read-only"))
    } else if v.cast::<Module>().is_some() {
        missing(cx, receiver, symbol)
    } else {
        cx.attribute_error_of(format!("'{type_name}' object has no attribute '{attribute}'"), v, symbol)
    })
}

/// `receiver.symbol = value` where the class has a data descriptor for it, `found`.
///
/// # Errors
/// As `set`.
pub fn set_through(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    found: Handle<'_>,
    receiver: Handle<'_>,
    symbol: Symbol,
    value: Option<Handle<'_>>,
) -> Res<()> {
    enum Next {
        Call(Word),
        Native(&'static NativeDef),
        Special,
    }
    let next = {
        let v = cx.get(found);
        if let Some(property) = v.cast::<Property>() {
            let function =
                if value.is_some() { property.get(|p| &p.setter) } else { property.get(|p| &p.deleter) };
            if function == Value::NONE {
                let what = if value.is_some() { "setter" } else { "deleter" };
                return Err(missing_part(cx, property, cx.get(receiver), what));
            }
            Next::Call(function.word())
        } else if let Some(member) = v.cast::<Member>() {
            let Some(o) = Slotted::of(cx.get(receiver)) else { return Ok(()) };
            return match value {
                Some(new) => {
                    if cx.set_own_attribute(o, member.symbol(), cx.get(new)) {
                        Ok(())
                    } else {
                        Err(cx.memory_error())
                    }
                }
                None => {
                    let gone = cx.clear_member(o, member.symbol());
                    if gone { Ok(()) } else { Err(cx.attribute_error(cx.text_of(symbol))) }
                }
            };
        } else if let Some(getset) = v.cast::<GetSet>() {
            match getset.setter() {
                Some(def) => Next::Native(def),
                None => {
                    let class = getset.get(|g| &g.owner).cast::<Class>();
                    let member = |(of, names): &(Builtin, &[&str])| {
                        class.is_some_and(|c| c.is_builtin(*of)) && names.contains(&cx.text_of(symbol))
                    };
                    if READONLY_MEMBERS.iter().any(member) {
                        return Err(cx.attribute_error("readonly attribute"));
                    }
                    let owner = class.map_or("?", |c| c.name());
                    return Err(cx.attribute_error(format!(
                        "attribute '{}' of '{owner}' objects is not writable",
                        cx.text_of(symbol)
                    )));
                }
            }
        } else {
            Next::Special
        }
    };
    match next {
        Next::Call(function) => {
            let callee = cx.root(cx.brand(function));
            match value {
                Some(value) => cx.call_into(out, callee, &[receiver, value]),
                None => cx.call_into(out, callee, &[receiver]),
            }
        }
        Next::Native(def) => {
            let undefined = cx.root(Value::UNDEF);
            run_native(cx, out, def, &[receiver, value.unwrap_or(undefined)])
        }
        Next::Special => {
            let called = match value {
                Some(value) => cx.call_special(out, found, name::set, &[receiver, value])?,
                None => cx.call_special(out, found, name::delete, &[receiver])?,
            };
            if called {
                return Ok(());
            }
            let which = if value.is_some() { "__set__" } else { "__delete__" };
            Err(cx.attribute_error(which))
        }
    }
}

/// Attributes that are members of a struct in CPython, which are refused in few words.
const READONLY_MEMBERS: &[(Builtin, &[&str])] = &[
    (Builtin::Range, &["start", "stop", "step"]),
    (Builtin::Slice, &["start", "stop", "step"]),
    (Builtin::Complex, &["real", "imag"]),
    (Builtin::Function, &["__closure__", "__globals__", "__builtins__"]),
    (Builtin::Method, &["__func__", "__self__"]),
    (Builtin::Property, &["fget", "fset", "fdel"]),
    (Builtin::StaticMethod, &["__func__", "__wrapped__"]),
    (Builtin::ClassMethod, &["__func__", "__wrapped__"]),
    (Builtin::Super, &["__self__", "__self_class__", "__thisclass__"]),
    (
        Builtin::Code,
        &[
            "co_argcount",
            "co_filename",
            "co_firstlineno",
            "co_flags",
            "co_kwonlyargcount",
            "co_name",
            "co_names",
            "co_consts",
            "co_nlocals",
            "co_posonlyargcount",
            "co_qualname",
            "co_stacksize",
        ],
    ),
    (
        Builtin::Type,
        &[
            "__mro__",
            "__base__",
            "__basicsize__",
            "__itemsize__",
            "__flags__",
            "__weakrefoffset__",
            "__dictoffset__",
        ],
    ),
    (Builtin::Traceback, &["tb_frame", "tb_lasti"]),
    (Builtin::GenericAlias, &["__origin__", "__args__", "__unpacked__"]),
];

fn set_of_class(cx: &mut Cx<'_>, receiver: Handle<'_>, symbol: Symbol, value: Option<Handle<'_>>) -> Res<()> {
    let Some(class) = cx.get(receiver).cast::<Class>() else { return Ok(()) };
    let attribute = cx.text_of(symbol);
    if !class.has(class_flag::HEAP) {
        return Err(
            cx.type_error(format!("cannot set '{attribute}' attribute of immutable type '{}'", class.name()))
        );
    }
    let Some(dict) = cx.class_dict(class) else { return Ok(()) };
    cx.class_changed(class);
    match value {
        Some(value) => {
            let v = cx.get(value);
            // Attributes of classes go into inline caches, which hold old objects only.
            if !cx.dict_set_symbol(dict, symbol, v) {
                return Err(cx.memory_error());
            }
        }
        None => {
            if !cx.dict_remove_symbol(dict, symbol) {
                return Err(cx.attribute_error_of(
                    format!("type object '{}' has no attribute '{attribute}'", class.name()),
                    class.value(),
                    symbol,
                ));
            }
        }
    }
    cx.class_protocols_changed(class, symbol);
    Ok(())
}

/// The AttributeError of a missing attribute, in CPython's words.
pub fn missing(cx: &Cx<'_>, receiver: Handle<'_>, symbol: Symbol) -> Thrown {
    let v = cx.get(receiver);
    let attribute = cx.text_of(symbol);
    let message = if let Some(class) = v.cast::<Class>() {
        format!("type object '{}' has no attribute '{attribute}'", class.name())
    } else if let Some(module) = v.cast::<Module>() {
        let known = cx.module_dict(module).and_then(|d| cx.dict_get_symbol(d, name::name_));
        match known.and_then(|n| cx.as_text(n)) {
            Some(n) => format!("module '{}' has no attribute '{attribute}'", n.as_str()),
            None => format!("module has no attribute '{attribute}'"),
        }
    } else if v.cast::<Super>().is_some() {
        format!("'super' object has no attribute '{attribute}'")
    } else {
        format!("'{}' object has no attribute '{attribute}'", cx.type_name(v))
    };
    cx.attribute_error_of(message, v, symbol)
}

impl Cx<'_> {
    /// AttributeError with `name` and `obj` set.
    pub fn attribute_error_of(&self, message: String, object: Value<'_>, symbol: Symbol) -> Thrown {
        let thrown = self.attribute_error(message);
        if let Some(e) = self.brand(self.pending.get()).cast::<super::exception::Exception>() {
            self.set_error_field(e, field::ATTRIBUTE_NAME, self.name_of(symbol).value());
            self.set_error_field(e, field::ATTRIBUTE_OBJ, object);
        }
        thrown
    }
}

impl Vm {
    /// Is the pending exception an instance of that built-in class?
    pub fn pending_is(&self, class: Builtin) -> bool {
        self.is_instance(self.brand(self.pending.get()), class)
    }

    /// The dict of attributes of an object that is neither instance nor module nor class: functions have one. Made if
    /// `create`.
    pub fn object_dict<'v>(&'v self, v: Value<'v>, create: bool) -> Option<Ref<'v, Dict>> {
        if let Some(f) = v.cast::<Function>() {
            let known = f.get(|f| &f.dict).cast::<Dict>();
            if known.is_some() || !create {
                return known;
            }
            let dict = self.try_dict(0)?;
            self.heap.store(f, &f.object().dict, dict.value());
            return Some(dict);
        }
        let w = v.cast::<Wrapper>()?;
        let known = w.get(|w| &w.dict).cast::<Dict>();
        if known.is_some() || !create {
            return known;
        }
        let dict = self.try_dict(0)?;
        self.heap.store(w, &w.object().dict, dict.value());
        Some(dict)
    }

    /// `del` of a `__slots__` member: the slot stays. False when it was empty.
    pub fn clear_member(&self, o: Slotted<'_>, symbol: Symbol) -> bool {
        if self.own_attribute(o, symbol).is_none() {
            return false;
        }
        let shape = self.shape(o.header().shape());
        match shape.slot(symbol) {
            Some(slot) => self.set_slot(o, shape.inline, slot, Value::UNDEF),
            None => self.delete_own_attribute(o, symbol),
        }
    }

    /// An attribute of a class was set: what is known without searching may have changed, for it and its subclasses.
    pub fn class_protocols_changed(&self, class: Ref<'_, Class>, symbol: Symbol) {
        let flag = match symbol {
            name::getattribute => class_flag::GETATTRIBUTE,
            name::getattr => class_flag::GETATTR,
            name::setattr | name::delattr => class_flag::SETATTR,
            name::del => class_flag::FINALIZES,
            _ => return,
        };
        let mut all = vec![class];
        while let Some(c) = all.pop() {
            c.add_flags(flag);
            all.extend(self.subclasses(c));
        }
    }
}
