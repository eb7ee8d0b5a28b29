//! The parser: its state, and what all rules share.
//!
//! Takes a source, has it cut into tokens, and builds the tree in an arena by recursive descent. The rules
//! themselves are in `statement`, `compound`, `expression`, `display`, `argument`, `parameter` and `pattern`.
//!
//! A program is parsed once, and a wrong program twice: the second time `explaining` is on, and the rules look
//! around for better words than "invalid syntax" (`explain`). So the way of a correct program pays nothing, and
//! what is said does not depend on which rule happened to give up first.
//!
//! Invariant "stack": whatever recursion the text can cause counts in `depth`, so no text overflows the native
//! stack. Chains of operators, calls, `elif`s and statements are loops. Rules on the way down keep little on the
//! stack; what they need only before or after is in functions that are not inlined.

use super::lexer::{self, Tokens, Trouble};
use super::mistake::{Mistake, MistakeKind, Place};
use super::source::{STEPS, Source};
use super::token::{Token, TokenKind};
use super::tree::*;
use bumpalo::Bump;
use hashbrown::HashMap;

/// Parses a file.
pub fn parse_module<'a>(arena: &'a Bump, source: &'a Source) -> Result<Module<'a>, Mistake> {
    parse(arena, source, Parser::module).map_err(|failure| failure.mistake)
}

/// Parses an expression that stands alone, as `eval` takes it.
pub fn parse_expression<'a>(arena: &'a Bump, source: &'a Source) -> Result<&'a Expression<'a>, Mistake> {
    parse(arena, source, Parser::lone_expression).map_err(|failure| failure.mistake)
}

/// What was typed at a prompt so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Interactive<'a> {
    /// One statement, several between semicolons, or none.
    Complete(Module<'a>),
    /// The beginning of a statement: more lines are needed.
    Incomplete,
}

/// Parses what was typed at a prompt: lines with `\n` between them, none after the last. A statement that has
/// a block ends with an empty line.
pub fn parse_interactive<'a>(arena: &'a Bump, source: &'a Source) -> Result<Interactive<'a>, Mistake> {
    match parse(arena, source, Parser::interactive) {
        Ok(interactive) => Ok(interactive),
        Err(failure) if failure.at_end => Ok(Interactive::Incomplete),
        Err(failure) => Err(failure.mistake),
    }
}

/// What is wrong with lines that are complete but for the empty line that a prompt waits for: the last of them is not
/// indented, and nothing ends it.
pub fn ends_in_mid_line(source: &Source) -> Option<Mistake> {
    let line = source.line_count();
    let last = source.line_text(line);
    let indented = last.starts_with([' ', '\t']);
    let ended = indented || source.text().ends_with('\n');
    (!ended).then(|| Mistake::new(MistakeKind::InvalidSyntax, Place::Nothing { line }, source))
}

/// Why a source is no program.
struct Failure {
    mistake: Mistake,
    /// More text could mend it.
    at_end: bool,
}

fn parse<'a, T>(
    arena: &'a Bump,
    source: &'a Source,
    rule: impl Fn(&mut Parser<'a>) -> Parsed<T>,
) -> Result<T, Failure> {
    if let Some((kind, place)) = source.defect() {
        let mistake = Mistake::new(kind.clone(), *place, source);
        return Err(Failure { mistake, at_end: false });
    }
    parse_tokens(arena, source, lexer::tokens(source), None, 0, rule)
}

/// Parses the field of an f-string, braces included, as an expression in parentheses.
pub(super) fn parse_field<'a>(
    arena: &'a Bump,
    source: &'a Source,
    field: Span,
    depth: usize,
) -> Result<Grown<'a>, Mistake> {
    let tokens = lexer::field_tokens(source, field);
    parse_tokens(arena, source, tokens, Some(field), depth, Parser::field_expression)
        .map_err(|failure| failure.mistake)
}

