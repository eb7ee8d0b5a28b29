//! Parameters of functions and lambdas.

use super::mistake::MistakeKind;
use super::parser::{Failed, Grown, Parsed, Parser};
use super::token::TokenKind;
use super::tree::*;

/// Parameters that are being parsed.
struct Gathered<'a> {
    of_lambda: bool,
    /// The token behind the last parameter.
    end: TokenKind,
    posonlyargs: &'a [Parameter<'a>],
    args: Vec<Parameter<'a>>,
    vararg: Option<&'a Parameter<'a>>,
    kwonlyargs: Vec<Parameter<'a>>,
    kwarg: Option<&'a Parameter<'a>>,
    has_slash: bool,
    has_star: bool,
    has_default: bool,
    height: usize,
}

impl<'a> Parser<'a> {
    /// What stands between the parentheses of a function, and its height.
    pub fn parameters(&mut self) -> Parsed<(&'a Parameters<'a>, usize)> {
        self.parameters_before(TokenKind::RightParen, false)
    }

    /// What stands before the colon of a lambda, and its height.
    pub fn lambda_parameters(&mut self) -> Parsed<(&'a Parameters<'a>, usize)> {
        self.parameters_before(TokenKind::Colon, true)
    }

    fn parameters_before(&mut self, end: TokenKind, of_lambda: bool) -> Parsed<(&'a Parameters<'a>, usize)> {
        let mut gathered = Gathered {
            of_lambda,
            end,
            posonlyargs: &[],
            args: Vec::new(),
            vararg: None,
            kwonlyargs: Vec::new(),
            kwarg: None,
            has_slash: false,
            has_star: false,
            has_default: false,
            height: 0,
        };
        while self.kind() != end {
            match self.kind() {
                TokenKind::Slash => self.slash(&mut gathered)?,
                TokenKind::Star => self.star_parameter(&mut gathered)?,
                TokenKind::DoubleStar => self.double_star_parameter(&mut gathered)?,
                TokenKind::LeftParen => return Err(self.explain_parenthesized_parameters(&gathered)),
                _ => self.plain_parameter(&mut gathered)?,
            }
            if !self.take(TokenKind::Comma) {
                break;
            }
        }
        let parameters = self.arena.alloc(Parameters {
            posonlyargs: gathered.posonlyargs,
            args: self.slice(&gathered.args),
            vararg: gathered.vararg,
            kwonlyargs: self.slice(&gathered.kwonlyargs),
            kwarg: gathered.kwarg,
        });
        Ok((parameters, gathered.height))
    }

