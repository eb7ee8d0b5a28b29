//! How a class relates to its bases: resolution order, layout and metaclass.
//!
//! Owns the C3 merge, the choice of the base that says how instances are laid out, and the choice of the metaclass. All
//! of it is quiet; a class comes in with its bases, an order or an error in CPython's words goes out.
//!
//! Invariant "chain": among the classes a class inherits from, those that add something to the layout of instances
//! form a chain, the most derived one first in the resolution order.

use super::class::{Builtin, Class, class_flag};
use super::context::{Cx, Res};
use super::error::Raise;
use super::kind;
use super::symbol::name;
use super::vm::Vm;
use crate::heap::{Ref, Value};

/// Exceptions that have fields of their own.
const EXCEPTIONS_WITH_FIELDS: &[Builtin] = &[
    Builtin::BaseException,
    Builtin::SystemExit,
    Builtin::StopIteration,
    Builtin::BaseExceptionGroup,
    Builtin::ImportError,
    Builtin::OSError,
    Builtin::NameError,
    Builtin::AttributeError,
    Builtin::SyntaxError,
    Builtin::UnicodeDecodeError,
    Builtin::UnicodeEncodeError,
    Builtin::UnicodeTranslateError,
];

impl Vm {
    /// Names that every instance of a class has a slot for because of `__slots__`.
    pub fn member_count(&self, class: Ref<'_, Class>) -> usize {
        self.instance_shape(class).names.iter().filter(|n| **n != name::payload).count()
    }

    /// Does a class add something to the layout of instances that its bases do not have?
    fn adds_to_layout(&self, class: Ref<'_, Class>) -> bool {
        match class.builtin() {
            Some(Builtin::Object) => true,
            Some(builtin) if builtin.shape().kind() == kind::EXCEPTION => {
                EXCEPTIONS_WITH_FIELDS.contains(&builtin)
            }
            Some(builtin) => {
                builtin.shape().kind() != builtin.base().shape().kind() || builtin == Builtin::Float
            }
            None => self.member_count(class) > class.bases().map(|b| self.member_count(b)).max().unwrap_or(0),
        }
    }

    /// The nearest class that says how instances are laid out. See invariant "chain".
    pub fn solid_base<'v>(&self, class: Ref<'v, Class>) -> Ref<'v, Class> {
        class.mro().find(|c| self.adds_to_layout(*c)).unwrap_or(class)
    }

    /// `__base__`: the base whose layout a class extends. `None` for `object`.
    pub fn base_of<'v>(&self, class: Ref<'v, Class>) -> Option<Ref<'v, Class>> {
        self.winner_of(class.bases()).ok().flatten()
    }

    /// The base whose layout is the most derived; `Err` when two of them do not go together.
    fn winner_of<'v>(
        &self,
        bases: impl Iterator<Item = Ref<'v, Class>>,
    ) -> Result<Option<Ref<'v, Class>>, Conflict> {
        let mut best: Option<(Ref<'v, Class>, Ref<'v, Class>)> = None;
        for base in bases {
            let candidate = self.solid_base(base);
            match best {
                Some((_, winner)) if winner.is_subclass(candidate) => {}
                Some((_, winner)) if !candidate.is_subclass(winner) => return Err(Conflict),
                _ => best = Some((base, candidate)),
            }
        }
        Ok(best.map(|(base, _)| base))
    }

    /// Have instances of a class a `__dict__`?
    pub fn instances_have_dict(&self, class: Ref<'_, Class>) -> bool {
        !class.has(class_flag::NO_DICT)
    }
}

/// Two bases want different layouts.
struct Conflict;

impl Cx<'_> {
    /// The most derived of `metaclass` and the metaclasses of all bases.
    ///
    /// # Errors
    /// TypeError when there is none.
    pub fn winning_metaclass<'v>(
        &'v self,
        metaclass: Ref<'v, Class>,
        bases: impl Iterator<Item = Value<'v>>,
    ) -> Res<Ref<'v, Class>> {
        let mut winner = metaclass;
        for base in bases {
            let kind = self.class_of(base);
            if winner.is_subclass(kind) {
                continue;
            }
            if !kind.is_subclass(winner) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                     metaclasses of all its bases",
                ));
            }
            winner = kind;
        }
        Ok(winner)
    }

    /// The base whose layout a class with these bases extends.
    ///
    /// # Errors
    /// TypeError for bases that cannot be one, or not together.
    pub fn best_base<'v>(&'v self, bases: &[Value<'v>]) -> Res<Ref<'v, Class>> {
        let mut classes = Vec::with_capacity(bases.len());
        for base in bases {
            let class = self.expect_class(*base, "bases must be types")?;
            if class.has(class_flag::FINAL) {
                let text = class.name();
                return Err(self.type_error(format!("type '{text}' is not an acceptable base type")));
            }
            classes.push(class);
        }
        match self.winner_of(classes.into_iter()) {
            Ok(Some(best)) => Ok(best),
            Ok(None) => Err(self.type_error("a new-style class can't have only classic bases")),
            Err(Conflict) => Err(self.type_error("multiple bases have instance lay-out conflict")),
        }
    }

    /// The resolution order of a class with these bases, itself first.
    ///
    /// # Errors
    /// TypeError when the orders of the bases contradict each other, or one stands there twice.
    pub fn linearized<'v>(&'v self, class: Ref<'v, Class>, bases: &[Ref<'v, Class>]) -> Res<Vec<Value<'v>>> {
        self.charge_work(bases.iter().map(|base| base.mro().count()).sum::<usize>() / 8);
        let mut poll = self.kernel_poll();
        for (at, base) in bases.iter().enumerate() {
            if at % 256 == 255 {
                poll().map_err(|complaint| self.complain(complaint))?;
            }
            if bases.iter().take(at).any(|b| b.same(*base)) {
                return Err(self.type_error(format!("duplicate base class {}", base.name())));
            }
        }
        let mut order = vec![class.value()];
        if let [only] = bases {
            order.extend(only.mro().map(|c| c.value()));
            return Ok(order);
        }
        // Each list is kept in reverse, so that its head can be popped.
        let reversed = |c: &Ref<'v, Class>| c.mro().rev().collect::<Vec<_>>();
        let mut lists: Vec<Vec<Ref<'v, Class>>> = bases.iter().map(reversed).collect();
        lists.push(bases.iter().rev().copied().collect());
        loop {
            poll().map_err(|complaint| self.complain(complaint))?;
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Ok(order);
            }
            let in_tail = |head: Ref<'v, Class>| {
                lists.iter().any(|list| list.iter().rev().skip(1).any(|c| c.same(head)))
            };
            let head = lists.iter().filter_map(|list| list.last().copied()).find(|head| !in_tail(*head));
            let Some(head) = head else { return Err(self.contradiction(&lists)) };
            order.push(head.value());
            for list in &mut lists {
                if list.last().is_some_and(|c| c.same(head)) {
                    list.pop();
                }
            }
        }
    }

    fn contradiction(&self, lists: &[Vec<Ref<'_, Class>>]) -> super::context::Thrown {
        let mut heads: Vec<Ref<'_, Class>> = Vec::new();
        for head in lists.iter().filter_map(|list| list.last()) {
            if !heads.iter().any(|h| h.same(*head)) {
                heads.push(*head);
            }
        }
        let names: Vec<&str> = heads.iter().map(|c| c.name()).collect();
        self.type_error(format!(
            "Cannot create a consistent method resolution\norder (MRO) for bases {}",
            names.join(", ")
        ))
    }
}
