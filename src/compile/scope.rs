//! Scopes: which names a module, class or function has, and whose they are.
//!
//! Owns the table of scopes and the rules that resolve a name: own, a cell of an enclosing function, or global.
//! `symbols` fills it by walking the tree; `registers` and the code generator read it. Scopes are numbered in the
//! order in which the source opens them, and found again by the address of the node that opens them, which is in
//! the arena and stays where it is.
//!
//! Invariant: after [`Scopes::resolve`], a name is in `free` of a scope exactly when that scope's closure has to hold
//! its cell, for its own use or to pass it on.

use super::mistake::{Mistake, MistakeKind};
use crate::syntax::tree::Span;
use hashbrown::HashMap;

/// Number of a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScopeId(pub u32);

/// What opens a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function {
        is_async: bool,
    },
    Lambda,
    Comprehension(ComprehensionKind),
    /// An annotation that is kept as text: only mistakes are looked for.
    Annotation,
}

impl ScopeKind {
    /// Do its names live in registers, and are they seen by scopes inside?
    pub fn is_function(self) -> bool {
        matches!(self, ScopeKind::Function { .. } | ScopeKind::Lambda | ScopeKind::Comprehension(_))
    }
}

/// What a comprehension makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ComprehensionKind {
    List,
    Set,
    Dict,
    Generator,
}

impl ComprehensionKind {
    /// The name of its function.
    pub fn function_name(self) -> &'static str {
        match self {
            ComprehensionKind::List => "<listcomp>",
            ComprehensionKind::Set => "<setcomp>",
            ComprehensionKind::Dict => "<dictcomp>",
            ComprehensionKind::Generator => "<genexpr>",
        }
    }

    /// What messages call it.
    pub fn description(self) -> &'static str {
        match self {
            ComprehensionKind::List => "list comprehension",
            ComprehensionKind::Set => "set comprehension",
            ComprehensionKind::Dict => "dict comprehension",
            ComprehensionKind::Generator => "generator expression",
        }
    }
}

/// What a scope does with a name: a set of these.
pub(super) mod flags {
    pub const GLOBAL: u16 = 1;
    pub const NONLOCAL: u16 = 1 << 1;
    pub const LOCAL: u16 = 1 << 2;
    pub const PARAMETER: u16 = 1 << 3;
    pub const IMPORT: u16 = 1 << 4;
    pub const USED: u16 = 1 << 5;
    pub const ANNOTATED: u16 = 1 << 6;
    /// The target of a `for` of a comprehension.
    pub const ITERATION: u16 = 1 << 7;
    /// Unbound somewhere, by `del` or at the end of an `except`.
    pub const DELETED: u16 = 1 << 8;
    /// The target of an assignment expression: it may change in the middle of an expression.
    pub const NAMED: u16 = 1 << 9;
    pub const BOUND: u16 = LOCAL | PARAMETER | IMPORT;
}

/// Whose a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Resolution {
    /// Nobody's here: global or builtin.
    #[default]
    GlobalImplicit,
    /// Declared `global`.
    GlobalExplicit,
    /// The scope's own.
    Local,
    /// An enclosing function's.
    Free,
}

/// A name in a scope.
#[derive(Clone, Debug)]
pub(super) struct Symbol<'t> {
    pub name: &'t str,
    pub flags: u16,
    pub resolution: Resolution,
    /// The scope's own, and shared with inner functions.
    pub is_cell: bool,
    is_free: bool,
    /// The first `global` or `nonlocal` statement.
    directive: Span,
}

