//! The builder: the code of one function while it is being made.
//!
//! Owns what every part of the compiler writes to: instructions, constants, names, the stack of registers, what is
//! bound for sure, and whether this point can be reached at all. Code after a `return` goes through the compiler like
//! any other, so that its mistakes are found, but nothing of it is emitted.
//!
//! What is needed at entry (cells, unbound locals, the far array) is known only when the body is done; it is put in
//! front of it then.

use super::constant::Constants;
use super::flow::{Bound, Join, Place};
use super::mistake::{Mistake, MistakeKind};
use super::registers::{Access, Layout, Mark, NO_REGISTER, Registers};
use super::scope::{ScopeId, ScopeKind, flags, mangled};
use super::unwind::{Block, Leaving};
use super::{Compiled, Shared, refuse};
use crate::bytecode::code::{CodeKind, CodeUnit, Constant, Position, Scope};
use crate::bytecode::label::{Assembler, LabelId};
use crate::bytecode::ops::*;
use crate::syntax::tree::Span;
use hashbrown::HashMap;

/// Where the value of an expression is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// Wherever it is, but so that it stays the same while other operands are evaluated. What is not in a local
    /// already is pushed.
    Any,
    /// As `Any`, for an operand that is used before anything else is evaluated.
    Now,
    /// In this register: a variable, or a register that nobody has. Written last of all.
    In(Reg),
}

/// The code of one function while it is being made.
pub(super) struct Builder<'c, 't> {
    pub shared: &'c mut Shared<'t>,
    pub id: ScopeId,
    pub kind: ScopeKind,
    pub code_kind: CodeKind,
    pub qualname: Box<str>,
    pub layout: Layout,
    pub registers: Registers,
    /// Registers below are kept by statements; those above belong to the expression being evaluated.
    pub base: Mark,
    /// The statements around this point that something must be done for when they are left.
    pub blocks: Vec<Block<'t>>,
    pub asm: Assembler,
    /// Can this point be reached?
    pub reachable: bool,
    pub bound: Bound,
    /// Symbols that are unbound somewhere.
    pub deleted: Bound,
    joins: Vec<Join>,
    constants: Constants,
    /// Constants that loops use, loaded at entry into the layout's registers for them.
    kept: Vec<Const>,
    names: Vec<Box<str>>,
    name_index: HashMap<Box<str>, u32>,
    sites: Vec<Box<str>>,
    /// Locals that are read where they may be unbound.
    must_start_unbound: Vec<(Reg, usize)>,
    span: Span,
    is_position_set: bool,
    /// Temporaries in the far array: now, and at most.
    far_temporaries: (u32, u32),
    /// The far array turned out to be needed, and has no register.
    wants_far: bool,
    has_docstring: bool,
}

impl<'c, 't> Builder<'c, 't> {
    /// Start the code of a scope. Boxed, because functions nest and the stack may be small.
    #[inline(never)]
    fn new(shared: &'c mut Shared<'t>, id: ScopeId, qualname: &str, span: Span, need_far: bool) -> Box<Self> {
        let scope = shared.scopes.get(id);
        let is_async = matches!(scope.kind, ScopeKind::Function { is_async: true })
            || matches!(scope.kind, ScopeKind::Comprehension(_)) && scope.has_await;
        let code_kind = match (is_async, scope.has_yield && scope.kind.is_function()) {
            (false, false) => CodeKind::Plain,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        };
        let layout = Layout::of(scope, need_far, code_kind == CodeKind::Plain);
        let registers = Registers::new(layout.first_temporary);
        let tracked = if scope.kind.is_function() { scope.symbols.len() } else { 0 };
        let (mut bound, mut deleted) = (Bound::none(tracked), Bound::none(tracked));
        for (index, symbol) in scope.symbols.iter().enumerate() {
            if (index as u32) < scope.parameters {
                bound.insert(index);
            }
            if symbol.flags & flags::DELETED != 0 {
                deleted.insert(index);
            }
        }
        let mut must_start_unbound = Vec::new();
        if scope.shows_locals {
            for (index, access) in layout.accesses.iter().enumerate().skip(scope.parameters as usize) {
                if let Some(Access::Local(reg)) = access {
                    must_start_unbound.push((*reg, index));
                }
            }
            must_start_unbound.extend(layout.shown_locals.map(|reg| (reg, usize::MAX)));
        }
        let kind = scope.kind;
        Box::new(Builder {
            base: registers.mark(),
            shared,
            id,
            kind,
            code_kind,
            qualname: qualname.into(),
            layout,
            registers,
            blocks: Vec::new(),
            asm: Assembler::default(),
            reachable: true,
            bound,
            deleted,
            joins: Vec::new(),
            constants: Constants::default(),
            kept: Vec::new(),
            names: Vec::new(),
            name_index: HashMap::new(),
            sites: Vec::new(),
            must_start_unbound,
            span,
            is_position_set: false,
            far_temporaries: (0, 0),
            wants_far: false,
            has_docstring: false,
        })
    }

