//! The engine: what a host makes, gives its functions to, and runs scripts on.
//!
//! Owns [`Engine`], the [`Builder`] with everything that can be granted or limited, and [`Scope`], the engine in the
//! hands of a host function that calls back. Comes in: text and Rust values. Goes out: Rust values and [`Error`]s.
//! Conversions, functions, classes and handles are in the files beside.
//!
//! Invariant "ready": between calls from the host no exception is pending, no frame is active, and the stack is empty;
//! a call that ends early, by an error, a limit or a panic of the host, leaves it so.

use super::arguments::Arguments;
use super::class::{ClassBuilder, HostType};
use super::convert::{FromScript, Given, Mismatch, Space, ToScript, checked_name};
use super::error::{Error, MAIN};
use super::function::HostFunction;
use super::jit::Jit;
use super::limits::{Interrupt, Meter, Metered, StandardOutput};
use super::module::ModuleBuilder;
use super::value::{Function, Object, Script, Value};
use crate::heap::{self, Collect, Settings, Stats};
use crate::jit::log::Log;
use crate::library::import::run_text;
use crate::object::context::{Cx, Handle, Thrown};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::grants::{Clock, Grants, Input, Loader};
use crate::object::module::Module;
use crate::object::vm::{CompileMode, CompileRequest, Limits, Output, Vm};
use crate::run::HOOKS;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What tracebacks call a text that is run without a name.
const SCRIPT: &str = "<script>";

/// A scripting engine: its heap, its modules, its limits. Several are independent of each other, and each may be moved
/// from thread to thread.
///
/// ```
/// use taipan::Engine;
///
/// let mut engine = Engine::new();
/// engine.function("clamp", |x: f64, lo: f64, hi: f64| x.max(lo).min(hi))?;
/// let script = engine.load("game", "def damage(armor): return clamp(10 - armor, 0, 8)")?;
/// let damage: f64 = engine.call(&script, "damage", (3.5,))?;
/// assert_eq!(damage, 6.5);
/// # Ok::<(), taipan::Error>(())
/// ```
///
/// Two threads cannot share one:
/// ```compile_fail,E0277
/// let engine = taipan::Engine::new();
/// std::thread::scope(|threads| threads.spawn(|| engine.fuel()).join().ok());
/// ```
pub struct Engine {
    vm: Box<Vm>,
    main: Script,
    meter: Arc<Meter>,
}

/// What the layer keeps in the engine, where scopes find it.
#[derive(Default)]
pub(super) struct HostState {
    pub(super) meter: Arc<Meter>,
}

impl HostState {
    pub(super) fn of<R>(vm: &Vm, read: impl FnOnce(&mut HostState) -> R) -> R {
        read(vm.library.borrow_mut().of::<HostState>())
    }
}

/// Either kind of failure on the way through an engine: an exception that is pending, or an error of the host.
#[doc(hidden)]
#[derive(Debug)]
pub enum Trouble {
    /// An exception is pending.
    Thrown(Thrown),
    /// An error.
    Error(Error),
}

impl From<Thrown> for Trouble {
    fn from(thrown: Thrown) -> Trouble {
        Trouble::Thrown(thrown)
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Trouble {
        Trouble::Error(error)
    }
}

/// What scripts run on: an [`Engine`] between calls, or the [`Scope`] of a host function inside one.
pub trait Runtime {
    #[doc(hidden)]
    fn vm(&self) -> &Vm;
    #[doc(hidden)]
    fn scope(&mut self) -> Scope<'_>;
}

impl Runtime for Engine {
    fn vm(&self) -> &Vm {
        &self.vm
    }
    fn scope(&mut self) -> Scope<'_> {
        Scope { cx: Cx::new(&mut self.vm) }
    }
}

impl Runtime for Scope<'_> {
    fn vm(&self) -> &Vm {
        &self.cx
    }
    fn scope(&mut self) -> Scope<'_> {
        Scope { cx: self.cx.reborrow() }
    }
}

/// An engine in the hands of a host function: the first parameter of those that call scripts.
///
/// ```
/// use taipan::{Engine, Error, Function, Scope};
///
/// let mut engine = Engine::new();
/// engine.function("twice", |scope: &mut Scope, f: Function, x: i64| -> Result<i64, Error> {
///     let once: i64 = f.call(scope, (x,))?;
///     f.call(scope, (once,))
/// })?;
/// assert_eq!(engine.eval::<i64>("twice(lambda n: n * n, 3)")?, 81);
/// # Ok::<(), Error>(())
/// ```
pub struct Scope<'s> {
    pub(super) cx: Cx<'s>,
}

