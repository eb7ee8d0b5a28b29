//! Functions of the host: closures as natives.
//!
//! Owns the closures, and a [`NativeDef`] for each, so that everything that handles natives handles them too. Comes in:
//! a closure as a [`HostBody`], with its name and parameters. Goes out: the description. What makes bodies of typed
//! closures is in the layer `host`; a panic of theirs ends here, or in `typed`, by which compiled code calls some.
//!
//! Invariant "description": a [`NativeDef`] made here is found only in objects of the engine that owns it, is freed by
//! nothing but the end of that engine, and is called only through it. That is why its lifetime may be called `'static`.

use super::class::{Builtin, Class};
use super::context::{Args, Cx, Res, Ret, Thrown};
use super::error::Raise;
use super::native::{Arity, NativeDef, Param, Rest, Role, Run, Shortcut};
use super::typed::{Answer, FieldAt, Passed, Plan, Signature, Typed};
use super::vm::Vm;
use crate::heap::{Ref, Value};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

/// What a host function does.
pub trait HostBody: Send + 'static {
    /// Run it.
    ///
    /// # Errors
    /// What it raises.
    fn run(&self, cx: &mut Cx<'_>, args: Args<'_>) -> Res<Ret>;
    /// What it takes and gives, if that is numbers and it has no engine.
    const SIGNATURE: Option<Signature> = None;
    /// As `run`, for arguments that are as the signature says. It may refuse them.
    fn answer(&self, _: &Passed<'_>) -> Answer {
        Answer::Refused
    }
}

impl<F: Fn(&mut Cx<'_>, Args<'_>) -> Res<Ret> + Send + 'static> HostBody for F {
    fn run(&self, cx: &mut Cx<'_>, args: Args<'_>) -> Res<Ret> {
        self(cx, args)
    }
}

/// A body of any type.
pub trait Runs: Send {
    /// See [`HostBody::run`].
    ///
    /// # Errors
    /// What it raises.
    fn run_any(&self, cx: &mut Cx<'_>, args: Args<'_>) -> Res<Ret>;
}

impl<B: HostBody> Runs for B {
    fn run_any(&self, cx: &mut Cx<'_>, args: Args<'_>) -> Res<Ret> {
        self.run(cx, args)
    }
}

/// A host function before an engine has it.
pub struct HostCallback {
    /// What to run.
    pub body: Box<dyn Runs>,
    /// Its parameters, all of them positional.
    pub params: Vec<Param>,
    plan: Option<Plan>,
    field: Option<FieldAt>,
}

impl HostCallback {
    /// A body with its parameters.
    pub fn new<B: HostBody>(body: B, params: Vec<Param>) -> HostCallback {
        let plan = Plan::of::<B>();
        HostCallback { body: Box::new(body), params, plan, field: None }
    }

    /// It does no more than read this field of its only argument.
    pub fn of_field(self, field: Option<FieldAt>) -> HostCallback {
        HostCallback { field, ..self }
    }
}

/// A positional parameter of a host function.
pub fn parameter(optional: bool) -> Param {
    Param { name: "argument", keyword: false, optional, rest: Rest::One }
}

/// The receiver of a method.
pub const RECEIVER: Param = Param { name: "self", keyword: false, optional: false, rest: Rest::One };

/// The class that a constructor is called for.
pub const CLASS: Param = Param { name: "cls", keyword: false, optional: false, rest: Rest::One };

/// A host function that an engine owns. The pointers are boxes; see invariant "description".
pub struct HostFunction {
    def: NonNull<NativeDef>,
    name: NonNull<str>,
    doc: NonNull<str>,
    params: NonNull<[Param]>,
    body: NonNull<dyn Runs>,
    typed: Option<NonNull<Typed>>,
}

// SAFETY: it owns what it points to, of which only the body is not plain data, and that is `Send`.
unsafe impl Send for HostFunction {}

fn leaked<T: ?Sized>(owned: Box<T>) -> NonNull<T> {
    NonNull::from(Box::leak(owned))
}

/// # Safety
/// Invariant "description" holds for what the pointer was leaked for.
unsafe fn lasting<T: ?Sized>(pointer: NonNull<T>) -> &'static T {
    // SAFETY: it was made by `leaked`, and by contract the reference is gone before it is freed.
    unsafe { pointer.as_ref() }
}