    // ---- positions and instructions ----

    /// Source position of what is emitted from now on.
    pub fn at(&mut self, span: Span) {
        self.is_position_set &= span == self.span;
        self.span = span;
    }

    /// The present source position.
    pub fn span(&self) -> Span {
        self.span
    }

    fn set_position(&mut self) {
        if !self.is_position_set {
            self.asm.set_position(self.shared.lines.position(self.shared.source, self.span));
            self.is_position_set = true;
        }
    }

    /// Emit an instruction that does not jump.
    pub fn emit(&mut self, instruction: Instruction) {
        if self.reachable {
            self.set_position();
            self.asm.emit(instruction);
            self.shared.emitted += 1;
        }
    }

    /// Emit the call of a method that it looks up itself. The position of its last word, which frames have that wait
    /// behind it, is that of the call; that of the word in front is where the method is looked up.
    pub fn emit_call_method(&mut self, instruction: Instruction, lookup: Span, call: Span) {
        self.at(lookup);
        self.emit(instruction);
        self.at(call);
        if self.reachable && !self.is_position_set {
            self.asm.end_at(self.shared.lines.position(self.shared.source, call));
            self.is_position_set = true;
        }
    }

    /// Emit an instruction after which this point is not reached.
    pub fn emit_last(&mut self, instruction: Instruction) {
        self.emit(instruction);
        self.reachable = false;
    }

    /// Refuse code that grows out of proportion to its source, as copies of nested `finally` bodies may.
    pub fn check_size(&self) -> Compiled {
        let limit = 1_000_000 + 64 * self.shared.source.text().len() as u64;
        if self.shared.emitted > limit { refuse(MistakeKind::TooLarge, self.span) } else { Ok(()) }
    }

    /// Give up if somebody has asked to stop; what is said of it does not matter.
    #[inline]
    pub fn check_stop(&self, span: Span) -> Compiled {
        if self.shared.source.is_stopped() { refuse(MistakeKind::TooLarge, span) } else { Ok(()) }
    }

    // ---- jumps ----

    /// A place further down, for jumps to.
    pub fn place(&mut self) -> Place {
        let label = self.asm.label();
        self.joins.push(Join { label, bound: None });
        Place(self.joins.len() as u32 - 1)
    }

    fn arrive(&mut self, place: Place) -> LabelId {
        let join = &mut self.joins[place.0 as usize];
        match &mut join.bound {
            Some(bound) => bound.meet(&self.bound),
            None => join.bound = Some(self.bound.clone()),
        }
        join.label
    }

    /// Emit an instruction that may jump to a place further down.
    pub fn branch_to(&mut self, instruction: Instruction, place: Place) {
        if self.reachable {
            let label = self.arrive(place);
            self.set_position();
            self.asm.emit_jump(instruction, label);
            self.shared.emitted += 1;
        }
    }

    /// Go on at a place further down.
    pub fn jump_to(&mut self, place: Place) {
        self.branch_to(Instruction::Jump { to: Near(0) }, place);
        self.reachable = false;
    }

    /// The place is here: jumps to it arrive.
    pub fn land(&mut self, place: Place) {
        let join = &mut self.joins[place.0 as usize];
        self.asm.place(join.label);
        if let Some(bound) = join.bound.take() {
            if self.reachable {
                self.bound.meet(&bound);
            } else {
                self.bound = bound;
                self.reachable = true;
            }
        }
    }