impl fmt::Debug for Scope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scope")
    }
}

impl Scope<'_> {
    /// Do something with handles of its own; an exception that it leaves pending becomes an error.
    pub(super) fn enter<R>(
        &mut self,
        body: impl for<'i> FnOnce(&mut Cx<'i>) -> Result<R, Trouble>,
    ) -> Result<R, Error> {
        self.cx.collect_if_due();
        let (top, innermost) = (self.cx.top.get(), self.cx.innermost.get());
        let (depth, nesting) = (self.cx.depth.get(), self.cx.nesting.get());
        let sampling = self.cx.sampling.get();
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            self.cx.scope(|cx| match body(cx) {
                Ok(result) => Ok(result),
                Err(Trouble::Thrown(_)) => Err(Error::of_pending(cx)),
                Err(Trouble::Error(error)) => Err(error),
            })
        }));
        if nesting == 0 && outcome.as_ref().is_ok_and(Result::is_ok) {
            // A script that has caught what should stop it, and then come to its end, has ended well.
            self.cx.stopped.set(None);
        }
        if nesting == 0 && !matches!(outcome, Ok(Ok(_))) {
            self.cx.clear_dead_words();
        }
        outcome.unwrap_or_else(|panic| {
            self.cx.top.set(top);
            self.cx.innermost.set(innermost);
            self.cx.depth.set(depth);
            self.cx.nesting.set(nesting);
            self.cx.sampling.set(sampling);
            std::panic::resume_unwind(panic)
        })
    }

    /// The value of an expression, in the names of `__main__`.
    ///
    /// # Errors
    /// What the expression raises, or it is not a `T`.
    pub fn eval<T: FromScript>(&mut self, expression: &str) -> Result<T, Error> {
        self.enter(|cx| {
            let [module, globals, code, none, out] = cx.locals();
            main_module(cx, module)?;
            cx.set(globals, crate::library::space_of(cx, module)?.value());
            let request = CompileRequest { text: expression, filename: SCRIPT, mode: CompileMode::Eval };
            (HOOKS.compile)(cx, code, globals, &request)?;
            crate::run::run_code(cx, out, code, none)?;
            let result = Given { vm: cx, value: cx.get(out) };
            T::from_script(result).map_err(|m| m.into_error("result").into())
        })
    }

    /// Call a function of a script by its name.
    ///
    /// # Errors
    /// There is none of that name, what it raises, or its result is not an `R`.
    pub fn call<R: FromScript>(
        &mut self,
        script: &Script,
        function: &str,
        args: impl Arguments,
    ) -> Result<R, Error> {
        script.call_method(self, function, args)
    }

    /// Keep a Rust value as a value of scripts.
    ///
    /// # Errors
    /// There is no memory for it.
    pub fn value(&mut self, value: impl ToScript) -> Result<Value, Error> {
        self.enter(|cx| Ok(value.to_script(Space { vm: cx })?.to::<Value>()?))
    }

    /// Give scripts an object of a host type, and keep a handle of it.
    ///
    /// # Errors
    /// The type has no class yet; see [`Engine::class`].
    pub fn object<T: HostType>(&mut self, data: T) -> Result<Object<T>, Error> {
        self.enter(|cx| Ok(data.to_script(Space { vm: cx })?.to::<Object<T>>()?))
    }
}

/// `out` = the module that `run` and `eval` work in.
fn main_module(cx: &Cx<'_>, out: Handle<'_>) -> Result<(), Trouble> {
    match crate::library::import::loaded(cx, MAIN) {
        Some(module) => cx.set(out, module),
        None => {
            let module = cx.new_module(MAIN).value();
            cx.set(out, module);
            remember_module(cx, MAIN, module)?;
        }
    }
    Ok(())
}

/// Enter a module into `sys.modules`.
pub(super) fn remember_module(cx: &Cx<'_>, text: &str, module: heap::Value<'_>) -> Result<(), Trouble> {
    let Some(modules) = cx.brand(cx.modules.get()).cast::<Dict>() else {
        return Err(cx.system_error("lost sys.modules").into());
    };
    Ok(crate::library::bind(cx, modules, text, module)?)
}

