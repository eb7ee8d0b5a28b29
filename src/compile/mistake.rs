//! What the compiler can refuse: programs that parse but cannot mean anything.
//!
//! Owns the words of these errors, CPython 3.11's where it has them. The place is a span of the source; which line
//! and column that is, and how it is shown, belongs to `syntax`.

use crate::syntax::tree::Span;
use std::fmt;

/// Why a program is refused, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// What is wrong.
    pub kind: MistakeKind,
    /// The piece of source to point at.
    pub span: Span,
}

impl Mistake {
    /// The text of the SyntaxError.
    pub fn message(&self) -> String {
        self.kind.to_string()
    }

    /// Does CPython say where what is wrong ends?
    pub fn has_end(&self) -> bool {
        use MistakeKind::{FutureBraces, FutureUnknown};
        !matches!(self.kind, FutureUnknown(_) | FutureBraces) && self.span.start < self.span.end
    }
}

macro_rules! mistakes { ($( $(#[$doc:meta])* $name:ident $(($($field:ident),+))? = $text:literal; )*) => {
    /// The kinds of mistake. All of them are a SyntaxError.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum MistakeKind {
        $( $(#[$doc])* #[doc = concat!("`", $text, "`")] $name $(($(mistakes!(@type $field)),+))? ),*
    }

    impl fmt::Display for MistakeKind {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self { $( MistakeKind::$name $(($($field),+))? => write!(f, $text) ),* }
        }
    }
}; (@type $field:ident) => { String } }

mistakes! {
    // ---- names ----
    DuplicateArgument(name) = "duplicate argument '{name}' in function definition";
    GlobalParameter(name) = "name '{name}' is parameter and global";
    GlobalAfterUse(name) = "name '{name}' is used prior to global declaration";
    GlobalAfterAssignment(name) = "name '{name}' is assigned to before global declaration";
    GlobalAnnotated(name) = "annotated name '{name}' can't be global";
    NonlocalParameter(name) = "name '{name}' is parameter and nonlocal";
    NonlocalAfterUse(name) = "name '{name}' is used prior to nonlocal declaration";
    NonlocalAfterAssignment(name) = "name '{name}' is assigned to before nonlocal declaration";
    NonlocalAnnotated(name) = "annotated name '{name}' can't be nonlocal";
    NonlocalAndGlobal(name) = "name '{name}' is nonlocal and global";
    NonlocalInModule = "nonlocal declaration not allowed at module level";
    NoBindingForNonlocal(name) = "no binding for nonlocal '{name}' found";
    ImportStarInside = "import * only allowed at module level";
    AssignDebug = "cannot assign to __debug__";
    DeleteDebug = "cannot delete __debug__";

    // ---- comprehensions and assignment expressions ----
    NamedInIterable = "assignment expression cannot be used in a comprehension iterable expression";
    NamedRebindsIteration(name) = "assignment expression cannot rebind comprehension iteration variable '{name}'";
    IterationRebindsNamed(name) = "comprehension inner loop cannot rebind assignment expression target '{name}'";
    NamedInClassComprehension = "assignment expression within a comprehension cannot be used in a class body";
    YieldInComprehension(what) = "'yield' inside {what}";
    InAnnotation(what) = "'{what}' can not be used within an annotation";
    AsyncComprehensionOutside = "asynchronous comprehension outside of an asynchronous function";

    // ---- places of statements ----
    ReturnOutside = "'return' outside function";
    ReturnInAsyncGenerator = "'return' with value in async generator";
    YieldOutside = "'yield' outside function";
    YieldFromInAsync = "'yield from' inside async function";
    AwaitOutsideFunction = "'await' outside function";
    AwaitOutsideAsync = "'await' outside async function";
    AsyncForOutside = "'async for' outside async function";
    AsyncWithOutside = "'async with' outside async function";
    BreakOutside = "'break' outside loop";
    ContinueOutside = "'continue' not properly in loop";
    LeavesExceptStar = "'break', 'continue' and 'return' cannot appear in an except* block";
    DefaultExceptLast = "default 'except:' must be last";
    TooManyBlocks = "too many statically nested blocks";

    // ---- stars, calls ----
    StarredTarget = "starred assignment target must be in a list or tuple";
    StarredHere = "can't use starred expression here";
    ManyStarredTargets = "multiple starred expressions in assignment";
    TooManyStarTargets = "too many expressions in star-unpacking assignment";
    KeywordRepeated(name) = "keyword argument repeated: {name}";

    // ---- from __future__ ----
    FutureLate = "from __future__ imports must occur at the beginning of the file";
    FutureUnknown(name) = "future feature {name} is not defined";
    FutureBraces = "not a chance";

    // ---- patterns ----
    CaptureUnreachable(name) = "name capture '{name}' makes remaining patterns unreachable";
    WildcardUnreachable = "wildcard makes remaining patterns unreachable";
    AlternativesDiffer = "alternative patterns bind different names";
    PatternNameTwice(name) = "multiple assignments to name '{name}' in pattern";
    ManyStarredPatterns = "multiple starred names in sequence pattern";
    PatternAttributeTwice(name) = "attribute name repeated in class pattern: {name}";
    PatternKeyTwice(key) = "mapping pattern checks duplicate key ({key})";

    // ---- limits of the bytecode ----
    /// Not in CPython: parameters live in registers, of which there are few.
    TooManyParameters = "more than 200 parameters";
    /// Not in CPython: a function that does not fit in the bytecode's operands, or grows out of proportion to its source.
    TooLarge = "code is too large";
}