    /// A label here, for jumps from further down.
    pub fn label_here(&mut self) -> LabelId {
        let label = self.asm.label();
        self.asm.place(label);
        label
    }

    /// The head of a loop is here.
    pub fn loop_head(&mut self) -> LabelId {
        self.bound = std::mem::take(&mut self.bound).without(&self.deleted);
        self.label_here()
    }

    /// Emit an instruction that may jump to a label further up.
    pub fn branch_back(&mut self, instruction: Instruction, label: LabelId) {
        if self.reachable {
            self.set_position();
            self.asm.emit_jump(instruction, label);
            self.shared.emitted += 1;
        }
    }

    /// Go on at a label further up.
    pub fn jump_back(&mut self, label: LabelId) {
        self.branch_back(Instruction::JumpBack { to: Near(0) }, label);
        self.reachable = false;
    }

    /// What is bound for sure when an exception arrives that was raised anywhere after this point.
    pub fn bound_on_exception(&self) -> Bound {
        self.bound.clone().without(&self.deleted)
    }

    // ---- registers ----

    /// The register for a result: everything above `mark` is given back first.
    pub fn destination(&mut self, mark: Mark, want: Want) -> Reg {
        self.registers.release(mark);
        match want {
            Want::Any | Want::Now => self.registers.push(),
            Want::In(reg) => {
                self.registers.touch(reg);
                reg
            }
        }
    }

    /// Bring what is in `src` to where it is wanted.
    pub fn deliver(&mut self, src: Reg, mark: Mark, want: Want) -> Reg {
        match want {
            Want::Any | Want::Now if !mark.covers(src) => {
                self.registers.release(mark);
                src
            }
            // It is used before anything else is evaluated, so it need not come down; but a constant may be loaded
            // before, which must not take its register.
            Want::Now => {
                if src == mark.reg(0) {
                    return self.destination(mark, want);
                }
                src
            }
            _ => {
                let dst = self.destination(mark, want);
                self.copy(dst, src);
                dst
            }
        }
    }

    /// `dst = src`, unless they are the same.
    pub fn copy(&mut self, dst: Reg, src: Reg) {
        if dst != src {
            self.emit(Instruction::Copy { dst, src });
        }
    }

    /// Keep what is above the base now as a statement's own while `inside` runs.
    pub fn pinned<T>(&mut self, inside: impl FnOnce(&mut Self) -> Compiled<T>) -> Compiled<T> {
        let base = std::mem::replace(&mut self.base, self.registers.mark());
        let result = inside(self);
        self.base = base;
        result
    }

    /// Evaluate with the registers of the expressions around put away in the far array. `evaluate` leaves the value
    /// in the first temporary.
    pub fn with_registers_put_away(
        &mut self,
        evaluate: impl FnOnce(&mut Self, Reg) -> Compiled,
    ) -> Compiled<u32> {
        let far = match self.layout.far_register {
            Some(far) => far,
            None => {
                self.wants_far = true;
                Reg(0)
            }
        };
        let (base, mark) = (self.base, self.registers.mark());
        let count = mark.above(base);
        let first = self.layout.far.len() as u32 + self.far_temporaries.0;
        self.far_temporaries.0 += count + 1;
        self.far_temporaries.1 = self.far_temporaries.1.max(self.far_temporaries.0);
        for i in 0..count {
            self.emit(Instruction::StoreFar { src: base.reg(i as u8), far, index: Wide(first + i) });
        }
        self.registers.release(base);
        let result = evaluate(self, base.reg(0));
        self.emit(Instruction::StoreFar { src: base.reg(0), far, index: Wide(first + count) });
        self.registers.release(base);
        self.registers.reserve(count);
        for i in 0..count {
            self.emit(Instruction::LoadFar { dst: base.reg(i as u8), far, index: Wide(first + i) });
        }
        self.far_temporaries.0 -= count + 1;
        result.map(|()| first + count)
    }

    /// `dst` = slot `index` of the far array.
    pub fn load_far(&mut self, dst: Reg, index: u32) {
        let far = self.layout.far_register.unwrap_or(Reg(0));
        self.emit(Instruction::LoadFar { dst, far, index: Wide(index) });
    }