impl Default for Engine {
    fn default() -> Engine {
        Engine::new()
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").field("heap", &self.vm.heap.stats()).finish_non_exhaustive()
    }
}

impl Engine {
    /// An engine that prints to the standard output, and to whose scripts nothing else is granted. Its only limit is
    /// that of nested calls.
    pub fn new() -> Engine {
        match Engine::builder().build() {
            Ok(engine) => engine,
            Err(error) => unreachable!("an engine without limits: {error}"),
        }
    }

    /// What an engine is to be like.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Give scripts a function, under a name that all of them see. Parameters and result are converted; an error or a
    /// panic becomes an exception; parameters at the end that are `Option`s may be left out.
    ///
    /// ```
    /// # let mut engine = taipan::Engine::new();
    /// engine.function("greet", |name: &str, mark: Option<char>| format!("Hello {name}{}", mark.unwrap_or('.')))?;
    /// assert_eq!(engine.eval::<String>("greet('you')")?, "Hello you.");
    /// # Ok::<(), taipan::Error>(())
    /// ```
    ///
    /// # Errors
    /// The name is none that a script could write.
    pub fn function<M>(&mut self, name: &str, function: impl HostFunction<M>) -> Result<(), Error> {
        checked_name(name)?;
        let callback = function.callback(super::function::Call::function(name));
        self.scope().enter(|cx| {
            let made = cx.new_host_function(name, callback, heap::Value::NONE);
            Ok(bind_builtin(cx, name, made)?)
        })
    }

    /// Give scripts a value, under a name that all of them see.
    ///
    /// # Errors
    /// The name is none that a script could write, or there is no memory.
    pub fn constant(&mut self, name: &str, value: impl ToScript) -> Result<(), Error> {
        checked_name(name)?;
        self.scope().enter(|cx| {
            let value = value.to_script(Space { vm: cx })?.value;
            Ok(bind_builtin(cx, name, value)?)
        })
    }

    /// Give scripts a class for a host type, under a name that all of them see.
    ///
    /// ```
    /// use taipan::{Engine, HostType, field};
    ///
    /// struct Player { hp: f64 }
    /// impl HostType for Player {}
    /// impl Player {
    ///     fn new(hp: f64) -> Player { Player { hp } }
    ///     fn hit(&mut self, damage: f64) -> bool { self.hp -= damage; self.hp <= 0.0 }
    /// }
    ///
    /// let mut engine = Engine::new();
    /// engine.class::<Player>("Player", |c| {
    ///     c.constructor(Player::new).field("hp", field!(Player, hp)).method("hit", Player::hit)
    /// })?;
    /// engine.run("p = Player(10)\ndead = p.hit(3.5)")?;
    /// assert_eq!(engine.eval::<(bool, f64)>("dead, p.hp")?, (false, 6.5));
    /// # Ok::<(), taipan::Error>(())
    /// ```
    ///
    /// # Errors
    /// A name is none that a script could write, or the type has a class already.
    pub fn class<T: HostType>(
        &mut self,
        name: &str,
        build: impl FnOnce(ClassBuilder<T>) -> ClassBuilder<T>,
    ) -> Result<(), Error> {
        let class = build(ClassBuilder::new());
        self.scope().enter(|cx| {
            let made = class.finish(cx, name, "builtins")?;
            Ok(bind_builtin(cx, name, made)?)
        })
    }

    /// Give scripts a module of functions, classes and values, which they import.
    ///
    /// ```
    /// # let mut engine = taipan::Engine::new();
    /// engine.module("dice", |m| m.constant("SIDES", 6).function("fair", || 4))?;
    /// engine.run("import dice\nassert dice.fair() <= dice.SIDES")?;
    /// # Ok::<(), taipan::Error>(())
    /// ```
    ///
    /// # Errors
    /// A name is none that a script could write.
    pub fn module(
        &mut self,
        name: &str,
        build: impl FnOnce(ModuleBuilder) -> ModuleBuilder,
    ) -> Result<(), Error> {
        let module = build(ModuleBuilder::new());
        self.scope().enter(|cx| {
            let made = module.finish(cx, name)?;
            remember_module(cx, name, made)
        })
    }