impl HostFunction {
    fn new(text: &str, doc: &str, role: Role, callback: HostCallback) -> HostFunction {
        let (name, doc) = (leaked(Box::<str>::from(text)), leaked(Box::<str>::from(doc)));
        let params = leaked(callback.params.into_boxed_slice());
        let body = leaked(callback.body);
        // SAFETY: invariant "description": all of it is freed together, by `drop`.
        let (name_text, doc_text, all) = unsafe { (lasting(name), lasting(doc), lasting(params)) };
        let describe = |plan: Plan| leaked(Box::new(plan.describe(body.cast(), name_text, callback.field)));
        let typed = callback.plan.map(describe);
        let def = NativeDef {
            name: name_text,
            doc: doc_text,
            role,
            params: all,
            arity: Arity::of(all),
            run: Run::Host(HostRun(body)),
            // SAFETY: as above.
            shortcut: typed.map(|typed| Shortcut::Typed(unsafe { lasting(typed) })),
            asks: None,
        };
        HostFunction { def: leaked(Box::new(def)), name, doc, params, body, typed }
    }

    fn def(&self) -> &'static NativeDef {
        // SAFETY: invariant "description": the caller, in this file, puts it into objects of the engine.
        unsafe { lasting(self.def) }
    }
}

impl Drop for HostFunction {
    fn drop(&mut self) {
        // SAFETY: made by `leaked` in `new`; the engine is going away, and its objects are never looked at again.
        let body = unsafe {
            drop(Box::from_raw(self.def.as_ptr()));
            drop(self.typed.map(|typed| Box::from_raw(typed.as_ptr())));
            drop(Box::from_raw(self.name.as_ptr()));
            drop(Box::from_raw(self.doc.as_ptr()));
            drop(Box::from_raw(self.params.as_ptr()));
            Box::from_raw(self.body.as_ptr())
        };
        // What a closure has captured may panic when it is dropped; the other closures are dropped all the same.
        let outcome = catch_unwind(AssertUnwindSafe(|| drop(body)));
        drop(outcome);
    }
}

/// The body of a description.
#[derive(Clone, Copy)]
pub struct HostRun(NonNull<dyn Runs>);

// SAFETY: it is called by whoever runs the engine that owns the body, so never by two threads at once, and it owns
// nothing. See invariant "description".
unsafe impl Send for HostRun {}
// SAFETY: as above.
unsafe impl Sync for HostRun {}

impl HostRun {
    /// Run it. A panic of the host becomes an exception.
    ///
    /// # Errors
    /// What the body raises; RuntimeError when it panics.
    pub(super) fn call(self, cx: &mut Cx<'_>, def: &'static NativeDef, args: Args<'_>) -> Res<Ret> {
        // SAFETY: invariant "description".
        let body = unsafe { lasting(self.0) };
        let before = (cx.top.get(), cx.innermost.get(), cx.depth.get(), cx.nesting.get());
        match catch_unwind(AssertUnwindSafe(|| body.run_any(cx, args))) {
            Ok(outcome) => outcome,
            Err(panic) => {
                // The body may have called scripts, and panicked in something that they have called.
                cx.top.set(before.0);
                cx.innermost.set(before.1);
                cx.depth.set(before.2);
                cx.nesting.set(before.3);
                Err(panicked(cx, def.name, &*panic))
            }
        }
    }
}

/// A host function has panicked: that becomes an exception.
#[cold]
pub(super) fn panicked(vm: &Vm, name: &str, panic: &(dyn Any + Send)) -> Thrown {
    let said = panic_text(panic);
    vm.raise(Builtin::RuntimeError, format!("host function '{name}' panicked: {said}"))
}

/// What a panic said.
pub fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}

impl Vm {
    fn keep_host_function(
        &self,
        text: &str,
        doc: &str,
        role: Role,
        callback: HostCallback,
    ) -> &'static NativeDef {
        let function = HostFunction::new(text, doc, role, callback);
        let def = function.def();
        self.hosts.borrow_mut().functions.push(function);
        def
    }

    /// A function object that runs a closure; `owner` is its module's name or None.
    pub fn new_host_function(&self, text: &str, callback: HostCallback, owner: Value<'_>) -> Value<'_> {
        let def = self.keep_host_function(text, "", Role::StaticMethod, callback);
        self.new_native(def, Value::UNDEF, owner).value()
    }

    /// What a closure is in the dict of a class, by its role: method, static method, or the getter of an attribute.
    pub fn new_host_member<'v>(
        &'v self,
        class: Ref<'v, Class>,
        text: &str,
        doc: &str,
        role: Role,
        callback: HostCallback,
    ) -> Value<'v> {
        let def = self.keep_host_function(text, doc, role, callback);
        super::native::new_descriptor(self, class, def)
    }

    /// The attribute of a class that is read by one closure and written by another.
    pub fn new_host_attribute<'v>(
        &'v self,
        class: Ref<'v, Class>,
        text: &str,
        [getter, setter]: [HostCallback; 2],
    ) -> Value<'v> {
        let getter = self.keep_host_function(text, "", Role::Getter, getter);
        let setter = self.keep_host_function(text, "", Role::Setter, setter);
        let attribute = self.new_getset(class, getter);
        let function = self.new_native(setter, Value::UNDEF, class.value());
        self.heap.store(attribute, &attribute.object().extra, function.value());
        attribute.value()
    }
}
