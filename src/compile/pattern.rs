//! `match`: patterns as tests that jump away when they fail.
//!
//! Takes a pattern and the register of what it looks at. Names are bound only when the whole pattern has matched; until
//! then a capture is a note of the register in which the value is. The alternatives of an `or` pattern bring their
//! captures to the same registers, so that what follows need not know which of them it was.

use super::builder::{Builder, Want};
use super::display::BATCH;
use super::flow::Place;
use super::fold::fold;
use super::mistake::MistakeKind;
use super::operators;
use super::unparse::constant_repr;
use super::{Compiled, refuse};
use crate::bytecode::code::Constant;
use crate::bytecode::ops::*;
use crate::syntax::tree::{
    self, ComparisonOperator, Expression, KeywordPattern, MappingEntry, MatchCase, Pattern, PatternKind as P,
    Span,
};

/// What a pattern has captured so far.
#[derive(Default)]
struct Captures<'t> {
    names: Vec<(&'t str, Reg, Span)>,
}

impl<'t> Captures<'t> {
    fn add(&mut self, name: &'t str, reg: Reg, span: Span) -> Compiled {
        if name == "__debug__" {
            return refuse(MistakeKind::AssignDebug, span);
        }
        if self.names.iter().any(|(other, ..)| *other == name) {
            return refuse(MistakeKind::PatternNameTwice(name.to_owned()), span);
        }
        self.names.push((name, reg, span));
        Ok(())
    }
}

/// Matches whatever there is.
fn is_wildcard(pattern: &Pattern<'_>) -> bool {
    matches!(pattern.kind, P::MatchAs { pattern: None, name: None } | P::MatchStar { name: None })
}

/// Names in the order in which a pattern captures them.
fn captured_names<'t>(pattern: &Pattern<'t>, names: &mut Vec<&'t str>) {
    match pattern.kind {
        P::MatchValue { .. } | P::MatchSingleton { .. } => {}
        P::MatchSequence { patterns } => patterns.iter().for_each(|p| captured_names(p, names)),
        P::MatchMapping { entries, rest } => {
            entries.iter().for_each(|entry| captured_names(&entry.pattern, names));
            names.extend(rest);
        }
        P::MatchClass { patterns, keywords, .. } => {
            patterns.iter().for_each(|p| captured_names(p, names));
            keywords.iter().for_each(|keyword| captured_names(&keyword.pattern, names));
        }
        P::MatchStar { name } => names.extend(name),
        P::MatchAs { pattern, name } => {
            if let Some(pattern) = pattern {
                captured_names(pattern, names);
            }
            names.extend(name);
        }
        P::MatchOr { patterns } => {
            if let Some(first) = patterns.first() {
                captured_names(first, names);
            }
        }
    }
}