/// A module, class, function, lambda or comprehension.
#[derive(Debug)]
pub(super) struct Scope<'t> {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    pub name: &'t str,
    /// The class that private names in here belong to.
    pub class_name: Option<&'t str>,
    /// Parameters come first.
    pub symbols: Vec<Symbol<'t>>,
    index: HashMap<&'t str, u32>,
    /// How many of the symbols are parameters.
    pub parameters: u32,
    /// How many of those can be given by position.
    pub positional: u32,
    /// Symbols whose cells the closure holds, in its order.
    pub free: Vec<u32>,
    pub has_yield: bool,
    pub has_await: bool,
    /// Has a loop of its own; a comprehension is one.
    pub has_loop: bool,
    /// Has annotated assignments of its own.
    pub has_annotations: bool,
    /// A class whose methods mention `__class__` or `super`.
    pub has_class_cell: bool,
    /// Calls something that may look at the frame's locals.
    pub shows_locals: bool,
    /// Registers that statements hold at most while others inside them run.
    pub statement_registers: u32,
    /// Nothing in here becomes code.
    is_detached: bool,
}

impl<'t> Scope<'t> {
    /// The symbol of a name, mangled already.
    pub fn symbol(&self, name: &str) -> Option<(usize, &Symbol<'t>)> {
        let index = *self.index.get(name)? as usize;
        Some((index, self.symbols.get(index)?))
    }

    /// What is known of a name so far.
    pub fn flags_of(&self, name: &str) -> u16 {
        self.symbol(name).map_or(0, |(_, symbol)| symbol.flags)
    }

    /// Note what is done with a name.
    pub fn add(&mut self, name: &'t str, flags: u16) -> &mut Symbol<'t> {
        let next = self.symbols.len() as u32;
        let index = *self.index.entry(name).or_insert(next) as usize;
        if index == self.symbols.len() {
            self.symbols.push(Symbol {
                name,
                flags: 0,
                resolution: Resolution::default(),
                is_cell: false,
                is_free: false,
                directive: Span::default(),
            });
        }
        let symbol = &mut self.symbols[index];
        symbol.flags |= flags;
        symbol
    }

    /// Note a `global` or `nonlocal` statement.
    pub fn declare(&mut self, name: &'t str, flags: u16, statement: Span) {
        let symbol = self.add(name, flags);
        if symbol.directive == Span::default() {
            symbol.directive = statement;
        }
    }

    fn needs_cell_of(&mut self, name: &'t str) {
        let symbol = self.add(name, 0);
        if symbol.is_free {
            return;
        }
        symbol.is_free = true;
        if symbol.flags & (flags::BOUND | flags::GLOBAL) == 0 || symbol.flags & flags::NONLOCAL != 0 {
            symbol.resolution = Resolution::Free;
        }
        if let Some(&index) = self.index.get(name) {
            self.free.push(index);
        }
    }
}

/// All scopes of a source.
#[derive(Debug, Default)]
pub(super) struct Scopes<'t> {
    all: Vec<Scope<'t>>,
    opened_by: HashMap<usize, ScopeId>,
}

/// The address that a node's scope is found by.
pub(super) fn key_of<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

impl<'t> Scopes<'t> {
    /// Open a scope.
    pub fn open(&mut self, kind: ScopeKind, name: &'t str, parent: Option<ScopeId>, key: usize) -> ScopeId {
        let id = ScopeId(self.all.len() as u32);
        let (class_name, is_detached) = match parent {
            Some(parent) => (self.get(parent).class_name, self.get(parent).is_detached),
            None => (None, false),
        };
        self.all.push(Scope {
            kind,
            parent,
            name,
            class_name: if kind == ScopeKind::Class { Some(name) } else { class_name },
            symbols: Vec::new(),
            index: HashMap::new(),
            parameters: 0,
            positional: 0,
            free: Vec::new(),
            has_yield: false,
            has_await: false,
            has_loop: matches!(kind, ScopeKind::Comprehension(_)),
            has_annotations: false,
            has_class_cell: false,
            shows_locals: false,
            statement_registers: 0,
            is_detached: is_detached || kind == ScopeKind::Annotation,
        });
        self.opened_by.insert(key, id);
        id
    }

