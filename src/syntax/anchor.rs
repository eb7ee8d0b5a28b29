//! Where the operator of an expression stands, for the marks under source lines in tracebacks.
//!
//! Owns one question about a piece of source that was an expression: is its outermost part a binary operator or a
//! subscript, and which bytes say so? Text that does not parse has no answer.

use super::source::Source;
use super::tree::ExpressionKind as E;
use bumpalo::Bump;

/// The bytes of the operator in `left + right`, or of the brackets in `value[slice]`.
pub fn operator_of(segment: &str) -> Option<(usize, usize)> {
    let arena = Bump::new();
    let source = Source::new("<segment>", segment);
    let expression = super::parse_expression(&arena, &source).ok()?;
    match expression.kind {
        E::BinOp { left, right, .. } => {
            let (from, to) = (left.span.end as usize, right.span.start as usize);
            let between = segment.get(from..to)?;
            // Parentheses of the operands stand between them and the operator.
            let at = between.find(|c: char| !c.is_whitespace() && c != ')' && c != '(')?;
            let width = between.get(at..)?.chars().take_while(|c| "+-*/%@&|^<>".contains(*c)).count();
            Some((from + at, from + at + width.max(1)))
        }
        E::Subscript { value, slice } => {
            let to = slice.span.end as usize;
            let bracket = segment.get(to..)?.find(']')?;
            Some((value.span.end as usize, to + bracket + 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::operator_of;

    #[test]
    fn operators_are_found_between_their_operands() {
        assert_eq!(operator_of("1/0"), Some((1, 2)));
        assert_eq!(operator_of("(a) // (b)"), Some((4, 6)));
        assert_eq!(operator_of("a.b + c * d"), Some((4, 5)));
        assert_eq!(operator_of("x['key']"), Some((1, 8)));
    }

    #[test]
    fn other_expressions_have_none() {
        assert_eq!(operator_of("f(a + b)"), None);
        assert_eq!(operator_of("not an expression"), None);
        assert_eq!(operator_of(""), None);
    }
}