fn parse_tokens<'a, T>(
    arena: &'a Bump,
    source: &'a Source,
    tokens: Tokens,
    field: Option<Span>,
    depth: usize,
    rule: impl Fn(&mut Parser<'a>) -> Parsed<T>,
) -> Result<T, Failure> {
    let mut parser = Parser::new(arena, source, tokens, field, depth);
    if let Ok(tree) = rule(&mut parser) {
        return Ok(tree);
    }
    let last = parser.furthest;
    if parser.mistake.is_none() && parser.kind_at(last) != TokenKind::Broken {
        parser.start_again();
        if let Ok(tree) = rule(&mut parser) {
            return Ok(tree);
        }
    }
    Err(parser.verdict(last))
}

/// A rule does not fit here. Why is in `Parser::mistake` if somebody knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failed;

pub(super) type Parsed<T> = Result<T, Failed>;

/// An expression, and the height of its tree.
#[derive(Clone, Copy)]
pub(super) struct Grown<'a> {
    pub node: &'a Expression<'a>,
    pub height: usize,
}

impl Grown<'_> {
    /// The height that this expression adds to a node of which it is the left spine.
    pub fn as_spine(self) -> usize {
        use ExpressionKind::*;
        match self.node.kind {
            BinOp { .. } | Attribute { .. } | Subscript { .. } | Call { .. } => self.height - 1,
            _ => self.height,
        }
    }
}

/// Expressions of a list that is being parsed: they wait in `Parser::expressions` from `start` on.
pub(super) struct List {
    start: usize,
    /// The greatest height among them.
    pub height: usize,
}

/// The state of parsing one text.
pub(super) struct Parser<'a> {
    pub arena: &'a Bump,
    pub source: &'a Source,
    tokens: Vec<Token>,
    trouble: Option<Trouble>,
    /// The field of an f-string that this text is.
    field: Option<Span>,
    /// The index of the next token.
    at: usize,
    /// The greatest value that `at` ever had: where an unexplained mistake is.
    furthest: usize,
    /// How many rules are around this one, see the invariant "stack".
    pub depth: usize,
    /// This is the second time: a rule that fails yields to a shorter one where another expression may follow.
    pub is_second_time: bool,
    /// Look for better words. Only the second time.
    pub explaining: bool,
    mistake: Option<Mistake>,
    /// What expressions of this statement came to the second time, by their first token and whether
    /// `explaining` was on: rules look at them again and again then, and brackets would multiply that.
    known: HashMap<(usize, bool), Option<(Grown<'a>, usize)>>,
    // What is being parsed waits on these stacks until its parent is built; each rule leaves them as it found
    // them, or fails.
    pub expressions: Vec<Expression<'a>>,
    pub statements: Vec<Statement<'a>>,
    pub comparisons: Vec<Comparison<'a>>,
    pub pending: Vec<super::expression::Pending<'a>>,
}

/// A place to come back to, within one statement. Small, because it lives on the native stack.
pub(super) struct Checkpoint {
    at: u32,
    depth: u32,
    expressions: u32,
    comparisons: u32,
    pending: u32,
}

/// How deeply rules may nest: blocks, brackets, lambdas, conditions and fields, counted together. It is more than
/// what the lexer lets blocks or brackets have alone, and fits a stack of 256 KiB.
const MAX_RULES: usize = 260;

impl<'a> Parser<'a> {
    fn new(arena: &'a Bump, source: &'a Source, tokens: Tokens, field: Option<Span>, depth: usize) -> Self {
        Parser {
            arena,
            source,
            tokens: tokens.list,
            trouble: tokens.trouble,
            field,
            at: 0,
            furthest: 0,
            depth,
            is_second_time: false,
            explaining: false,
            mistake: None,
            known: HashMap::new(),
            expressions: Vec::new(),
            statements: Vec::new(),
            comparisons: Vec::new(),
            pending: Vec::new(),
        }
    }

    fn start_again(&mut self) {
        self.at = 0;
        self.is_second_time = true;
        self.explaining = true;
        self.known.clear();
        self.expressions.clear();
        self.statements.clear();
        self.comparisons.clear();
        self.pending.clear();
    }

    // Tokens.

    fn token_at(&self, index: usize) -> Token {
        let last = Token { kind: TokenKind::End, span: Span::default() };
        self.tokens.get(index).or(self.tokens.last()).copied().unwrap_or(last)
    }