    /// Run a text as a module of its own, which other scripts may import. A module of the same name that was loaded
    /// before is replaced; what others have taken from it they keep.
    ///
    /// # Errors
    /// The text is no program, or what it raises.
    pub fn load(&mut self, name: &str, source: &str) -> Result<Script, Error> {
        self.load_file(name, name, source)
    }

    /// As [`Engine::load`], with the name of the file that the text is from, for tracebacks.
    ///
    /// # Errors
    /// As [`Engine::load`].
    pub fn load_file(&mut self, name: &str, file: &str, source: &str) -> Result<Script, Error> {
        for part in name.split('.') {
            checked_name(part)?;
        }
        self.scope().enter(|cx| {
            let [module] = cx.locals();
            {
                let made = cx.new_module(name);
                cx.set(module, made.value());
                remember_module(cx, name, made.value())?;
            }
            let request = CompileRequest { text: source, filename: file, mode: CompileMode::Exec };
            if let Err(thrown) = run_text(cx, module, &request) {
                forget_module(cx, name);
                return Err(thrown.into());
            }
            Ok(Script::of(cx, cx.get(module)))
        })
    }

    /// Run a text in the module `__main__`, whose names stay from one text to the next.
    ///
    /// # Errors
    /// The text is no program, or what it raises.
    pub fn run(&mut self, source: &str) -> Result<(), Error> {
        self.run_file(SCRIPT, source)
    }

    /// As [`Engine::run`], with the name of the file that the text is from, for tracebacks.
    ///
    /// # Errors
    /// As [`Engine::run`].
    pub fn run_file(&mut self, file: &str, source: &str) -> Result<(), Error> {
        self.run_main(file, source, CompileMode::Exec)
    }

    /// Run a statement as a prompt does: the values of expressions are printed.
    ///
    /// # Errors
    /// As [`Engine::run`].
    pub fn run_interactive(&mut self, source: &str) -> Result<(), Error> {
        self.run_main("<stdin>", source, CompileMode::Single)
    }

    fn run_main(&mut self, file: &str, source: &str, mode: CompileMode) -> Result<(), Error> {
        self.scope().enter(|cx| {
            let [module] = cx.locals();
            main_module(cx, module)?;
            let request = CompileRequest { text: source, filename: file, mode };
            Ok(run_text(cx, module, &request)?)
        })
    }

    /// The value of an expression, in the names of `__main__`.
    ///
    /// # Errors
    /// What the expression raises, or it is not a `T`.
    pub fn eval<T: FromScript>(&mut self, expression: &str) -> Result<T, Error> {
        self.scope().eval(expression)
    }

    /// Call a function of a script by its name.
    ///
    /// # Errors
    /// There is none of that name, what it raises, or its result is not an `R`.
    pub fn call<R: FromScript>(
        &mut self,
        script: &Script,
        function: &str,
        args: impl Arguments,
    ) -> Result<R, Error> {
        script.call_method(self, function, args)
    }