impl<'t> Builder<'_, 't> {
    /// `match subject: cases`
    #[inline(never)]
    pub(super) fn match_statement(
        &mut self,
        subject: &Expression<'t>,
        cases: &'t [MatchCase<'t>],
    ) -> Compiled {
        let mark = self.registers.mark();
        // In a register of its own: a case that fails after binding names must not change it.
        let subject = self.push_value(subject)?;
        let above = self.registers.mark();
        let end = self.place();
        for (index, case) in cases.iter().enumerate() {
            let next = self.place();
            let may_match_all = case.guard.is_some() || index + 1 == cases.len();
            let mut captures = Captures::default();
            self.base = self.registers.mark();
            self.pattern(case.pattern, subject, next, &mut captures, may_match_all)?;
            for (name, reg, span) in captures.names {
                self.at(span);
                self.store_name(name, reg)?;
            }
            self.registers.release(above);
            if let Some(guard) = case.guard {
                self.branch(guard, false, next)?;
            }
            self.statements(case.body)?;
            self.jump_to(end);
            self.land(next);
        }
        self.land(end);
        self.registers.release(mark);
        Ok(())
    }

    /// Go to `fail` unless what is in `src` matches. Registers stay taken as long as captures may be in them.
    fn pattern(
        &mut self,
        pattern: &Pattern<'t>,
        src: Reg,
        fail: Place,
        captures: &mut Captures<'t>,
        may_match_all: bool,
    ) -> Compiled {
        let span = pattern.span;
        self.at(span);
        match pattern.kind {
            P::MatchValue { value } => self.match_value(span, value, src, fail),
            P::MatchSingleton { value } => {
                self.match_singleton(&value, src, fail);
                Ok(())
            }
            P::MatchSequence { patterns } => self.match_sequence(span, patterns, src, fail, captures),
            P::MatchMapping { entries, rest } => self.match_mapping(span, entries, rest, src, fail, captures),
            P::MatchClass { cls, patterns, keywords } => {
                self.match_class(span, cls, patterns, keywords, src, fail, captures)
            }
            P::MatchStar { name } => name.map_or(Ok(()), |name| captures.add(name, src, span)),
            P::MatchAs { pattern: None, name } => match (may_match_all, name) {
                (false, Some(name)) => refuse(MistakeKind::CaptureUnreachable(name.to_owned()), span),
                (false, None) => refuse(MistakeKind::WildcardUnreachable, span),
                (true, Some(name)) => captures.add(name, src, span),
                (true, None) => Ok(()),
            },
            P::MatchAs { pattern: Some(inner), name } => {
                self.pattern(inner, src, fail, captures, may_match_all)?;
                // CPython blames the pattern it has looked at last.
                let last = self.span();
                name.map_or(Ok(()), |name| captures.add(name, src, last))
            }
            P::MatchOr { patterns } => self.match_or(patterns, src, fail, captures, may_match_all),
        }
    }

    fn match_value(&mut self, span: Span, value: &Expression<'t>, src: Reg, fail: Place) -> Compiled {
        let mark = self.registers.mark();
        let small = super::expression::small_constant(value);
        let branch =
            match small.and_then(|rhs| operators::branch_int(ComparisonOperator::Eq, src, rhs, false)) {
                Some(instruction) => Some(instruction),
                None => {
                    let rhs = self.value(value, Want::Now)?;
                    operators::branch(ComparisonOperator::Eq, src, rhs, false)
                }
            };
        self.at(span);
        if let Some(instruction) = branch {
            self.branch_to(instruction, fail);
        }
        self.registers.release(mark);
        Ok(())
    }

    fn match_singleton(&mut self, value: &tree::Constant<'t>, src: Reg, fail: Place) {
        let (expect, to) = (Flag(false), Label(0));
        if matches!(value, tree::Constant::None) {
            return self.branch_to(Instruction::BranchNone { src, expect, to }, fail);
        }
        let mark = self.registers.mark();
        let rhs = self.push_constant(super::constant::literal(value));
        self.branch_to(Instruction::BranchIs { lhs: src, rhs, expect, to }, fail);
        self.registers.release(mark);
    }

    /// Go to `fail` unless what `test` writes is true.
    fn require(&mut self, test: impl FnOnce(Reg) -> Instruction, fail: Place) {
        let mark = self.registers.mark();
        let src = self.registers.push();
        self.emit(test(src));
        self.branch_to(Instruction::JumpIf { src, expect: Flag(false), to: Label(0) }, fail);
        self.registers.release(mark);
    }

    /// Go to `fail` unless `len(src)` compares like this.
    fn require_length(&mut self, src: Reg, op: ComparisonOperator, length: usize, fail: Place) {
        let mark = self.registers.mark();
        let dst = self.registers.push();
        self.emit(Instruction::GetLen { dst, src });
        let small = i8::try_from(length).ok().map(Imm);
        let instruction = match small.and_then(|rhs| operators::branch_int(op, dst, rhs, false)) {
            Some(instruction) => Some(instruction),
            None => {
                let rhs = self.push_constant(Constant::Int(length as i64));
                operators::branch(op, dst, rhs, false)
            }
        };
        if let Some(instruction) = instruction {
            self.branch_to(instruction, fail);
        }
        self.registers.release(mark);
    }

    #[inline(never)]
    fn match_sequence(
        &mut self,
        span: Span,
        patterns: &[Pattern<'t>],
        src: Reg,
        fail: Place,
        captures: &mut Captures<'t>,
    ) -> Compiled {
        let is_star = |pattern: &Pattern<'t>| matches!(pattern.kind, P::MatchStar { .. });
        let star = patterns.iter().position(is_star);
        if patterns.iter().filter(|pattern| is_star(pattern)).count() > 1 {
            return refuse(MistakeKind::ManyStarredPatterns, span);
        }
        self.require(|dst| Instruction::MatchSequence { dst, src }, fail);
        match star {
            None => self.require_length(src, ComparisonOperator::Eq, patterns.len(), fail),
            Some(_) if patterns.len() > 1 => {
                self.require_length(src, ComparisonOperator::GtE, patterns.len() - 1, fail);
            }
            Some(_) => {}
        }
        if patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        let star_is_wild = star.and_then(|star| patterns.get(star)).is_some_and(is_wildcard);
        if star_is_wild || patterns.len() > BATCH {
            return self.match_items(patterns, star, src, fail, captures);
        }
        let to = self.registers.reserve(patterns.len() as u32);
        self.emit(match star {
            None => Instruction::Unpack { src, to, count: Count(patterns.len() as u8) },
            Some(star) => {
                let after = Wide((patterns.len() - star - 1) as u32);
                Instruction::UnpackStar { src, to, before: Count(star as u8), after }
            }
        });
        for (pattern, offset) in patterns.iter().zip(0u8..) {
            self.pattern(pattern, Reg(to.0.saturating_add(offset)), fail, captures, true)?;
        }
        Ok(())
    }

    /// Items of a sequence one by one, by their index; the rest, where it has a name, as a slice of a list.
    fn match_items(
        &mut self,
        patterns: &[Pattern<'t>],
        star: Option<usize>,
        src: Reg,
        fail: Place,
        captures: &mut Captures<'t>,
    ) -> Compiled {
        let length = patterns.len();
        for (index, pattern) in patterns.iter().enumerate().filter(|(_, pattern)| !is_wildcard(pattern)) {
            let item = self.registers.push();
            let mark = self.registers.mark();
            self.at(pattern.span);
            // Behind the star, items are counted from the end.
            let from_end = length - index;
            if Some(index) == star {
                let obj = self.registers.push();
                self.emit(Instruction::BuildList { dst: obj, from: obj, count: Count(0) });
                self.emit(Instruction::ListExtend { list: obj, src, star: Flag(false) });
                let parts = self.push_constant(Constant::Int(index as i64));
                let stop = match from_end {
                    1 => Constant::None,
                    _ => Constant::Int(1 - from_end as i64),
                };
                self.push_constant(stop);
                self.push_constant(Constant::None);
                self.emit(Instruction::BuildSlice { dst: parts, parts });
                self.emit(Instruction::GetItem { dst: item, obj, index: parts });
            } else if star.is_some_and(|star| index > star) {
                let at = self.registers.push();
                self.emit(Instruction::GetLen { dst: at, src });
                let rhs = self.push_constant(Constant::Int(from_end as i64));
                self.emit(Instruction::Subtract { dst: at, lhs: at, rhs });
                self.emit(Instruction::GetItem { dst: item, obj: src, index: at });
            } else if let Ok(small) = i8::try_from(index) {
                self.emit(Instruction::GetItemInt { dst: item, obj: src, index: Imm(small) });
            } else {
                let at = self.push_constant(Constant::Int(index as i64));
                self.emit(Instruction::GetItem { dst: item, obj: src, index: at });
            }
            self.registers.release(mark);
            self.pattern(pattern, item, fail, captures, true)?;
        }
        Ok(())
    }

    #[inline(never)]
    fn match_mapping(
        &mut self,
        span: Span,
        entries: &[MappingEntry<'t>],
        rest: Option<&'t str>,
        src: Reg,
        fail: Place,
        captures: &mut Captures<'t>,
    ) -> Compiled {
        self.require(|dst| Instruction::MatchMapping { dst, src }, fail);
        if entries.is_empty() && rest.is_none() {
            return Ok(());
        }
        if !entries.is_empty() {
            self.require_length(src, ComparisonOperator::GtE, entries.len(), fail);
        }
        self.check_mapping_keys(span, entries)?;
        let values = self.registers.push();
        let keys = self.registers.push();
        self.mapping_keys(span, entries, keys)?;
        self.at(span);
        self.emit(Instruction::MatchKeys { dst: values, src, keys });
        self.branch_to(Instruction::BranchNone { src: values, expect: Flag(true), to: Label(0) }, fail);
        for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| !is_wildcard(&entry.pattern)) {
            let item = self.item_of_tuple(values, index);
            self.pattern(&entry.pattern, item, fail, captures, true)?;
        }
        if let Some(name) = rest {
            let last = self.span();
            self.at(span);
            let dict = self.registers.push();
            self.emit(Instruction::BuildDict { dst: dict, from: dict, count: Count(0) });
            self.emit(Instruction::DictUpdate { dict, src });
            for index in 0..entries.len() {
                let mark = self.registers.mark();
                let key = self.item_of_tuple(keys, index);
                self.emit(Instruction::DeleteItem { obj: dict, index: key });
                self.registers.release(mark);
            }
            captures.add(name, dict, last)?;
        }
        Ok(())
    }

    /// One item of a tuple that the compiler itself has made, in a register that is taken for it.
    fn item_of_tuple(&mut self, obj: Reg, index: usize) -> Reg {
        let dst = self.registers.push();
        match i8::try_from(index) {
            Ok(small) => self.emit(Instruction::GetItemInt { dst, obj, index: Imm(small) }),
            Err(_) => {
                let index = self.push_constant(Constant::Int(index as i64));
                self.emit(Instruction::GetItem { dst, obj, index });
            }
        }
        dst
    }

    fn check_mapping_keys(&self, span: Span, entries: &[MappingEntry<'t>]) -> Compiled {
        let mut seen: Vec<Constant> = Vec::new();
        for key in entries.iter().filter_map(|entry| fold(entry.key)) {
            if seen.iter().any(|other| is_equal_key(other, &key)) {
                return refuse(MistakeKind::PatternKeyTwice(constant_repr(&key)), span);
            }
            seen.push(key);
        }
        Ok(())
    }

    /// `keys` = the tuple of the keys.
    fn mapping_keys(&mut self, span: Span, entries: &[MappingEntry<'t>], keys: Reg) -> Compiled {
        if let Some(constants) = entries.iter().map(|entry| fold(entry.key)).collect() {
            self.load_constant(Constant::Tuple(constants), keys);
            return Ok(());
        }
        let mark = self.registers.mark();
        let (batch, rest) = entries.split_at(entries.len().min(BATCH));
        batch.iter().try_for_each(|entry| self.push_value(entry.key).map(drop))?;
        self.at(span);
        self.emit(Instruction::BuildList { dst: keys, from: mark.reg(0), count: Count(batch.len() as u8) });
        self.registers.release(mark);
        for entry in rest {
            let src = self.value(entry.key, Want::Now)?;
            self.emit(Instruction::ListAppend { list: keys, src });
            self.registers.release(mark);
        }
        self.emit(Instruction::ListToTuple { dst: keys, src: keys });
        Ok(())
    }

    #[inline(never)]
    #[expect(clippy::too_many_arguments, reason = "the parts of the pattern, and what every pattern gets")]
    fn match_class(
        &mut self,
        span: Span,
        cls: &Expression<'t>,
        patterns: &[Pattern<'t>],
        keywords: &[KeywordPattern<'t>],
        src: Reg,
        fail: Place,
        captures: &mut Captures<'t>,
    ) -> Compiled {
        for (index, keyword) in keywords.iter().enumerate() {
            if keyword.attr == "__debug__" {
                return refuse(MistakeKind::AssignDebug, keyword.pattern.span);
            }
            if let Some(again) = keywords.iter().skip(index + 1).find(|other| other.attr == keyword.attr) {
                let name = keyword.attr.to_owned();
                return refuse(MistakeKind::PatternAttributeTwice(name), again.pattern.span);
            }
        }
        let values = self.registers.push();
        let mark = self.registers.mark();
        let class = self.value(cls, Want::Now)?;
        self.registers.release(mark);
        let mut names = vec![Constant::Int(patterns.len() as i64)];
        names.extend(keywords.iter().map(|keyword| Constant::Str(keyword.attr.into())));
        let names = self.constant(Constant::Tuple(names));
        self.at(span);
        self.emit(Instruction::MatchClass { dst: values, src, class, names });
        self.branch_to(Instruction::BranchNone { src: values, expect: Flag(true), to: Label(0) }, fail);
        let all = patterns.iter().chain(keywords.iter().map(|keyword| &keyword.pattern));
        for (index, pattern) in all.enumerate().filter(|(_, pattern)| !is_wildcard(pattern)) {
            self.at(span);
            let item = self.item_of_tuple(values, index);
            self.pattern(pattern, item, fail, captures, true)?;
        }
        Ok(())
    }

    #[inline(never)]
    fn match_or(
        &mut self,
        patterns: &[Pattern<'t>],
        src: Reg,
        fail: Place,
        captures: &mut Captures<'t>,
        may_match_all: bool,
    ) -> Compiled {
        let mut names = Vec::new();
        if let Some(first) = patterns.first() {
            captured_names(first, &mut names);
        }
        let home = self.registers.mark();
        self.registers.reserve(names.len() as u32);
        let above = self.registers.mark();
        let matched = self.place();
        for (index, pattern) in patterns.iter().enumerate() {
            let is_last = index + 1 == patterns.len();
            let next = if is_last { fail } else { self.place() };
            let mut found = Captures::default();
            self.pattern(pattern, src, next, &mut found, may_match_all && is_last)?;
            let same =
                found.names.len() == names.len() && found.names.iter().all(|(name, ..)| names.contains(name));
            if !same {
                return refuse(MistakeKind::AlternativesDiffer, self.span());
            }
            for (name, reg, _) in &found.names {
                if let Some(place) = names.iter().position(|other| other == name) {
                    self.copy(home.reg(place.min(u8::MAX as usize) as u8), *reg);
                }
            }
            self.registers.release(above);
            if !is_last {
                self.jump_to(matched);
                self.land(next);
            }
        }
        self.land(matched);
        let span = self.span();
        for (place, name) in names.iter().enumerate() {
            captures.add(name, home.reg(place.min(u8::MAX as usize) as u8), span)?;
        }
        Ok(())
    }
}

/// Would a dict take them for the same key?
fn is_equal_key(a: &Constant, b: &Constant) -> bool {
    let number = |constant: &Constant| match constant {
        Constant::True => Some(1.0),
        Constant::False => Some(0.0),
        Constant::Int(value) if value.unsigned_abs() < 1 << 53 => Some(*value as f64),
        Constant::Float(value) => Some(*value),
        _ => None,
    };
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a == b,
        _ => super::constant::is_same(a, b),
    }
}