    /// Slot `index` of the far array = `src`.
    pub fn store_far(&mut self, src: Reg, index: u32) {
        let far = self.layout.far_register.unwrap_or(Reg(0));
        self.emit(Instruction::StoreFar { src, far, index: Wide(index) });
    }

    // ---- constants and names ----

    /// Index of a constant.
    pub fn constant(&mut self, constant: Constant) -> Const {
        Const(self.constants.intern(constant))
    }

    /// The register that holds a constant from entry on, if this is a loop and there is one.
    pub fn kept_constant(&mut self, constant: &Constant) -> Option<Reg> {
        let in_loop = matches!(self.kind, ScopeKind::Comprehension(_))
            || self.blocks.iter().any(|block| matches!(block.leaving, Leaving::Loop { .. }));
        if !in_loop || !self.reachable || self.layout.kept.is_empty() {
            return None;
        }
        let k = self.constant(constant.clone());
        let place = match self.kept.iter().position(|kept| *kept == k) {
            Some(place) => place,
            None if self.kept.len() < self.layout.kept.len() => {
                self.kept.push(k);
                self.kept.len() - 1
            }
            None => return None,
        };
        Some(Reg((self.layout.kept.start + place as u32) as u8))
    }

    /// The docstring has to be the first constant.
    pub fn set_docstring(&mut self, docstring: Constant) {
        self.constants.intern(docstring);
        self.has_docstring = true;
    }

    /// `dst` = a constant.
    pub fn load_constant(&mut self, constant: Constant, dst: Reg) {
        if !self.reachable {
            return;
        }
        if let Constant::Int(value) = constant
            && let Ok(value) = i16::try_from(value)
        {
            return self.emit(Instruction::LoadInt { dst, value: Imm16(value) });
        }
        let k = self.constant(constant);
        self.emit(match u16::try_from(k.0) {
            Ok(near) => Instruction::LoadConst { dst, k: Const16(near) },
            Err(_) => Instruction::LoadConstFar { dst, k },
        });
    }

    /// `dst` = None.
    pub fn load_none(&mut self, dst: Reg) {
        self.load_constant(Constant::None, dst);
    }

    /// Index of a name without a cache.
    pub fn name(&mut self, name: &str) -> Name {
        if let Some(&index) = self.name_index.get(name) {
            return Name(index);
        }
        let index = self.names.len() as u32;
        self.names.push(name.into());
        self.name_index.insert(name.into(), index);
        Name(index)
    }

    /// A site of its own for one instruction that uses `name`.
    pub fn site(&mut self, name: &str) -> Site {
        if self.reachable {
            self.sites.push(name.into());
        }
        Site(self.sites.len().saturating_sub(1) as u32)
    }

