//! Names: reading, binding and unbinding them, wherever they live.
//!
//! Takes a name as written. A local that is bound for sure is used where it is; one that may be unbound is checked
//! first, and then known to be bound.

use super::builder::{Builder, Want};
use super::mistake::MistakeKind;
use super::registers::Access;
use super::scope::{ScopeKind, flags};
use super::{Compiled, refuse};
use crate::bytecode::ops::{Flag, Instruction as I, Reg, Wide};

/// A name of the scope being compiled.
#[derive(Clone, Copy)]
pub(super) struct Variable<'t> {
    pub name: &'t str,
    pub access: Access,
    /// Index among the scope's symbols.
    symbol: usize,
    is_named_target: bool,
}

/// Register of the mapping that names of a module or class live in.
pub(super) const NAMESPACE: Reg = Reg(0);

impl<'t> Builder<'_, 't> {
    /// What a name as written means here.
    pub fn variable(&self, id: &'t str) -> Variable<'t> {
        let name = self.mangle(id);
        let found = self.shared.scopes.get(self.id).symbol(name);
        let (symbol, is) = found.map_or((usize::MAX, 0), |(index, symbol)| (index, symbol.flags));
        let elsewhere = if self.is_function() { Access::Global } else { Access::Namespace };
        let access = self.layout.accesses.get(symbol).copied().flatten().unwrap_or(elsewhere);
        Variable { name, access, symbol, is_named_target: is & flags::NAMED != 0 }
    }

    /// The value of a name.
    pub fn load_name(&mut self, id: &'t str, want: Want) -> Reg {
        let variable = self.variable(id);
        self.load_variable(variable, want)
    }

    /// The value of a variable.
    pub fn load_variable(&mut self, variable: Variable<'t>, want: Want) -> Reg {
        let mark = self.registers.mark();
        if let Access::Local(reg) = variable.access {
            self.check_bound(variable, reg, true);
            return match want {
                // An assignment expression may give it another value before the operand is used.
                Want::Any if variable.is_named_target => {
                    let dst = self.registers.push();
                    self.copy(dst, reg);
                    dst
                }
                Want::Any | Want::Now => reg,
                Want::In(dst) => {
                    self.registers.touch(dst);
                    self.copy(dst, reg);
                    dst
                }
            };
        }
        let name = variable.name;
        let dst = self.destination(mark, want);
        let above = self.registers.mark();
        match variable.access {
            Access::Local(_) => {}
            Access::Far(index) if self.bound.contains(variable.symbol) => self.load_far(dst, index),
            Access::Far(index) => {
                let value = self.registers.push();
                self.load_far(value, index);
                self.check_bound(variable, value, false);
                self.copy(dst, value);
            }
            Access::Cell { reg, free } => self.load_cell(dst, reg, free, name),
            Access::FarCell(_) | Access::FarFree(_) => {
                let cell = self.far_cell(variable.access);
                self.load_cell(dst, cell, matches!(variable.access, Access::FarFree(_)), name);
            }
            Access::ClassCell(cell) => self.load_class_cell(dst, cell, name),
            Access::FarClassCell(_) => {
                let cell = self.far_cell(variable.access);
                self.load_class_cell(dst, cell, name);
            }
            Access::Global => {
                let site = self.site(name);
                self.emit(I::GetGlobal { dst, site });
            }
            Access::Namespace => {
                let site = self.site(name);
                self.emit(I::GetName { dst, space: NAMESPACE, site });
            }
        }
        self.registers.release(above);
        dst
    }

    fn load_class_cell(&mut self, dst: Reg, cell: Reg, name: &str) {
        let name = self.name(name);
        self.emit(I::GetClassCell { dst, space: NAMESPACE, cell, name });
    }

    fn load_cell(&mut self, dst: Reg, cell: Reg, free: bool, name: &str) {
        let name = self.name(name);
        self.emit(I::LoadCell { dst, cell, free: Flag(free), name });
    }

    /// Make sure that a local, whose value is in `reg`, is bound.
    fn check_bound(&mut self, variable: Variable<'t>, reg: Reg, is_register: bool) {
        if self.bound.contains(variable.symbol) || !self.reachable {
            return;
        }
        if is_register {
            self.starts_unbound(reg, variable.symbol);
        }
        let name = self.name(variable.name);
        self.emit(I::CheckLocal { src: reg, name });
        self.bound.insert(variable.symbol);
    }

    /// The register of a name, if it is a local that has one.
    pub fn local_register(&self, id: &'t str) -> Option<Reg> {
        match self.variable(id).access {
            Access::Local(reg) => Some(reg),
            _ => None,
        }
    }

    /// Is it a local that is certainly bound?
    pub fn is_bound(&self, id: &'t str) -> bool {
        let variable = self.variable(id);
        matches!(variable.access, Access::Local(_) | Access::Far(_)) && self.bound.contains(variable.symbol)
    }

    /// A value has been written to the register of a local.
    pub fn is_bound_now(&mut self, id: &'t str) {
        let symbol = self.variable(id).symbol;
        self.bound.insert(symbol);
    }

    /// Bind a name to what is in `src`.
    pub fn store_name(&mut self, id: &'t str, src: Reg) -> Compiled {
        if id == "__debug__" {
            return refuse(MistakeKind::AssignDebug, self.span());
        }
        let variable = self.variable(id);
        self.store_variable(variable, src);
        Ok(())
    }

    /// Bind a variable to what is in `src`.
    pub fn store_variable(&mut self, variable: Variable<'t>, src: Reg) {
        let name = variable.name;
        match variable.access {
            Access::Local(reg) => {
                self.copy(reg, src);
                self.bound.insert(variable.symbol);
            }
            Access::Far(index) => {
                self.store_far(src, index);
                self.bound.insert(variable.symbol);
            }
            Access::Cell { reg: cell, .. } | Access::ClassCell(cell) => self.emit(I::StoreCell { cell, src }),
            Access::FarCell(_) | Access::FarFree(_) | Access::FarClassCell(_) => {
                let mark = self.registers.mark();
                let cell = self.far_cell(variable.access);
                self.emit(I::StoreCell { cell, src });
                self.registers.release(mark);
            }
            Access::Global => {
                let site = self.site(name);
                self.emit(I::SetGlobal { src, site });
            }
            Access::Namespace => {
                let site = self.site(name);
                self.emit(I::SetName { space: NAMESPACE, src, site });
            }
        }
    }

    /// Unbind a name; it is an error if it is unbound.
    pub fn delete_name(&mut self, id: &'t str) -> Compiled {
        if id == "__debug__" {
            return refuse(MistakeKind::DeleteDebug, self.span());
        }
        let variable = self.variable(id);
        let mark = self.registers.mark();
        match variable.access {
            Access::Local(reg) => {
                self.check_bound(variable, reg, true);
                self.emit(I::Unset { dst: reg });
                self.bound.remove(variable.symbol);
            }
            Access::Far(index) => {
                let scratch = self.registers.push();
                self.load_far(scratch, index);
                self.check_bound(variable, scratch, false);
                self.emit(I::Unset { dst: scratch });
                self.store_far(scratch, index);
                self.bound.remove(variable.symbol);
            }
            Access::Cell { .. } | Access::FarCell(_) | Access::FarFree(_) => self.delete_cell(variable),
            Access::ClassCell(_) | Access::FarClassCell(_) => self.delete_cell(variable),
            Access::Global => {
                let site = self.site(variable.name);
                self.emit(I::DeleteGlobal { site });
            }
            Access::Namespace => {
                let site = self.site(variable.name);
                self.emit(I::DeleteName { space: NAMESPACE, site });
            }
        }
        self.registers.release(mark);
        Ok(())
    }

    /// The end of `except E as name`: the name is unbound, whether it was bound still or not.
    pub fn forget_name(&mut self, id: &'t str) -> Compiled {
        let variable = self.variable(id);
        if let Access::Local(reg) = variable.access {
            self.emit(I::Unset { dst: reg });
            self.bound.remove(variable.symbol);
            return Ok(());
        }
        let mark = self.registers.mark();
        let scratch = self.registers.push();
        self.load_none(scratch);
        self.store_variable(variable, scratch);
        self.registers.release(mark);
        self.delete_name(id)
    }

    fn delete_cell(&mut self, variable: Variable<'t>) {
        let name = self.name(variable.name);
        let free = !matches!(variable.access, Access::Cell { free: false, .. } | Access::FarCell(_));
        let cell = match variable.access {
            Access::Cell { reg, .. } | Access::ClassCell(reg) => reg,
            access => self.far_cell(access),
        };
        self.emit(I::DeleteCell { cell, free: Flag(free), name });
    }

    /// Bring a cell that has no register into one.
    fn far_cell(&mut self, access: Access) -> Reg {
        let dst = self.registers.push();
        match access {
            Access::FarCell(index) => self.load_far(dst, index),
            Access::FarFree(index) | Access::FarClassCell(index) => {
                self.emit(I::LoadFreeCell { dst, index: Wide(index) });
            }
            _ => {}
        }
        dst
    }

    /// `dst` = the cell itself of a name that an inner function needs.
    pub fn load_closure_cell(&mut self, name: &'t str, dst: Reg) {
        let scope = self.shared.scopes.get(self.id);
        if name == "__class__"
            && self.kind == ScopeKind::Class
            && let Some(cell) = self.layout.class_cell
        {
            return self.copy(dst, cell);
        }
        let Some((symbol, _)) = scope.symbol(name) else { return };
        match self.layout.accesses.get(symbol).copied().flatten() {
            Some(Access::Cell { reg, .. } | Access::ClassCell(reg)) => self.copy(dst, reg),
            Some(Access::FarCell(index)) => self.load_far(dst, index),
            Some(Access::FarFree(index) | Access::FarClassCell(index)) => {
                self.emit(I::LoadFreeCell { dst, index: Wide(index) });
            }
            // A class passes on the cell of a name that it also binds for itself.
            _ => {
                let position = scope.free.iter().position(|&free| free as usize == symbol);
                match position.and_then(|p| Some((p, *self.layout.free.get(p)?))) {
                    Some((index, super::registers::NO_REGISTER)) => {
                        self.emit(I::LoadFreeCell { dst, index: Wide(index as u32) });
                    }
                    Some((_, reg)) => self.copy(dst, Reg(reg)),
                    None => {}
                }
            }
        }
    }
}