    /// `name`, or `name: annotation` in a function.
    fn parameter(&mut self, gathered: &mut Gathered<'a>, star: bool) -> Parsed<Parameter<'a>> {
        let start = self.start();
        let arg = self.name()?;
        let mut annotation = None;
        if !gathered.of_lambda && self.take(TokenKind::Colon) {
            let grown = if star { self.star_expression()? } else { self.expression()? };
            gathered.height = gathered.height.max(grown.height);
            annotation = Some(grown.node);
        }
        Ok(Parameter { arg, annotation, default: None, span: self.since(start) })
    }

    fn default(&mut self, gathered: &mut Gathered<'a>) -> Parsed<Option<&'a Expression<'a>>> {
        let equal = self.span();
        if !self.take(TokenKind::Equal) {
            return Ok(None);
        }
        if matches!(self.kind(), TokenKind::RightParen | TokenKind::Comma) {
            return Err(self.explain(MistakeKind::ExpectedDefault, equal));
        }
        let Grown { node, height } = self.expression()?;
        gathered.height = gathered.height.max(height);
        Ok(Some(node))
    }

    fn plain_parameter(&mut self, gathered: &mut Gathered<'a>) -> Parsed<()> {
        let mut parameter = self.parameter(gathered, false)?;
        parameter.default = self.default(gathered)?;
        if gathered.has_star {
            gathered.kwonlyargs.push(parameter);
            return Ok(());
        }
        if parameter.default.is_none() && gathered.has_default {
            if self.kind() != TokenKind::Comma && self.kind() != gathered.end {
                return Err(Failed);
            }
            return Err(self.explain(MistakeKind::DefaultMissing, parameter.span));
        }
        gathered.has_default |= parameter.default.is_some();
        gathered.args.push(parameter);
        Ok(())
    }

    fn slash(&mut self, gathered: &mut Gathered<'a>) -> Parsed<()> {
        let slash = self.span();
        if gathered.has_star {
            return Err(self.explain(MistakeKind::SlashAfterStar, slash));
        }
        if gathered.has_slash {
            return Err(self.explain(MistakeKind::SlashTwice, slash));
        }
        if gathered.args.is_empty() {
            // Blamed on the slash only when something follows it.
            let is_first = self.peek(1) == TokenKind::Comma;
            return Err(if is_first { self.explain(MistakeKind::SlashFirst, slash) } else { Failed });
        }
        self.advance();
        if self.kind() == TokenKind::Star {
            return Err(self.explain(MistakeKind::SlashStar, self.span()));
        }
        gathered.has_slash = true;
        gathered.posonlyargs = self.slice(&gathered.args);
        gathered.args.clear();
        Ok(())
    }

    fn star_parameter(&mut self, gathered: &mut Gathered<'a>) -> Parsed<()> {
        if gathered.has_star {
            return Err(self.explain_second_star(gathered));
        }
        let star = self.advance();
        gathered.has_star = true;
        match self.kind() {
            kind if kind == gathered.end => Err(self.explain_bare_star(gathered, star)),
            TokenKind::Comma => {
                let after = self.peek(1);
                self.saw_ahead(1);
                if after == gathered.end || after == TokenKind::DoubleStar {
                    return Err(self.explain_bare_star(gathered, star));
                }
                Ok(())
            }
            _ => {
                let parameter = self.parameter(gathered, true)?;
                if self.kind() == TokenKind::Equal {
                    return Err(self.explain(MistakeKind::StarDefault, self.span()));
                }
                gathered.vararg = Some(self.arena.alloc(parameter));
                Ok(())
            }
        }
    }

    fn double_star_parameter(&mut self, gathered: &mut Gathered<'a>) -> Parsed<()> {
        self.advance();
        let parameter = self.parameter(gathered, false)?;
        if self.kind() == TokenKind::Equal {
            return Err(self.explain(MistakeKind::DoubleStarDefault, self.span()));
        }
        gathered.kwarg = Some(self.arena.alloc(parameter));
        if self.kind() != TokenKind::Comma || self.peek(1) == gathered.end {
            return Ok(());
        }
        self.advance();
        let span = match self.kind() {
            TokenKind::Star | TokenKind::DoubleStar | TokenKind::Slash => self.span(),
            _ => self.parameter(gathered, false)?.span,
        };
        Err(self.explain(MistakeKind::AfterDoubleStar, span))
    }

    /// A star with no name behind it and no parameter after it. Lambdas are blamed at what follows.
    fn explain_bare_star(&mut self, gathered: &Gathered<'a>, star: Span) -> Failed {
        if !self.explaining {
            return Failed;
        }
        if gathered.of_lambda {
            self.raise_here(MistakeKind::BareStar)
        } else {
            self.explain(MistakeKind::BareStar, star)
        }
    }

    fn explain_second_star(&mut self, gathered: &mut Gathered<'a>) -> Failed {
        if !self.explaining {
            return Failed;
        }
        let star = self.advance();
        if self.kind() != TokenKind::Comma {
            if self.parameter(gathered, true).is_err() {
                return Failed;
            }
            if self.kind() != TokenKind::Comma && self.kind() != gathered.end {
                return Failed;
            }
        }
        self.explain(MistakeKind::StarTwice, star)
    }

    /// `def f((a, b))`: only plain names in the parentheses are taken for parameters.
    fn explain_parenthesized_parameters(&mut self, gathered: &Gathered<'a>) -> Failed {
        let open = self.span();
        if !self.explaining || gathered.has_default || gathered.has_star || gathered.has_slash {
            return Failed;
        }
        self.advance();
        loop {
            if self.name().is_err() {
                return Failed;
            }
            if !gathered.of_lambda && self.take(TokenKind::Colon) && self.expression().is_err() {
                return Failed;
            }
            if !self.take(TokenKind::Comma) || self.kind() == TokenKind::RightParen {
                break;
            }
        }
        let close = self.span();
        if !self.take(TokenKind::RightParen) {
            return Failed;
        }
        self.explain(
            if gathered.of_lambda {
                MistakeKind::ParenthesizedLambdaParameters
            } else {
                MistakeKind::ParenthesizedParameters
            },
            open.to(close),
        )
    }
}