    /// A name as this scope spells it.
    pub fn mangle(&self, name: &'t str) -> &'t str {
        match mangled(self.shared.scopes.get(self.id).class_name, name) {
            Some(mangled) => self.shared.text.alloc_str(&mangled),
            None => name,
        }
    }

    /// Is this the code of a function, whose locals are in registers?
    pub fn is_function(&self) -> bool {
        self.kind.is_function()
    }

    /// A local that is read where it may be unbound has to start unbound.
    pub fn starts_unbound(&mut self, reg: Reg, symbol: usize) {
        let is_parameter = (symbol as u32) < self.shared.scopes.get(self.id).parameters;
        if !is_parameter && !self.must_start_unbound.contains(&(reg, symbol)) {
            self.must_start_unbound.push((reg, symbol));
        }
    }

    // ---- the end ----

    fn kept(&self) -> impl std::iter::Iterator<Item = (Reg, Const)> {
        self.layout.kept.clone().map(|r| Reg(r as u8)).zip(self.kept.iter().copied())
    }

    fn prologue(&mut self) -> Vec<Instruction> {
        use Instruction as I;
        let mut code = Vec::new();
        let far = self.layout.far_register;
        if let Some(dst) = far {
            let count = self.layout.far.len() as u32 + self.far_temporaries.1;
            code.push(I::MakeFar { dst, count: Wide(count) });
        }
        let parameters = self.shared.scopes.get(self.id).parameters as usize;
        for (index, _) in self.layout.is_cell.iter().enumerate().filter(|(_, is_cell)| **is_cell) {
            let reg = Reg(index as u8);
            code.push(if index < parameters { I::MakeCell { reg } } else { I::EmptyCell { dst: reg } });
        }
        if let Some(far) = far {
            let scratch = Reg(self.layout.first_temporary as u8);
            self.registers.touch(scratch);
            for (index, _) in self.layout.far_is_cell.iter().enumerate().filter(|(_, is_cell)| **is_cell) {
                code.push(I::EmptyCell { dst: scratch });
                code.push(I::StoreFar { src: scratch, far, index: Wide(index as u32) });
            }
        }
        for (index, &reg) in self.layout.free.iter().enumerate().filter(|(_, reg)| **reg != NO_REGISTER) {
            code.push(I::LoadFreeCell { dst: Reg(reg), index: Wide(index as u32) });
        }
        code.extend(self.kept().map(|(dst, k)| match u16::try_from(k.0) {
            Ok(near) => I::LoadConst { dst, k: Const16(near) },
            Err(_) => I::LoadConstFar { dst, k },
        }));
        self.must_start_unbound.sort_unstable();
        code.extend(self.must_start_unbound.iter().map(|&(dst, _)| I::Unset { dst }));
        if self.code_kind != CodeKind::Plain {
            code.push(I::StartGenerator { live: Count(self.layout.first_temporary.min(255) as u8) });
        }
        code
    }

    /// The finished function; `None` when it has to be made again with a far array.
    #[inline(never)]
    fn finish(self: Box<Self>, position: Position) -> Compiled<Option<Box<CodeUnit>>> {
        let mut done = *self;
        if done.wants_far {
            return Ok(None);
        }
        let scope_kind = match done.kind {
            ScopeKind::Class => Scope::Class,
            kind if kind.is_function() => Scope::Function,
            _ => Scope::Module,
        };
        let too_large = Mistake { kind: MistakeKind::TooLarge, span: done.span };
        let prologue = done.prologue();
        if done.registers.is_overflowing() {
            return Err(Box::new(too_large));
        }
        let kept = done.kept().map(|(reg, k)| (reg.0, k.0)).collect();
        done.asm.prepend(&prologue, position);
        let assembled = done.asm.finish().map_err(|_| Box::new(too_large))?;
        let scope = done.shared.scopes.get(done.id);
        let named = |&index: &u32| scope.symbols.get(index as usize).map_or("", |s| s.name).into();
        Ok(Some(Box::new(CodeUnit {
            name: scope.name.into(),
            qualname: done.qualname,
            filename: done.shared.filename.clone(),
            first_line: position.line,
            scope: scope_kind,
            kind: done.code_kind,
            locals: done.layout.locals,
            local_is_cell: done.layout.is_cell,
            free: scope.free.iter().map(named).collect(),
            free_registers: done.layout.free,
            far: done.layout.far,
            far_is_cell: done.layout.far_is_cell,
            far_register: done.layout.far_register.map_or(0, |reg| reg.0),
            kept,
            registers: done.registers.high(),
            words: assembled.words,
            constants: done.constants.into_vec(),
            has_docstring: done.has_docstring,
            names: done.names,
            sites: done.sites,
            handlers: assembled.handlers,
            positions: assembled.positions,
            ..CodeUnit::default()
        })))
    }
}

/// Make the code of a scope. `fill` emits the body; it may be asked twice.
pub(super) fn build<'t>(
    shared: &mut Shared<'t>,
    id: ScopeId,
    qualname: &str,
    span: Span,
    fill: &mut dyn FnMut(&mut Builder<'_, 't>) -> Compiled,
) -> Compiled<Box<CodeUnit>> {
    let line = shared.lines.position(shared.source, span).line;
    let position = Position { line, end_line: line, column: 0, end_column: 0 };
    for need_far in [false, true] {
        let mut builder = Builder::new(shared, id, qualname, span, need_far);
        fill(&mut builder)?;
        if let Some(unit) = builder.finish(position)? {
            return Ok(unit);
        }
    }
    refuse(MistakeKind::TooLarge, span)
}