    /// A function of a script, to be called often.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn function_of(&mut self, script: &Script, name: &str) -> Result<Function, Error> {
        script.attribute(self, name)
    }

    /// The module `__main__`.
    pub fn main(&self) -> &Script {
        &self.main
    }

    /// Keep a Rust value as a value of scripts.
    ///
    /// # Errors
    /// There is no memory for it.
    pub fn value(&mut self, value: impl ToScript) -> Result<Value, Error> {
        self.scope().value(value)
    }

    /// Give scripts an object of a host type, and keep a handle of it.
    ///
    /// # Errors
    /// The type has no class yet; see [`Engine::class`].
    pub fn object<T: HostType>(&mut self, data: T) -> Result<Object<T>, Error> {
        self.scope().object(data)
    }

    /// What stops the engine from another thread.
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(self.vm.interrupt.clone())
    }

    /// A flag that raises KeyboardInterrupt once when it is set: for a handler of signals.
    pub fn keyboard(&self) -> Arc<AtomicBool> {
        self.vm.keyboard.clone()
    }

    /// Grant so many loop iterations and calls from now on; `None` for as many as there may be.
    ///
    /// ```
    /// use taipan::{Engine, Error, Limit};
    ///
    /// let mut engine = Engine::new();
    /// engine.set_fuel(Some(10_000));
    /// let stopped = engine.run("while True: pass");
    /// assert!(matches!(stopped, Err(Error::Limit { limit: Limit::Fuel, .. })));
    /// engine.set_fuel(Some(10_000));
    /// engine.run("for i in range(100): pass")?;
    /// # Ok::<(), Error>(())
    /// ```
    pub fn set_fuel(&mut self, fuel: Option<u64>) {
        self.vm.set_fuel(fuel);
    }

    /// The fuel that is left; `None` when it is not limited.
    pub fn fuel(&self) -> Option<u64> {
        self.vm.limits.borrow().fuel.map(|_| self.vm.fuel_left())
    }

    /// Allow so many bytes of output from now on; `None` for as many as there may be.
    pub fn set_output_limit(&mut self, bytes: Option<u64>) {
        self.meter.allow(bytes);
    }

    /// Collect all garbage now. Never needed; good for a moment when a pause does not matter.
    pub fn collect(&mut self) {
        Cx::new(&mut self.vm).collect_now(Collect::Full);
    }

    /// Collect all garbage, and keep for good what there is then: the library and what scripts have loaded. Later
    /// collections look only at what of it has been written since, and so take as long as what is new.
    pub fn freeze(&mut self) {
        Cx::new(&mut self.vm).collect_now(Collect::Freeze);
    }

    /// What the heap holds and has done.
    pub fn stats(&self) -> Stats {
        self.vm.heap.stats()
    }

    /// Pass on what the output sink has buffered.
    ///
    /// # Errors
    /// What the sink says.
    pub fn flush(&mut self) -> std::io::Result<()> {
        self.vm.output.borrow_mut().flush()
    }
}

/// Bind a name that all scripts see.
fn bind_builtin(cx: &Cx<'_>, name: &str, value: heap::Value<'_>) -> Result<(), Thrown> {
    match cx.brand(cx.builtin_names.get()).cast::<Dict>() {
        Some(space) => crate::library::bind(cx, space, name, value),
        None => Err(cx.system_error("lost the built-in names")),
    }
}

fn forget_module(cx: &Cx<'_>, name: &str) {
    if let Some(modules) = cx.brand(cx.modules.get()).cast::<Dict>() {
        cx.dict_remove_symbol(modules, cx.intern(name));
    }
}

/// What an engine is to be like: what is granted to its scripts, and what they may use.
///
/// ```
/// use taipan::Engine;
///
/// let mut engine = Engine::builder()
///     .memory_limit(64 << 20)
///     .fuel(1_000_000)
///     .recursion_limit(200)
///     .output_limit(100_000)
///     .build()?;
/// engine.run("print(sum(range(10)))")?;
/// # Ok::<(), taipan::Error>(())
/// ```
pub struct Builder {
    heap: Settings,
    limits: Limits,
    output: Box<dyn Output>,
    output_limit: Option<u64>,
    hash_key: Option<u64>,
    grants: Grants,
    pub(super) jit: Jit,
    pub(super) jit_log: Option<Log>,
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("heap", &self.heap)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl Default for Builder {
    fn default() -> Builder {
        Builder {
            heap: Settings::default(),
            limits: Limits::default(),
            output: Box::new(StandardOutput),
            output_limit: None,
            hash_key: None,
            grants: Grants::default(),
            jit: Jit::default(),
            jit_log: None,
        }
    }
}

impl Builder {
    /// The bytes that scripts may hold at once, host objects included.
    pub fn memory_limit(mut self, bytes: usize) -> Builder {
        self.heap.limit = Some(bytes);
        self
    }

    /// The loop iterations and calls until a script is stopped; see [`Engine::set_fuel`].
    pub fn fuel(mut self, fuel: u64) -> Builder {
        self.limits.fuel = Some(fuel);
        self
    }

    /// The calls that may be active at once; 1000 otherwise.
    pub fn recursion_limit(mut self, calls: usize) -> Builder {
        self.limits.recursion = calls;
        self
    }

    /// The calls from Rust into scripts and back that may be active at once; each takes a piece of the thread's stack.
    pub fn nesting_limit(mut self, calls: usize) -> Builder {
        self.limits.nesting = calls;
        self
    }

    /// The bytes that scripts may print.
    pub fn output_limit(mut self, bytes: u64) -> Builder {
        self.output_limit = Some(bytes);
        self
    }

    /// Where scripts print; the process's standard output otherwise.
    pub fn output(mut self, sink: impl Output + 'static) -> Builder {
        self.output = Box::new(sink);
        self
    }

