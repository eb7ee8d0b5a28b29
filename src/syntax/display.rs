//! Displays: parentheses, lists, sets, dictionaries, and the comprehensions in them.

use super::expression::{is_bare_walrus, level};
use super::mistake::{MistakeKind, Place};
use super::parser::{Failed, Grown, List, Parsed, Parser};
use super::token::TokenKind;
use super::tree::*;

/// A dictionary that is being parsed.
struct Entries<'a> {
    list: Vec<DictEntry<'a>>,
    height: usize,
}

impl<'a> Parser<'a> {
    /// `()`, `(a)`, `(a, b)`, `(yield)` or `(a for ...)`.
    pub fn parenthesized(&mut self) -> Parsed<Grown<'a>> {
        let start = self.expect(TokenKind::LeftParen)?.start;
        match self.kind() {
            TokenKind::RightParen => {
                self.advance();
                return Ok(self.leaf(ExpressionKind::Tuple { elts: &[] }, self.since(start)));
            }
            TokenKind::Yield => {
                let value = self.yield_expression()?;
                self.expect(TokenKind::RightParen)?;
                return Ok(value);
            }
            TokenKind::DoubleStar => return Err(self.explain_double_starred()),
            _ => {}
        }
        let first = self.first_item(TokenKind::RightParen)?;
        match self.kind() {
            TokenKind::Comma => {
                let mut list = self.list();
                self.add(&mut list, first);
                self.items_after_first(&mut list, TokenKind::RightParen)?;
                self.expect(TokenKind::RightParen)?;
                let elts = self.close(&list);
                self.grow(ExpressionKind::Tuple { elts }, self.since(start), list.height)
            }
            TokenKind::For | TokenKind::Async => {
                if is_starred(first) {
                    return Err(self.explain_unpacking_in_comprehension(first));
                }
                self.generator(start, first)
            }
            _ if is_starred(first) => Err(self.explain_starred_group(first)),
            _ => {
                self.expect(TokenKind::RightParen)?;
                Ok(first)
            }
        }
    }

    /// The rest of `(elt for ...)`, from `for` on.
    #[inline(never)]
    pub fn generator(&mut self, start: u32, elt: Grown<'a>) -> Parsed<Grown<'a>> {
        let (generators, below) = self.comprehension_clauses()?;
        self.expect(TokenKind::RightParen)?;
        let kind = ExpressionKind::GeneratorExp { elt: elt.node, generators };
        self.grow(kind, self.since(start), below.max(elt.height))
    }

    /// The first item of a display. A starred one may turn out to be more than a display can hold.
    fn first_item(&mut self, end: TokenKind) -> Parsed<Grown<'a>> {
        let before = self.index();
        let item = self.star_named_expression()?;
        if self.explaining && is_starred(item) && self.kind() != TokenKind::Comma && self.kind() != end {
            self.explain_long_starred(before)?;
        }
        Ok(item)
    }

    /// A mistake in the expression after a star is found here, though a display takes less than that.
    #[inline(never)]
    fn explain_long_starred(&mut self, index: usize) -> Parsed<()> {
        let after = self.checkpoint();
        self.go_to(index);
        self.attempt(Self::starred_argument)?;
        self.back_to(&after);
        Ok(())
    }

    /// Items between commas, from the first comma on; a comma at the end is fine.
    fn items_after_first(&mut self, list: &mut List, end: TokenKind) -> Parsed<()> {
        while self.take(TokenKind::Comma) && self.kind() != end {
            if matches!(self.kind(), TokenKind::For | TokenKind::Async) {
                return Err(self.explain_comprehension_target(list, end));
            }
            let item = self.star_named_expression()?;
            self.add(list, item);
        }
        if matches!(self.kind(), TokenKind::For | TokenKind::Async) {
            return Err(self.explain_comprehension_target(list, end));
        }
        Ok(())
    }

    /// `[a, b]` or `[a for ...]`.
    pub fn list_display(&mut self) -> Parsed<Grown<'a>> {
        let start = self.expect(TokenKind::LeftBracket)?.start;
        let mut list = self.list();
        if self.kind() != TokenKind::RightBracket {
            let first = self.first_item(TokenKind::RightBracket)?;
            if matches!(self.kind(), TokenKind::For | TokenKind::Async) {
                if is_starred(first) {
                    return Err(self.explain_unpacking_in_comprehension(first));
                }
                let (generators, below) = self.comprehension_clauses()?;
                self.expect(TokenKind::RightBracket)?;
                let kind = ExpressionKind::ListComp { elt: first.node, generators };
                return self.grow(kind, self.since(start), below.max(first.height));
            }
            self.add(&mut list, first);
            self.items_after_first(&mut list, TokenKind::RightBracket)?;
        }
        self.expect(TokenKind::RightBracket)?;
        let elts = self.close(&list);
        self.grow(ExpressionKind::List { elts }, self.since(start), list.height)
    }

    /// `{}`, `{a: b}`, `{a, b}` or one of the two comprehensions.
    pub fn brace_display(&mut self) -> Parsed<Grown<'a>> {
        let start = self.expect(TokenKind::LeftBrace)?.start;
        match self.kind() {
            TokenKind::RightBrace => {
                self.advance();
                return Ok(self.leaf(ExpressionKind::Dict { entries: &[] }, self.since(start)));
            }
            TokenKind::DoubleStar => return self.dict(start, None),
            _ => {}
        }
        let at = self.start();
        // The first item of a set may turn out to be the first key of a dictionary.
        let first = self.first_item(TokenKind::RightBrace)?;
        let may_be_key = !is_starred(first) && !is_bare_walrus(first, at);
        if self.kind() == TokenKind::Colon && may_be_key {
            return self.dict(start, Some(first));
        }
        if matches!(self.kind(), TokenKind::For | TokenKind::Async) {
            if is_starred(first) {
                return Err(self.explain_unpacking_in_comprehension(first));
            }
            let (generators, below) = self.comprehension_clauses()?;
            self.expect(TokenKind::RightBrace)?;
            let kind = ExpressionKind::SetComp { elt: first.node, generators };
            return self.grow(kind, self.since(start), below.max(first.height));
        }
        let mut list = self.list();
        self.add(&mut list, first);
        self.items_after_first(&mut list, TokenKind::RightBrace)?;
        self.expect(TokenKind::RightBrace)?;
        let elts = self.close(&list);
        self.grow(ExpressionKind::Set { elts }, self.since(start), list.height)
    }

    /// The rest of a dictionary. What is wrong with its entries is said the first time already, as CPython does,
    /// so it takes precedence over other explanations. The first key has been read, or it starts with `**`.
    #[inline(never)]
    fn dict(&mut self, start: u32, first: Option<Grown<'a>>) -> Parsed<Grown<'a>> {
        let mut entries = Entries { list: Vec::new(), height: 0 };
        match first {
            None => self.dict_unpacking(&mut entries, true)?,
            Some(key) => {
                let value = self.dict_value()?;
                if matches!(self.kind(), TokenKind::For | TokenKind::Async) {
                    let (generators, below) = self.comprehension_clauses()?;
                    self.expect(TokenKind::RightBrace)?;
                    let kind = ExpressionKind::DictComp { key: key.node, value: value.node, generators };
                    return self.grow(kind, self.since(start), below.max(key.height).max(value.height));
                }
                entries.add(Some(key), value);
            }
        }
        while self.take(TokenKind::Comma) && self.kind() != TokenKind::RightBrace {
            if self.kind() == TokenKind::DoubleStar {
                self.dict_unpacking(&mut entries, false)?;
                continue;
            }
            let key = self.attempt_beginning(Self::expression)?.ok_or(Failed)?;
            if self.kind() != TokenKind::Colon {
                return Err(self.explain_dict_key(key));
            }
            let value = self.dict_value()?;
            entries.add(Some(key), value);
        }
        self.expect(TokenKind::RightBrace)?;
        let list = self.slice(&entries.list);
        self.grow(ExpressionKind::Dict { entries: list }, self.since(start), entries.height)
    }

    fn dict_unpacking(&mut self, entries: &mut Entries<'a>, first: bool) -> Parsed<()> {
        let stars = self.expect(TokenKind::DoubleStar)?;
        let value = self.operators(level::BIT_OR)?;
        if first && matches!(self.kind(), TokenKind::For | TokenKind::Async) {
            return Err(self.explain_dict_unpacking_in_comprehension(stars));
        }
        entries.add(None, value);
        Ok(())
    }

    /// `: value` of a dictionary.
    fn dict_value(&mut self) -> Parsed<Grown<'a>> {
        let colon = self.expect(TokenKind::Colon)?;
        match self.kind() {
            TokenKind::Star => Err(self.explain_starred_dict_value()),
            TokenKind::RightBrace | TokenKind::Comma => {
                Err(self.raise(MistakeKind::ExpectedDictValue, Place::Text(colon)))
            }
            _ => self.expression(),
        }
    }

    /// `for target in iter if test ...`, once or more, and the height of it all.
    #[inline(never)]
    pub fn comprehension_clauses(&mut self) -> Parsed<(&'a [Comprehension<'a>], usize)> {
        let mut clauses = Vec::new();
        let mut height = 0;
        loop {
            let is_async = self.kind() == TokenKind::Async && self.peek(1) == TokenKind::For;
            if is_async {
                self.advance();
            } else if self.kind() == TokenKind::Async {
                self.saw_ahead(1);
            }
            if self.kind() != TokenKind::For {
                break;
            }
            self.advance();
            let target = self.for_target()?;
            self.expect(TokenKind::In)?;
            let iter = self.operators(level::OR)?;
            let mut ifs = self.list();
            while self.take(TokenKind::If) {
                let test = self.operators(level::OR)?;
                self.add(&mut ifs, test);
            }
            height = height.max(target.height).max(iter.height).max(ifs.height);
            let ifs = self.close(&ifs);
            clauses.push(Comprehension { target: target.node, iter: iter.node, ifs, is_async });
        }
        if clauses.is_empty() {
            return Err(Failed);
        }
        Ok((self.slice(&clauses), height))
    }

    #[inline(never)]
    fn explain_double_starred(&mut self) -> Failed {
        if !self.explaining {
            return Failed;
        }
        let stars = self.advance();
        let fits = self.expression().and_then(|_| self.expect(TokenKind::RightParen));
        if fits.is_ok() { self.explain(MistakeKind::DoubleStarredHere, stars) } else { Failed }
    }

    /// `(*a)`: the parentheses make no tuple.
    #[inline(never)]
    fn explain_starred_group(&mut self, starred: Grown<'a>) -> Failed {
        if self.kind() != TokenKind::RightParen {
            return Failed;
        }
        self.explain(MistakeKind::StarredHere, starred.node.span)
    }

    #[inline(never)]
    pub fn explain_unpacking_in_comprehension(&mut self, starred: Grown<'a>) -> Failed {
        if self.explaining && self.comprehension_clauses().is_err() {
            return Failed;
        }
        self.explain(MistakeKind::UnpackingInComprehension, starred.node.span)
    }

    /// `[a, b for ...]`
    #[inline(never)]
    fn explain_comprehension_target(&mut self, list: &List, end: TokenKind) -> Failed {
        if !self.explaining || end == TokenKind::RightParen {
            return Failed;
        }
        let items = self.close(list);
        let after_last = self.since(0);
        if self.comprehension_clauses().is_err() {
            return Failed;
        }
        let first = items.first().map(|item| item.span).unwrap_or_default();
        let last = items.last().map(|item| item.span).unwrap_or_default();
        // With a single item the comma itself is shown.
        let range = if items.len() == 1 { first.to(after_last) } else { first.to(last) };
        self.explain(MistakeKind::ComprehensionTarget, range)
    }

    #[inline(never)]
    fn explain_dict_key(&mut self, key: Grown<'a>) -> Failed {
        let place = Place::last_character(self.source, key.node.span);
        self.raise(MistakeKind::ExpectedDictColon, place)
    }

    #[inline(never)]
    fn explain_dict_unpacking_in_comprehension(&mut self, stars: Span) -> Failed {
        if self.comprehension_clauses().is_err() || self.expect(TokenKind::RightBrace).is_err() {
            return Failed;
        }
        self.explain(MistakeKind::DictUnpackingInComprehension, stars)
    }

    #[inline(never)]
    fn explain_starred_dict_value(&mut self) -> Failed {
        let star = self.advance();
        if self.operators(level::BIT_OR).is_err() {
            return Failed;
        }
        self.raise_up_to_here(MistakeKind::StarredDictValue, star.start)
    }
}

impl<'a> Entries<'a> {
    fn add(&mut self, key: Option<Grown<'a>>, value: Grown<'a>) {
        self.height = self.height.max(value.height).max(key.map_or(0, |key| key.height));
        self.list.push(DictEntry { key: key.map(|key| key.node), value: value.node });
    }
}

pub(super) fn is_starred(expression: Grown<'_>) -> bool {
    matches!(expression.node.kind, ExpressionKind::Starred { .. })
}