    pub fn kind_at(&self, index: usize) -> TokenKind {
        self.token_at(index).kind
    }

    /// The kind of the next token.
    #[inline]
    pub fn kind(&self) -> TokenKind {
        // Nobody takes the last token, so there is always a next one.
        self.tokens.get(self.at).map_or(TokenKind::Broken, |token| token.kind)
    }

    /// The kind of the token `ahead` tokens after the next.
    pub fn peek(&self, ahead: usize) -> TokenKind {
        self.kind_at(self.at + ahead)
    }

    /// Where the next token is.
    #[inline]
    pub fn span(&self) -> Span {
        self.token_at(self.at).span
    }

    /// The text of the next token.
    pub fn text(&self) -> &'a str {
        self.source.slice(self.span())
    }

    pub fn start(&self) -> u32 {
        self.span().start
    }

    /// The index of the next token.
    pub fn index(&self) -> usize {
        self.at
    }

    /// From `start` to the end of the last token taken.
    pub fn since(&self, start: u32) -> Span {
        Span::new(start, self.token_at(self.at.saturating_sub(1)).span.end)
    }

    pub fn token_span(&self, index: usize) -> Span {
        self.token_at(index).span
    }

    /// Goes back to a token that was read before.
    pub fn go_to(&mut self, index: usize) {
        self.at = index;
    }

    /// Notes that a rule has looked at a token beyond the next.
    pub fn saw_ahead(&mut self, ahead: usize) {
        let last = self.tokens.len().saturating_sub(1);
        self.furthest = self.furthest.max((self.at + ahead).min(last));
    }

    /// From `start` to the end of the last token taken that is not layout.
    pub fn since_code(&self, start: u32) -> Span {
        let is_layout = |kind| matches!(kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent);
        let mut index = self.at.saturating_sub(1);
        while index > 0 && is_layout(self.kind_at(index)) {
            index -= 1;
        }
        Span::new(start, self.token_at(index).span.end)
    }

    /// Where the token is that was read last, whoever read it.
    pub fn furthest_span(&self) -> Span {
        self.token_at(self.furthest).span
    }

    /// Takes the next token.
    #[inline]
    pub fn advance(&mut self) -> Span {
        let span = self.span();
        if !matches!(self.kind(), TokenKind::End | TokenKind::Broken) {
            self.at += 1;
            self.furthest = self.furthest.max(self.at);
            if self.at.is_multiple_of(STEPS) && self.source.is_stopped() {
                self.give_up();
            }
        }
        span
    }

    /// Nothing fits any more.
    #[cold]
    fn give_up(&mut self) {
        self.tokens.clear();
        self.tokens.push(Token { kind: TokenKind::Broken, span: Span::default() });
    }

    /// Takes the next token if it is of this kind.
    #[inline]
    pub fn take(&mut self, kind: TokenKind) -> bool {
        let fits = self.kind() == kind;
        if fits {
            self.advance();
        }
        fits
    }

    /// The next token must be of this kind.
    #[inline]
    pub fn expect(&mut self, kind: TokenKind) -> Parsed<Span> {
        if self.kind() == kind { Ok(self.advance()) } else { Err(Failed) }
    }

    /// The next token must be of this kind, and can only be meant to be.
    pub fn insist(&mut self, kind: TokenKind) -> Parsed<Span> {
        if self.kind() == kind {
            return Ok(self.advance());
        }
        let place = self.place_of(self.at);
        Err(self.raise(MistakeKind::Expected { what: kind.text() }, place))
    }

    /// A name, in normal form.
    pub fn name(&mut self) -> Parsed<&'a str> {
        let span = self.expect(TokenKind::Name)?;
        Ok(self.normal_name(self.source.slice(span)))
    }

    fn normal_name(&self, name: &'a str) -> &'a str {
        use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
        if name.is_ascii() || is_nfkc_quick(name.chars()) == IsNormalized::Yes {
            return name;
        }
        let normal: String = name.nfkc().collect();
        self.arena.alloc_str(&normal)
    }

    /// Is the next token this soft keyword?
    pub fn is_word(&self, word: &str) -> bool {
        self.kind() == TokenKind::Name && self.text() == word
    }

    // Nodes.

    /// Builds an expression on top of others, the highest of which is `below` high.
    #[inline(never)]
    pub fn grow(&mut self, kind: ExpressionKind<'a>, span: Span, below: usize) -> Parsed<Grown<'a>> {
        if below >= MAX_HEIGHT {
            return Err(self.too_deep());
        }
        Ok(Grown { node: self.arena.alloc(Expression { kind, span }), height: below + 1 })
    }

    /// Builds an expression that has none below.
    pub fn leaf(&mut self, kind: ExpressionKind<'a>, span: Span) -> Grown<'a> {
        Grown { node: self.arena.alloc(Expression { kind, span }), height: 1 }
    }

    pub fn too_deep(&mut self) -> Failed {
        let place = Place::Text(self.span());
        self.raise(MistakeKind::TooDeep, place)
    }

    /// Runs a rule that the text can nest in itself.
    #[inline]
    pub fn nested<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_RULES {
            return Err(self.too_deep());
        }
        self.depth += 1;
        let result = rule(self);
        self.depth -= 1;
        result
    }

    pub fn list(&self) -> List {
        List { start: self.expressions.len(), height: 0 }
    }

    pub fn add(&mut self, list: &mut List, item: Grown<'a>) {
        self.expressions.push(*item.node);
        list.height = list.height.max(item.height);
    }

    pub fn length(&self, list: &List) -> usize {
        self.expressions.len().saturating_sub(list.start)
    }

    /// The expressions of a list that is complete.
    #[inline(never)]
    pub fn close(&mut self, list: &List) -> &'a [Expression<'a>] {
        let items = self.expressions.get(list.start..).unwrap_or(&[]);
        let items = self.arena.alloc_slice_copy(items);
        self.expressions.truncate(list.start);
        items
    }

    pub fn slice<T: Copy>(&self, items: &[T]) -> &'a [T] {
        self.arena.alloc_slice_copy(items)
    }

    // Second thoughts.

    #[inline(never)]
    pub fn checkpoint(&self) -> Checkpoint {
        // There are not more of anything than bytes in the source.
        Checkpoint {
            at: self.at as u32,
            depth: self.depth as u32,
            expressions: self.expressions.len() as u32,
            comparisons: self.comparisons.len() as u32,
            pending: self.pending.len() as u32,
        }
    }

    #[inline(never)]
    pub fn back_to(&mut self, checkpoint: &Checkpoint) {
        self.at = checkpoint.at as usize;
        self.depth = checkpoint.depth as usize;
        self.expressions.truncate(checkpoint.expressions as usize);
        self.comparisons.truncate(checkpoint.comparisons as usize);
        self.pending.truncate(checkpoint.pending as usize);
    }

    /// Goes on if a rule fits, and stays here if it does not. A mistake that is found on the way is final.
    pub fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        let checkpoint = self.checkpoint();
        match rule(self) {
            Ok(result) => Ok(Some(result)),
            Err(Failed) if self.is_hopeless() => Err(Failed),
            Err(Failed) => {
                self.back_to(&checkpoint);
                Ok(None)
            }
        }
    }

    /// Like `attempt`, but if the rule does not fit, what it begins with may.
    pub fn attempt_beginning<T>(&mut self, rule: impl Fn(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        if let Some(result) = self.attempt(&rule)? {
            return Ok(Some(result));
        }
        let is_second_time = std::mem::replace(&mut self.is_second_time, true);
        let result = self.attempt(rule);
        self.is_second_time = is_second_time;
        result
    }

    /// Runs the rule for an expression unless it is known what comes of it here.
    #[inline(never)]
    pub fn remembered(&mut self, rule: impl FnOnce(&mut Self) -> Parsed<Grown<'a>>) -> Parsed<Grown<'a>> {
        let key = (self.at, self.explaining);
        if let Some(known) = self.known.get(&key) {
            let &(grown, end) = known.as_ref().ok_or(Failed)?;
            self.at = end;
            return Ok(grown);
        }
        let result = rule(self);
        self.known.insert(key, result.ok().map(|grown| (grown, self.at)));
        result
    }

    /// Forgets about the expressions of the last statement.
    pub fn forget(&mut self) {
        self.known.clear();
    }

    /// Nothing that other rules find can be better than what is known.
    pub fn is_hopeless(&self) -> bool {
        self.mistake.is_some() || self.kind() == TokenKind::Broken
    }

    // Mistakes.

    /// Says what is wrong, when the next token has been looked at: if there is none, that is what is wrong.
    #[cold]
    pub fn raise(&mut self, kind: MistakeKind, place: Place) -> Failed {
        if self.kind() == TokenKind::Broken { Failed } else { self.raise_anyway(kind, place) }
    }

    #[cold]
    fn raise_anyway(&mut self, kind: MistakeKind, place: Place) -> Failed {
        if self.mistake.is_none() {
            self.mistake = Some(self.mistake(kind, place));
        }
        Failed
    }

    /// Says what is wrong, where the text was read last.
    #[cold]
    pub fn raise_here(&mut self, kind: MistakeKind) -> Failed {
        let place = self.place_read(self.furthest);
        self.raise(kind, place)
    }

    /// Says what is wrong in a field of an f-string.
    #[cold]
    pub fn raise_mistake(&mut self, mistake: Mistake) -> Failed {
        self.mistake.get_or_insert(mistake);
        Failed
    }

    /// Says what is wrong if the time for words has come; otherwise only that something is.
    #[cold]
    pub fn explain(&mut self, kind: MistakeKind, span: Span) -> Failed {
        if self.explaining { self.raise_anyway(kind, Place::Text(span)) } else { Failed }
    }

    fn mistake(&self, kind: MistakeKind, place: Place) -> Mistake {
        match self.field {
            Some(field) => Mistake::in_field(kind, place, self.source, field),
            None => Mistake::new(kind, place, self.source),
        }
    }

    /// Where the last token starts that was read and is one.
    fn last_read(&self) -> u32 {
        let is_broken = self.kind_at(self.furthest) == TokenKind::Broken;
        self.token_at(self.furthest - usize::from(is_broken && self.furthest > 0)).span.start
    }

    /// Where a token is to blame.
    fn place_of(&self, index: usize) -> Place {
        let token = self.token_at(index);
        match token.kind {
            TokenKind::Indent | TokenKind::Dedent | TokenKind::End => {
                Place::Nothing { line: self.source.line(token.span.start).min(self.source.line_count()) }
            }
            _ => Place::Text(token.span),
        }
    }

    /// Where the text has been read up to a token.
    fn place_read(&self, index: usize) -> Place {
        let token = self.token_at(index);
        let at_end = token.span.start as usize >= self.source.text().len();
        match token.kind {
            TokenKind::Dedent | TokenKind::End if at_end => Place::end_of(self.source),
            TokenKind::Indent | TokenKind::Dedent | TokenKind::End => {
                let position = self.source.position(token.span.start);
                Place::Read { line: position.line, column: position.column - 1 }
            }
            _ => Place::Text(token.span),
        }
    }

    /// What to say about a text that no rule fits, when it was read up to `last` the first time.
    fn verdict(mut self, last: usize) -> Failure {
        let at_end = self.kind_at(self.furthest) == TokenKind::End
            || self.kind_at(last) == TokenKind::Dedent
                && self.token_at(last).span.start as usize >= self.source.text().len();
        let broken =
            self.kind_at(last) == TokenKind::Broken || self.kind_at(self.furthest) == TokenKind::Broken;
        let trouble = self.trouble.take();
        let trouble_mistake = |parser: &Self, trouble: Trouble| {
            let mistake = parser.mistake(trouble.kind, trouble.place);
            let mistake = if trouble.urgent { mistake.without_prefix() } else { mistake };
            Failure { mistake, at_end: trouble.at_end }
        };
        let found = match self.mistake.take() {
            Some(mistake) => Some(mistake),
            None => match trouble {
                Some(trouble) if broken => return trouble_mistake(&self, trouble),
                _ => None,
            },
        };
        let mistake = match (found, self.kind_at(last)) {
            (Some(mistake), _) => mistake,
            (None, TokenKind::Indent) => {
                let mistake = self.mistake(MistakeKind::UnexpectedIndent, self.place_read(last));
                return Failure { mistake, at_end: false };
            }
            (None, TokenKind::Dedent) => {
                let mistake = self.mistake(MistakeKind::UnexpectedUnindent, self.place_read(last));
                return Failure { mistake, at_end };
            }
            (None, _) => self.mistake(MistakeKind::InvalidSyntax, self.place_of(last)),
        };
        // A token that is none, anywhere in the text, matters more than the grammar.
        match trouble {
            Some(trouble) if trouble.urgent => trouble_mistake(&self, trouble),
            Some(Trouble { open: Some(open), at_end, .. })
                if self.source.line(self.last_read()) > self.source.line(open) =>
            {
                let bracket = self.source.slice(Span::new(open, open + 1)).chars().next().unwrap_or('(');
                let mistake = self.mistake(MistakeKind::NeverClosed { bracket }, Place::Start(open));
                Failure { mistake, at_end }
            }
            _ => Failure { mistake, at_end },
        }
    }

    // Whole texts.

    fn module(&mut self) -> Parsed<Module<'a>> {
        let start = self.statements.len();
        while self.kind() != TokenKind::End {
            self.statement()?;
        }
        Ok(Module { body: self.close_statements(start) })
    }

    pub fn close_statements(&mut self, start: usize) -> &'a [Statement<'a>] {
        let body = self.arena.alloc_slice_copy(self.statements.get(start..).unwrap_or(&[]));
        self.statements.truncate(start);
        body
    }

    fn lone_expression(&mut self) -> Parsed<&'a Expression<'a>> {
        let expression = self.expressions_rule()?;
        while self.take(TokenKind::Newline) {}
        self.expect(TokenKind::End)?;
        Ok(expression.node)
    }

    fn field_expression(&mut self) -> Parsed<Grown<'a>> {
        let expression = self.star_expressions()?;
        self.expect(TokenKind::End)?;
        Ok(expression)
    }

    fn interactive(&mut self) -> Parsed<Interactive<'a>> {
        if self.kind() == TokenKind::End {
            return Ok(Interactive::Complete(Module { body: &[] }));
        }
        self.statement()?;
        if self.kind() != TokenKind::End {
            let place = Place::Text(self.token_at(self.at.saturating_sub(1)).span);
            return Err(self.raise(MistakeKind::ManyStatements, place));
        }
        let body = self.close_statements(0);
        let last_line = self.source.text().rsplit('\n').next().unwrap_or("");
        if body.iter().any(has_block) && !last_line.trim().is_empty() {
            return Ok(Interactive::Incomplete);
        }
        Ok(Interactive::Complete(Module { body }))
    }
}

