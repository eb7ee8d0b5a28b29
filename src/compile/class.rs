//! Class statements: a body that fills a mapping, and the call that makes a class of it.
//!
//! The body is a function without parameters whose first register is the mapping; it returns the cell of `__class__`
//! when a method wants it, and None otherwise.

use super::Compiled;
use super::builder::{Builder, Want, build};
use super::function::{Given, docstring};
use super::scope::{ScopeId, key_of};
use crate::bytecode::code::Constant;
use crate::bytecode::ops::*;
use crate::syntax::tree::{ClassDef, Span, Statement};

impl<'t> Builder<'_, 't> {
    /// `class name(bases, keywords): body`
    #[inline(never)]
    pub(super) fn class_statement(&mut self, span: Span, node: &'t ClassDef<'t>) -> Compiled {
        let mark = self.registers.mark();
        let decorators = self.decorators(node.decorator_list)?;
        let window = self.registers.mark();
        let Some(inner) = self.shared.scopes.opened_by(key_of(node)) else { return Ok(()) };
        let qualname = self.inner_qualname(node.name);
        let place = node.decorator_list.first().map_or(span, |first| first.span);
        let mut unit = build(self.shared, inner, &qualname, place, &mut |builder| {
            builder.class_body(&qualname, node.body)
        })?;
        unit.instance_attributes = self.instance_attributes(inner);
        self.at(span);
        let at = self.registers.reserve(CALL_HEADER as u32);
        self.emit(Instruction::LoadCommon { dst: at, which: Common::BuildClass.count() });
        let parts = self.registers.mark();
        self.make_function(unit, inner, Given::default(), parts, parts.reg(0))?;
        let body = self.registers.push();
        let name = self.push_constant(Constant::Str(node.name.into()));
        self.call_with_star(span, at, &[body, name], node.bases, node.keywords)?;
        self.registers.release(window);
        self.decorate(&decorators, at)?;
        self.at(span);
        self.store_name(node.name, at)?;
        self.registers.release(mark);
        Ok(())
    }

    fn instance_attributes(&self, class: ScopeId) -> u32 {
        self.shared.instance_attributes.get(&class.0).map_or(0, |names| names.len() as u32)
    }

    fn class_body(&mut self, qualname: &str, body: &'t [Statement<'t>]) -> Compiled {
        let mark = self.registers.mark();
        let value = self.registers.push();
        self.load_name("__name__", Want::In(value));
        self.store_name("__module__", value)?;
        self.load_constant(Constant::Str(qualname.into()), value);
        self.store_name("__qualname__", value)?;
        self.registers.release(mark);
        self.module_start(docstring(body))?;
        self.statements(body)?;
        match self.layout.class_cell {
            Some(src) => self.emit_last(Instruction::Return { src }),
            None => self.return_none(),
        }
        Ok(())
    }
}