    /// Where `sys.stderr` goes; nowhere otherwise.
    pub fn error_output(mut self, sink: impl Output + 'static) -> Builder {
        self.grants.errors = Some(Box::new(sink));
        self
    }

    /// Grant `input()`.
    pub fn input(mut self, source: impl Input + 'static) -> Builder {
        self.grants.input = Some(Box::new(source));
        self
    }

    /// Grant the time of day, sleeping, and the CPU time if the clock tells it.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Builder {
        self.grants.clock = Some(Box::new(clock));
        self
    }

    /// Where scripts import modules from, beside the library and what the host has loaded.
    pub fn loader(mut self, loader: impl Loader + 'static) -> Builder {
        self.grants.loader = Some(Box::new(loader));
        self
    }

    /// What scripts find in `sys.argv`.
    pub fn arguments(mut self, arguments: impl IntoIterator<Item = impl Into<String>>) -> Builder {
        self.grants.arguments = arguments.into_iter().map(Into::into).collect();
        self
    }

    /// The key of every hash, and of random generators without a seed. With the same key, the same scripts do the same
    /// in every engine; otherwise each engine has a key of its own, so that nobody can choose names that collide.
    pub fn hash_key(mut self, key: u64) -> Builder {
        self.hash_key = Some(key);
        self
    }

    /// How the heap behaves, its limit and its key aside.
    pub fn heap(mut self, settings: Settings) -> Builder {
        self.heap = Settings { limit: self.heap.limit, hash_key: self.heap.hash_key, ..settings };
        self
    }

    /// Make the engine.
    ///
    /// # Errors
    /// The limit of memory has no room for it.
    pub fn build(mut self) -> Result<Engine, Error> {
        self.heap.hash_key = self.hash_key.unwrap_or_else(|| RandomState::new().hash_one(0_u64));
        let meter = Arc::new(Meter::default());
        meter.allow(self.output_limit);
        let sink = Metered { sink: self.output, meter: meter.clone() };
        let mut vm = Vm::new(self.heap, self.limits, Box::new(sink));
        vm.hooks.set(Some(&HOOKS));
        vm.grants.replace(self.grants);
        HostState::of(&vm, |state| state.meter = meter.clone());
        let main = Scope { cx: Cx::new(&mut vm) }.enter(|cx| {
            crate::library::install(cx)?;
            let [module] = cx.locals();
            main_module(cx, module)?;
            Ok(Script::of(cx, cx.get(module)))
        })?;
        if let Some(tracing) = self.jit.tracing(self.jit_log) {
            tracing.install(&vm);
        }
        Ok(Engine { vm, main, meter })
    }
}

/// A file system folder as a source of modules: `a.b` is `a/b.py`, or the package `a/b/__init__.py`.
#[derive(Clone, Debug)]
pub struct FolderLoader(std::path::PathBuf);

impl FolderLoader {
    /// Modules are looked for in this folder.
    pub fn new(folder: impl Into<std::path::PathBuf>) -> FolderLoader {
        FolderLoader(folder.into())
    }
}

impl Loader for FolderLoader {
    fn find(&mut self, name: &str) -> Option<Result<crate::object::grants::LoadedSource, String>> {
        let mut path = self.0.clone();
        for part in name.split('.') {
            // The name comes from a script: it must not lead out of the folder.
            checked_name(part).ok()?;
            path.push(part);
        }
        let (module, package) = (path.with_extension("py"), path.join("__init__.py"));
        let (file, is_package) = if package.is_file() { (package, true) } else { (module, false) };
        if !file.is_file() {
            return None;
        }
        let filename = file.display().to_string();
        let text = std::fs::read_to_string(&file).map_err(|e| format!("cannot read {filename}: {e}"));
        Some(text.map(|text| crate::object::grants::LoadedSource { text, filename, is_package }))
    }
}

impl From<Mismatch> for Error {
    fn from(mismatch: Mismatch) -> Error {
        mismatch.into_error("value")
    }
}

/// A namespace of a module that is being filled.
pub(super) fn space_of_module<'v>(cx: &'v Cx<'_>, module: heap::Value<'v>) -> Option<heap::Ref<'v, Dict>> {
    module.cast::<Module>().and_then(|m| cx.module_dict(m))
}