fn has_block(statement: &Statement<'_>) -> bool {
    use StatementKind::*;
    matches!(
        statement.kind,
        FunctionDef(_)
            | AsyncFunctionDef(_)
            | ClassDef(_)
            | For(_)
            | AsyncFor(_)
            | While { .. }
            | If { .. }
            | With { .. }
            | AsyncWith { .. }
            | Match { .. }
            | Try(_)
            | TryStar(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::print;

    /// What a prompt would do with these lines.
    fn typed(text: &str) -> String {
        let arena = Bump::new();
        let source = Source::new("<stdin>", text);
        match parse_interactive(&arena, &source) {
            Ok(Interactive::Complete(module)) => format!("{} statements", module.body.len()),
            Ok(Interactive::Incomplete) => "...".to_owned(),
            Err(mistake) => mistake.message(),
        }
    }

    #[test]
    fn a_prompt_asks_for_more_lines() {
        for text in [
            "f(a,",
            "'''a",
            "x = \\",
            "if x:",
            "if x:\n  y",
            "if x: y",
            "@a",
            "@a\ndef f():\n  pass",
            "try:\n  a",
        ] {
            assert_eq!(typed(text), "...", "{text}");
        }
        for text in [
            "def f():\n  'a\\",
            "for x in y:\n\n",
            "class A:",
            "match x:",
            "match x:\n case 1:",
            "x = [\n\n",
            "f'''{a}",
        ] {
            assert_eq!(typed(text), "...", "{text}");
        }
    }

    #[test]
    fn a_prompt_takes_whole_statements() {
        assert_eq!(typed(""), "0 statements");
        assert_eq!(typed("# comment"), "0 statements");
        assert_eq!(typed("x = 1"), "1 statements");
        assert_eq!(typed("x; y"), "2 statements");
        assert_eq!(typed("if x:\n  y\n"), "1 statements");
        assert_eq!(typed("if x: y\n"), "1 statements");
        assert_eq!(typed("x = (\n1)"), "1 statements");
    }

    #[test]
    fn a_prompt_refuses_what_more_lines_cannot_mend() {
        assert_eq!(typed("x ="), "invalid syntax");
        assert_eq!(typed("x = )"), "unmatched ')'");
        assert_eq!(typed("'a"), "unterminated string literal (detected at line 1)");
        assert_eq!(typed("if x"), "expected ':'");
        assert_eq!(typed("if x:\ny"), "expected an indented block after 'if' statement on line 1");
        assert_eq!(typed("a\nb"), "multiple statements found while compiling a single statement");
        assert_eq!(typed("  a"), "unexpected indent");
        assert_eq!(typed("f(a b)"), "invalid syntax. Perhaps you forgot a comma?");
    }

    fn evaluated(text: &str) -> String {
        let arena = Bump::new();
        let source = Source::new("<string>", text);
        parse_expression(&arena, &source).map_or_else(|mistake| mistake.message(), print::dump_expression)
    }

    #[test]
    fn a_lone_expression_is_parsed() {
        assert_eq!(evaluated(" \n"), "invalid syntax");
        assert_eq!(evaluated("1\n\n"), "Constant(value=1)");
        assert_eq!(evaluated("(a)  # b"), "Name(id='a', ctx=Load())");
        assert_eq!(evaluated("a = 1"), "invalid syntax");
        assert_eq!(evaluated("*a"), "invalid syntax");
        assert_eq!(evaluated("a b"), "invalid syntax");
    }

    #[test]
    fn everything_in_an_f_string_has_its_place() {
        let arena = Bump::new();
        let source = Source::new("t", "x = f'a{ b }{c:{d}}'");
        let Ok(module) = parse_module(&arena, &source) else {
            panic!("no tree");
        };
        let Some(StatementKind::Assign { value, .. }) = module.body.first().map(|statement| statement.kind)
        else {
            panic!("no assignment");
        };
        let ExpressionKind::JoinedStr { values } = value.kind else {
            panic!("no f-string");
        };
        let shown = |expression: &Expression<'_>| source.slice(expression.span).to_owned();
        let fields: Vec<_> = values
            .iter()
            .filter_map(|value| match value.kind {
                ExpressionKind::FormattedValue { value: inner, format_spec, .. } => {
                    Some((shown(value), shown(inner), format_spec.map(shown)))
                }
                _ => None,
            })
            .collect();
        let expected = [("{ b }", "b", None), ("{c:{d}}", "c", Some("{d}"))];
        let expected = expected
            .map(|(field, value, spec)| (field.to_owned(), value.to_owned(), spec.map(str::to_owned)));
        assert_eq!(fields, expected);
    }

    #[test]
    fn names_are_in_normal_form() {
        assert_eq!(evaluated("ﬁ"), "Name(id='fi', ctx=Load())");
        assert_eq!(
            evaluated("a.ſ"),
            "Attribute(\n value=Name(id='a', ctx=Load()),\n attr='s',\n ctx=Load())"
        );
    }

    #[test]
    fn a_chain_is_no_deeper_than_its_operands() {
        let arena = Bump::new();
        let source = Source::new("t", format!("x{}", " + x".repeat(100)));
        let mut parser = Parser::new(&arena, &source, lexer::tokens(&source), None, 0);
        assert_eq!(parser.star_expressions().map(|grown| grown.height).ok(), Some(2));
    }
}
