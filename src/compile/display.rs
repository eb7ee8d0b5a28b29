//! Tuples, lists, sets, dicts and f-strings.
//!
//! A display of few elements is one instruction over registers in a row. A larger one starts with a batch and takes
//! the rest one by one, so that any number of elements fits in a window.

use super::Compiled;
use super::builder::{Builder, Want};
use super::fold::{fold, is_constant};
use super::registers::Mark;
use crate::bytecode::code::Constant;
use crate::bytecode::ops::*;
use crate::syntax::tree::{DictEntry, Expression, ExpressionKind as E, Span};

/// Elements that are in registers at the same time.
pub(super) const BATCH: usize = 30;

/// From so many constant elements on, they are copied from a constant tuple.
const WORTH_A_TUPLE: usize = 3;

/// Which collection is being made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    List,
    Set,
}

impl<'t> Builder<'_, 't> {
    pub(super) fn tuple(
        &mut self,
        expression: &Expression<'t>,
        elts: &[Expression<'t>],
        want: Want,
    ) -> Compiled<Reg> {
        if let Some(constant) = fold(expression) {
            return Ok(self.constant_value(constant, want));
        }
        let mark = self.registers.mark();
        if elts.len() <= BATCH && !elts.iter().any(is_starred) {
            let from = mark.reg(0);
            elts.iter().try_for_each(|element| self.push_value(element).map(drop))?;
            let dst = self.destination(mark, want);
            self.at(expression.span);
            self.emit(Instruction::BuildTuple { dst, from, count: Count(elts.len() as u8) });
            return Ok(dst);
        }
        let src = self.registers.push();
        self.collect(Sort::List, expression.span, elts, src)?;
        let dst = self.destination(mark, want);
        self.at(expression.span);
        self.emit(Instruction::ListToTuple { dst, src });
        Ok(dst)
    }

    pub(super) fn list(&mut self, span: Span, elts: &[Expression<'t>], want: Want) -> Compiled<Reg> {
        self.collection(Sort::List, span, elts, want)
    }

    pub(super) fn set(&mut self, span: Span, elts: &[Expression<'t>], want: Want) -> Compiled<Reg> {
        self.collection(Sort::Set, span, elts, want)
    }

    fn collection(&mut self, sort: Sort, span: Span, elts: &[Expression<'t>], want: Want) -> Compiled<Reg> {
        let mark = self.registers.mark();
        if elts.len() <= BATCH && !elts.iter().any(is_starred) && !is_worth_a_tuple(elts) {
            let from = mark.reg(0);
            elts.iter().try_for_each(|element| self.push_value(element).map(drop))?;
            let dst = self.destination(mark, want);
            self.at(span);
            self.emit(build(sort, dst, from, elts.len()));
            return Ok(dst);
        }
        let made = self.registers.push();
        self.collect(sort, span, elts, made)?;
        Ok(self.deliver(made, mark, want))
    }

    /// A list of these elements in a register that was pushed last.
    pub(super) fn collect_list(&mut self, span: Span, elts: &[Expression<'t>], made: Reg) -> Compiled {
        self.collect(Sort::List, span, elts, made)
    }

    fn collect(&mut self, sort: Sort, span: Span, elts: &[Expression<'t>], made: Reg) -> Compiled {
        let mark = self.registers.mark();
        if is_worth_a_tuple(elts)
            && let Some(items) = elts.iter().map(fold).collect()
        {
            self.at(span);
            self.emit(build(sort, made, made, 0));
            let src = self.push_constant(Constant::Tuple(items));
            self.emit(extend(sort, made, src, false));
            self.registers.release(mark);
            return Ok(());
        }
        let at_once = elts.iter().take(BATCH).take_while(|element| !is_starred(element)).count();
        let (batch, rest) = elts.split_at(at_once);
        batch.iter().try_for_each(|element| self.push_value(element).map(drop))?;
        self.at(span);
        self.emit(build(sort, made, mark.reg(0), at_once));
        self.registers.release(mark);
        for element in rest {
            let (value, is_star) = match element.kind {
                E::Starred { value } => (value, true),
                _ => (element, false),
            };
            let src = self.value(value, Want::Now)?;
            self.at(element.span);
            self.emit(match (is_star, sort) {
                (true, sort) => extend(sort, made, src, true),
                (false, Sort::List) => Instruction::ListAppend { list: made, src },
                (false, Sort::Set) => Instruction::SetAdd { set: made, src },
            });
            self.registers.release(mark);
        }
        Ok(())
    }

    pub(super) fn dict(&mut self, span: Span, entries: &[DictEntry<'t>], want: Want) -> Compiled<Reg> {
        let mark = self.registers.mark();
        let at_once = entries.iter().take(BATCH / 2).take_while(|entry| entry.key.is_some()).count();
        let is_small = at_once == entries.len();
        let made = mark.reg(0);
        self.registers.reserve(!is_small as u32);
        let first = self.registers.mark();
        let (batch, rest) = entries.split_at(at_once);
        for entry in batch {
            if let Some(key) = entry.key {
                self.push_value(key)?;
                self.push_value(entry.value)?;
            }
        }
        let count = Count(at_once as u8);
        self.at(span);
        if is_small {
            let dst = self.destination(mark, want);
            self.emit(Instruction::BuildDict { dst, from: first.reg(0), count });
            return Ok(dst);
        }
        self.emit(Instruction::BuildDict { dst: made, from: first.reg(0), count });
        self.registers.release(first);
        for entry in rest {
            match entry.key {
                Some(key) => {
                    let key = self.operand_before(key, entry.value)?;
                    let value = self.value(entry.value, Want::Now)?;
                    self.at(span);
                    self.emit(Instruction::DictSet { dict: made, key, value });
                }
                None => {
                    let src = self.value(entry.value, Want::Now)?;
                    self.at(span);
                    self.emit(Instruction::DictUpdate { dict: made, src });
                }
            }
            self.registers.release(first);
        }
        Ok(self.deliver(made, mark, want))
    }

    /// An f-string, or one replacement field of it.
    pub(super) fn text(&mut self, expression: &Expression<'t>, want: Want) -> Compiled<Reg> {
        self.text_within(expression.span, expression, want)
    }

    /// The same as part of an f-string in that place: as in CPython, that is where all fields are formatted.
    fn text_within(&mut self, span: Span, expression: &Expression<'t>, want: Want) -> Compiled<Reg> {
        let parts = match expression.kind {
            E::JoinedStr { values: [] } => return Ok(self.constant_value(Constant::Str("".into()), want)),
            E::JoinedStr { values: [part] } => return self.field(span, part, want),
            E::JoinedStr { values } => values,
            _ => return self.field(span, expression, want),
        };
        let mark = self.registers.mark();
        if parts.len() > BATCH {
            return self.long_text(expression.span, parts, want, mark);
        }
        for part in parts {
            let dst = self.registers.mark().reg(0);
            self.field(span, part, Want::In(dst))?;
            self.registers.push();
        }
        let dst = self.destination(mark, want);
        self.at(span);
        self.emit(Instruction::BuildString { dst, from: mark.reg(0), count: Count(parts.len() as u8) });
        Ok(dst)
    }

    /// `"".join([part, ...])`
    fn long_text(&mut self, span: Span, parts: &[Expression<'t>], want: Want, mark: Mark) -> Compiled<Reg> {
        let at = self.registers.reserve(CALL_HEADER as u32);
        self.load_constant(Constant::Str("".into()), mark.reg(METHOD_HEADER));
        let list = self.registers.push();
        self.collect(Sort::List, span, parts, list)?;
        let dst = self.destination(mark, want);
        self.at(span);
        let site = self.site("join");
        self.emit(Instruction::CallMethod { dst, at, count: Count(1), site });
        Ok(dst)
    }

    fn field(&mut self, span: Span, expression: &Expression<'t>, want: Want) -> Compiled<Reg> {
        let E::FormattedValue { value, conversion, format_spec } = expression.kind else {
            return self.value(expression, want);
        };
        let mark = self.registers.mark();
        let mut src = match format_spec {
            Some(spec) if conversion.is_none() => self.operand_before(value, spec)?,
            _ => self.value(value, Want::Now)?,
        };
        if let Some(conversion) = conversion {
            let dst = self.destination(mark, Want::Any);
            self.at(span);
            let which = Count(conversion.text().as_bytes().first().copied().unwrap_or(b's'));
            self.emit(Instruction::Convert { dst, src, which });
            src = dst;
        }
        let Some(spec) = format_spec else {
            let dst = self.destination(mark, want);
            self.at(span);
            self.emit(Instruction::FormatSimple { dst, src });
            return Ok(dst);
        };
        let spec = self.text_within(span, spec, Want::Now)?;
        let dst = self.destination(mark, want);
        self.at(span);
        self.emit(Instruction::FormatValue { dst, src, spec });
        Ok(dst)
    }
}

fn is_starred(expression: &Expression<'_>) -> bool {
    matches!(expression.kind, E::Starred { .. })
}

fn is_worth_a_tuple(elts: &[Expression<'_>]) -> bool {
    elts.len() >= WORTH_A_TUPLE && elts.iter().all(is_constant)
}

fn build(sort: Sort, dst: Reg, from: Reg, count: usize) -> Instruction {
    let count = Count(count as u8);
    match sort {
        Sort::List => Instruction::BuildList { dst, from, count },
        Sort::Set => Instruction::BuildSet { dst, from, count },
    }
}

fn extend(sort: Sort, made: Reg, src: Reg, star: bool) -> Instruction {
    match sort {
        Sort::List => Instruction::ListExtend { list: made, src, star: Flag(star) },
        Sort::Set => Instruction::SetUpdate { set: made, src },
    }
}