    /// The scope that a node opens.
    pub fn opened_by(&self, key: usize) -> Option<ScopeId> {
        self.opened_by.get(&key).copied()
    }

    /// A scope.
    pub fn get(&self, id: ScopeId) -> &Scope<'t> {
        &self.all[id.0 as usize]
    }

    /// A scope.
    pub fn get_mut(&mut self, id: ScopeId) -> &mut Scope<'t> {
        &mut self.all[id.0 as usize]
    }

    /// Decide for every name of every scope whose it is.
    ///
    /// # Errors
    /// A `global` or `nonlocal` that cannot be.
    pub fn resolve(&mut self) -> Result<(), Box<Mistake>> {
        for number in 0..self.all.len() {
            let id = ScopeId(number as u32);
            if self.get(id).is_detached {
                continue;
            }
            // Resolving appends symbols only to this scope's ancestors, which are done.
            for index in 0..self.get(id).symbols.len() {
                self.resolve_symbol(id, index)?;
            }
        }
        Ok(())
    }

    fn resolve_symbol(&mut self, id: ScopeId, index: usize) -> Result<(), Box<Mistake>> {
        let symbol = &self.get(id).symbols[index];
        let (name, is) = (symbol.name, symbol.flags);
        let refuse = |kind| Err(Box::new(Mistake { kind, span: symbol.directive }));
        let resolution = if is & flags::GLOBAL != 0 {
            if is & flags::NONLOCAL != 0 {
                return refuse(MistakeKind::NonlocalAndGlobal(name.to_owned()));
            }
            Resolution::GlobalExplicit
        } else if is & flags::NONLOCAL != 0 {
            if self.get(id).parent.is_none() {
                return refuse(MistakeKind::NonlocalInModule);
            }
            let Some(owner) = self.owner(id, name) else {
                return refuse(MistakeKind::NoBindingForNonlocal(name.to_owned()));
            };
            self.share(id, owner, name);
            Resolution::Free
        } else if is & flags::BOUND != 0 {
            Resolution::Local
        } else if let Some(owner) = self.owner(id, name) {
            self.share(id, owner, name);
            Resolution::Free
        } else {
            Resolution::GlobalImplicit
        };
        self.get_mut(id).symbols[index].resolution = resolution;
        Ok(())
    }

    /// The enclosing scope that a name not bound in `id` belongs to.
    fn owner(&self, id: ScopeId, name: &str) -> Option<ScopeId> {
        let mut at = self.get(id).parent;
        while let Some(id) = at {
            let scope = self.get(id);
            let is = scope.flags_of(name);
            match scope.kind {
                ScopeKind::Module | ScopeKind::Annotation => return None,
                ScopeKind::Class if name == "__class__" => return Some(id),
                ScopeKind::Class => {}
                _ if is & flags::GLOBAL != 0 => return None,
                _ if is & flags::NONLOCAL != 0 => {}
                _ if is & flags::BOUND != 0 => return Some(id),
                _ => {}
            }
            at = scope.parent;
        }
        None
    }

    /// Hand the cell of `name` from `owner` down to `id`.
    fn share(&mut self, id: ScopeId, owner: ScopeId, name: &'t str) {
        let mut at = id;
        while at != owner {
            let scope = self.get_mut(at);
            scope.needs_cell_of(name);
            let Some(parent) = scope.parent else { return };
            at = parent;
        }
        let scope = self.get_mut(owner);
        match scope.kind {
            ScopeKind::Class => scope.has_class_cell = true,
            _ => scope.add(name, 0).is_cell = true,
        }
    }
}

/// A name as a class body spells it for itself: `__x` in class `C` is `_C__x`.
///
/// `None` when it stays as it is.
pub(super) fn mangled(class_name: Option<&str>, name: &str) -> Option<String> {
    let class_name = class_name?;
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return None;
    }
    let class_name = class_name.trim_start_matches('_');
    (!class_name.is_empty()).then(|| format!("_{class_name}{name}"))
}
