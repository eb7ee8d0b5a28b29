//! Assignment: targets, and getting values into them.
//!
//! A value goes straight into the register of a local. `a, b = b, a` builds no tuple: what would be overwritten
//! before it is read is copied away first, everything else is read where it is.

use super::builder::{Builder, Want};
use super::display::BATCH;
use super::expression::small_constant;
use super::fold::fold;
use super::mistake::MistakeKind;
use super::operators;
use super::registers::Mark;
use super::scope::ScopeKind;
use super::unparse::unparse;
use super::{Compiled, refuse};
use crate::bytecode::code::Constant;
use crate::bytecode::ops::*;
use crate::syntax::tree::{Expression, ExpressionKind as E, Operator, Span};
use smallvec::SmallVec;

/// Where an element of the right side of a parallel assignment is.
enum Source {
    Register(Reg),
    Constant(Constant),
    /// In the register of its target already.
    Arrived,
}

impl<'t> Builder<'_, 't> {
    /// `target = target = value`
    #[inline(never)]
    pub(super) fn assignment(&mut self, targets: &[Expression<'t>], value: &Expression<'t>) -> Compiled {
        let mark = self.registers.mark();
        if let [target] = targets
            && let (
                E::Tuple { elts: to } | E::List { elts: to },
                E::Tuple { elts: from } | E::List { elts: from },
            ) = (target.kind, value.kind)
            && to.len() == from.len()
            && to.len() <= BATCH
            && !to.iter().chain(from).any(|element| matches!(element.kind, E::Starred { .. }))
        {
            return self.parallel_assignment(to, from, mark);
        }
        let first = targets.first().and_then(|target| self.direct_target(target));
        let others_keep_it = targets.iter().skip(1).all(|target| match target.kind {
            E::Attribute { .. } | E::Subscript { .. } => true,
            E::Name { id } => self.local_register(id) != first,
            _ => false,
        });
        if let (Some(reg), Some(Expression { kind: E::Name { id }, .. })) = (first, targets.first())
            && others_keep_it
        {
            self.value(value, Want::In(reg))?;
            self.is_bound_now(id);
            return targets.iter().skip(1).try_for_each(|target| self.assign(target, reg));
        }
        let src = self.value(value, Want::Any)?;
        targets.iter().try_for_each(|target| self.assign(target, src))?;
        self.registers.release(mark);
        Ok(())
    }

    /// The register of a target that a value may be computed into.
    pub(super) fn direct_target(&self, target: &Expression<'t>) -> Option<Reg> {
        match target.kind {
            E::Name { id: "__debug__" } => None,
            E::Name { id } => self.local_register(id),
            _ => None,
        }
    }

    /// `a, b = x, y` without a tuple.
    #[inline(never)]
    fn parallel_assignment(
        &mut self,
        to: &[Expression<'t>],
        from: &[Expression<'t>],
        mark: Mark,
    ) -> Compiled {
        let mut overwritten: SmallVec<[Reg; 8]> = SmallVec::new();
        let mut sources: SmallVec<[Source; 8]> = SmallVec::new();
        let mut read: SmallVec<[Reg; 8]> = SmallVec::new();
        for (index, (target, value)) in to.iter().zip(from).enumerate() {
            if let Some(constant) = fold(value) {
                sources.push(Source::Constant(constant));
            } else if index + 1 == to.len()
                && let Some(reg) = self.last_goes_straight(to, &read)
            {
                self.value(value, Want::In(reg))?;
                sources.push(Source::Arrived);
            } else {
                let mut src = self.value(value, Want::Any)?;
                if overwritten.contains(&src) {
                    let kept = self.registers.push();
                    self.copy(kept, src);
                    src = kept;
                }
                read.push(src);
                sources.push(Source::Register(src));
            }
            self.registers_written(target, &mut overwritten);
        }
        for (target, source) in to.iter().zip(sources) {
            match (source, target.kind) {
                (Source::Arrived, E::Name { id }) => self.is_bound_now(id),
                (Source::Arrived, _) => {}
                (Source::Register(src), _) => self.assign(target, src)?,
                (Source::Constant(constant), E::Name { id }) if self.direct_target(target).is_some() => {
                    self.at(target.span);
                    let reg = self.local_register(id).unwrap_or(mark.reg(0));
                    self.load_constant(constant, reg);
                    self.is_bound_now(id);
                }
                (Source::Constant(constant), _) => {
                    let inner = self.registers.mark();
                    let src = self.push_constant(constant);
                    self.assign(target, src)?;
                    self.registers.release(inner);
                }
            }
        }
        self.registers.release(mark);
        Ok(())
    }

    /// The last value may go into its target before the others are assigned when nobody can tell.
    fn last_goes_straight(&self, to: &[Expression<'t>], read: &[Reg]) -> Option<Reg> {
        let (last, others) = to.split_last()?;
        let reg = self.direct_target(last)?;
        let nobody_reads = !read.contains(&reg);
        let others_differ = others.iter().all(|other| self.direct_target(other).is_some_and(|r| r != reg));
        (nobody_reads && others_differ).then_some(reg)
    }

    /// Registers of locals that an assignment to this target writes.
    fn registers_written(&self, target: &Expression<'t>, written: &mut SmallVec<[Reg; 8]>) {
        match target.kind {
            E::Name { id } => written.extend(self.local_register(id)),
            E::Starred { value } => self.registers_written(value, written),
            E::Tuple { elts } | E::List { elts } => {
                elts.iter().for_each(|element| self.registers_written(element, written));
            }
            _ => {}
        }
    }

    /// Assign what is in `src`.
    pub(super) fn assign(&mut self, target: &Expression<'t>, src: Reg) -> Compiled {
        let mark = self.registers.mark();
        match target.kind {
            E::Name { id } => {
                self.at(target.span);
                self.store_name(id, src)?;
            }
            E::Attribute { value, attr } => {
                self.check_attribute(target.span, attr)?;
                let obj = self.value(value, Want::Now)?;
                self.set_attribute(target.span, obj, value, attr, src);
            }
            E::Subscript { value, slice } => {
                let obj = self.operand_before(value, slice)?;
                let index = self.value(slice, Want::Now)?;
                self.at(target.span);
                self.emit(Instruction::SetItem { obj, index, src });
            }
            E::Tuple { elts } | E::List { elts } => {
                self.at(target.span);
                self.unpack(target.span, elts, src)?;
            }
            E::Starred { .. } => return refuse(MistakeKind::StarredTarget, target.span),
            _ => {}
        }
        self.registers.release(mark);
        Ok(())
    }

    fn check_attribute(&self, span: Span, attr: &str) -> Compiled {
        if attr == "__debug__" { refuse(MistakeKind::AssignDebug, span) } else { Ok(()) }
    }

    fn set_attribute(&mut self, span: Span, obj: Reg, value: &Expression<'t>, attr: &'t str, src: Reg) {
        let span = self.attribute_span(span, span, attr);
        self.at(span);
        let name = self.mangle(attr);
        self.note_instance_attribute(value, name);
        let site = self.site(name);
        self.emit(Instruction::SetAttr { obj, src, site });
    }

    /// `self.name = ...` in a method: instances will likely have it.
    fn note_instance_attribute(&mut self, value: &Expression<'t>, name: &'t str) {
        let E::Name { id } = value.kind else { return };
        let scope = self.shared.scopes.get(self.id);
        if scope.positional > 0
            && scope.symbols.first().is_some_and(|symbol| symbol.name == id)
            && let Some(parent) = scope.parent
            && self.shared.scopes.get(parent).kind == ScopeKind::Class
        {
            self.shared.instance_attributes.entry(parent.0).or_default().insert(name);
        }
    }

    fn unpack(&mut self, span: Span, elts: &[Expression<'t>], src: Reg) -> Compiled {
        let star = elts.iter().position(|element| matches!(element.kind, E::Starred { .. }));
        if let Some(star) = star {
            let after = elts.len() - star - 1;
            if elts.iter().skip(star + 1).any(|element| matches!(element.kind, E::Starred { .. })) {
                return refuse(MistakeKind::ManyStarredTargets, span);
            }
            if star >= 1 << 8 || after >= 1 << 24 {
                return refuse(MistakeKind::TooManyStarTargets, span);
            }
        }
        if elts.len() > BATCH {
            return self.unpack_many(elts, src);
        }
        let count = elts.len() as u32;
        match star {
            None if let Some(to) = self.registers_in_a_row(elts, src) => {
                self.emit(Instruction::Unpack { src, to, count: Count(count as u8) });
                for element in elts {
                    if let E::Name { id } = element.kind {
                        self.is_bound_now(id);
                    }
                }
                Ok(())
            }
            None => {
                let to = self.registers.reserve(count.max(1));
                self.emit(Instruction::Unpack { src, to, count: Count(count as u8) });
                self.assign_each(elts, to)
            }
            Some(before) => {
                let to = self.registers.reserve(count);
                let after = Wide(count - before as u32 - 1);
                self.emit(Instruction::UnpackStar { src, to, before: Count(before as u8), after });
                self.assign_each(elts, to)
            }
        }
    }

    /// Assign registers in a row.
    fn assign_each(&mut self, elts: &[Expression<'t>], from: Reg) -> Compiled {
        for (element, offset) in elts.iter().zip(0u8..) {
            let target = match element.kind {
                E::Starred { value } => value,
                _ => element,
            };
            self.assign(target, Reg(from.0.saturating_add(offset)))?;
        }
        Ok(())
    }

    /// The first register of targets that are locals side by side, so that a sequence can be unpacked right into
    /// them; not where a handler could see some of them assigned and others not.
    fn registers_in_a_row(&self, elts: &[Expression<'t>], src: Reg) -> Option<Reg> {
        let first = self.direct_target(elts.first()?)?;
        let in_a_row = elts.iter().zip(0u8..).all(|(element, offset)| {
            self.direct_target(element)
                .is_some_and(|reg| Some(reg.0) == first.0.checked_add(offset) && reg != src)
        });
        (in_a_row && !self.blocks.iter().any(|block| block.is_protected())).then_some(first)
    }

    /// More targets than a window should hold: as many as fit, and the rest as a list, again and again.
    fn unpack_many(&mut self, elts: &[Expression<'t>], src: Reg) -> Compiled {
        let starts_with_star = |elts: &[Expression<'t>]| {
            matches!(elts.first(), Some(Expression { kind: E::Starred { .. }, .. }))
        };
        let mark = self.registers.mark();
        let rest = self.registers.push();
        self.copy(rest, src);
        let mut elts = elts;
        while elts.len() > BATCH {
            let inner = self.registers.mark();
            let takes_end = starts_with_star(elts);
            let plain = elts.iter().take_while(|e| !matches!(e.kind, E::Starred { .. })).count();
            let batch = if takes_end { BATCH - 1 } else { plain.min(BATCH - 1) };
            let to = self.registers.reserve(batch as u32 + 1);
            if takes_end {
                // `*a, b, c, ...`: the last ones first, as far as they fit.
                let (left, taken) = elts.split_at(elts.len() - batch);
                let after = Wide(batch as u32);
                self.emit(Instruction::UnpackStar { src: rest, to, before: Count(0), after });
                self.assign_each(taken, Reg(to.0.saturating_add(1)))?;
                self.copy(rest, to);
                elts = left;
            } else {
                let (taken, left) = elts.split_at(batch);
                let before = Count(batch as u8);
                self.emit(Instruction::UnpackStar { src: rest, to, before, after: Wide(0) });
                self.assign_each(taken, to)?;
                self.copy(rest, Reg(to.0.saturating_add(batch as u8)));
                elts = left;
            }
            self.registers.release(inner);
        }
        let span = self.span();
        self.unpack(span, elts, rest)?;
        self.registers.release(mark);
        Ok(())
    }

    /// `target op= value`
    #[inline(never)]
    pub(super) fn augmented(
        &mut self,
        span: Span,
        target: &Expression<'t>,
        op: Operator,
        value: &Expression<'t>,
    ) -> Compiled {
        let mark = self.registers.mark();
        match target.kind {
            E::Name { id } => {
                self.at(target.span);
                let lhs = self.operand_before(target, value)?;
                match self.direct_target(target) {
                    Some(dst) => {
                        self.operate(span, dst, lhs, op, value)?;
                        self.is_bound_now(id);
                    }
                    None => {
                        let dst = mark.reg(0);
                        self.operate(span, dst, lhs, op, value)?;
                        self.at(target.span);
                        self.store_name(id, dst)?;
                    }
                }
            }
            E::Attribute { value: object, attr } => {
                self.check_attribute(target.span, attr)?;
                let obj = self.value(object, Want::Any)?;
                let old = self.registers.push();
                let place = self.attribute_span(target.span, target.span, attr);
                self.at(place);
                let site = self.site(self.mangle(attr));
                self.emit(Instruction::GetAttr { dst: old, obj, site });
                self.operate(span, old, old, op, value)?;
                self.set_attribute(target.span, obj, object, attr, old);
            }
            E::Subscript { value: object, slice } => {
                let obj = self.value(object, Want::Any)?;
                let index = self.value(slice, Want::Any)?;
                let old = self.registers.push();
                self.at(target.span);
                self.emit(Instruction::GetItem { dst: old, obj, index });
                self.operate(span, old, old, op, value)?;
                self.at(target.span);
                self.emit(Instruction::SetItem { obj, index, src: old });
            }
            _ => {}
        }
        self.registers.release(mark);
        Ok(())
    }

    /// `dst = lhs op= value`
    fn operate(&mut self, span: Span, dst: Reg, lhs: Reg, op: Operator, value: &Expression<'t>) -> Compiled {
        let small = small_constant(value).and_then(|rhs| operators::in_place_int(op, dst, lhs, rhs));
        let instruction = match small {
            Some(instruction) => instruction,
            None => operators::in_place(op, dst, lhs, self.value(value, Want::Now)?),
        };
        self.registers.touch(dst);
        self.at(span);
        self.emit(instruction);
        Ok(())
    }

    /// `target: annotation = value`
    #[inline(never)]
    pub(super) fn annotated(
        &mut self,
        span: Span,
        target: &Expression<'t>,
        annotation: &'t Expression<'t>,
        value: Option<&Expression<'t>>,
        simple: bool,
    ) -> Compiled {
        if let Some(value) = value {
            self.assignment(std::slice::from_ref(target), value)?;
        }
        let mark = self.registers.mark();
        let is_evaluated = !self.is_function();
        match target.kind {
            E::Name { id: "__debug__" } => return refuse(MistakeKind::AssignDebug, span),
            E::Name { id } if simple && is_evaluated => {
                let src = self.annotation_value(annotation)?;
                let obj = self.registers.push();
                self.load_name("__annotations__", Want::In(obj));
                let index = self.push_constant(Constant::Str(self.mangle(id).into()));
                self.emit(Instruction::SetItem { obj, index, src });
            }
            E::Attribute { value: object, attr } => {
                self.check_attribute(span, attr)?;
                if value.is_none() {
                    self.effect(object)?;
                }
            }
            E::Subscript { value: object, slice } if value.is_none() => {
                self.effect(object)?;
                self.effect(slice)?;
            }
            _ => {}
        }
        self.registers.release(mark);
        if !simple && is_evaluated && !self.shared.annotations_are_text {
            self.effect(annotation)?;
        }
        Ok(())
    }

    /// The value of an annotation: evaluated, or as text under `from __future__ import annotations`.
    pub(super) fn annotation_value(&mut self, annotation: &'t Expression<'t>) -> Compiled<Reg> {
        if !self.shared.annotations_are_text {
            return self.push_value(annotation);
        }
        self.at(annotation.span);
        let text = unparse(annotation);
        Ok(self.push_constant(text))
    }

    /// `del target`
    pub(super) fn delete(&mut self, target: &Expression<'t>) -> Compiled {
        let mark = self.registers.mark();
        self.at(target.span);
        match target.kind {
            E::Name { id } => self.delete_name(id)?,
            E::Attribute { value, attr } => {
                if attr == "__debug__" {
                    return refuse(MistakeKind::DeleteDebug, target.span);
                }
                let obj = self.value(value, Want::Now)?;
                let span = self.attribute_span(target.span, target.span, attr);
                self.at(span);
                let site = self.site(self.mangle(attr));
                self.emit(Instruction::DeleteAttr { obj, site });
            }
            E::Subscript { value, slice } => {
                let obj = self.operand_before(value, slice)?;
                let index = self.value(slice, Want::Now)?;
                self.at(target.span);
                self.emit(Instruction::DeleteItem { obj, index });
            }
            E::Tuple { elts } | E::List { elts } => {
                elts.iter().try_for_each(|element| self.delete(element))?;
            }
            _ => {}
        }
        self.registers.release(mark);
        Ok(())
    }

    /// Evaluate for what it does; a constant does nothing.
    pub(super) fn effect(&mut self, expression: &Expression<'t>) -> Compiled {
        if let E::Constant(_) = expression.kind {
            return Ok(());
        }
        let mark = self.registers.mark();
        self.value(expression, Want::Now)?;
        self.registers.release(mark);
        Ok(())
    }
}
