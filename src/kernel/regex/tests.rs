//! Patterns against text: what CPython says.

use super::flag;
use super::parse::parse;
use super::program::Program;
use super::search::{Mode, NOWHERE, Progress, Search, Subject};

/// The groups of the first match, or none; found a few steps at a time.
fn find(pattern: &str, text: &str) -> Option<Vec<Option<String>>> {
    find_with(pattern, text, 0)
}

fn find_with(pattern: &str, text: &str, flags: u32) -> Option<Vec<Option<String>>> {
    let program = Program::of(&parse(pattern, flags, false).expect("a pattern"));
    let mut search = Search::new(&program, Mode::Search, 0, text.len(), false);
    loop {
        match search.run(&program, Subject::Text(text), &mut 3) {
            Progress::Paused => {}
            Progress::Failed => return None,
            Progress::Matched => break,
        }
    }
    let group = |pair: &[usize]| {
        (pair[0] != NOWHERE && pair[1] != NOWHERE).then(|| text[pair[0]..pair[1]].to_owned())
    };
    Some(search.groups().chunks_exact(2).map(group).collect())
}

fn check(pattern: &str, text: &str, groups: &[Option<&str>]) {
    let groups: Vec<Option<String>> = groups.iter().map(|g| g.map(str::to_owned)).collect();
    assert_eq!(find(pattern, text), Some(groups), "{pattern} in {text}");
}

#[test]
fn patterns_match() {
    check("b+", "abbc", &[Some("bb")]);
    check("(a|ab)(c|bcd)(d*)", "abcd", &[Some("abcd"), Some("a"), Some("bcd"), Some("")]);
    check("(?:a(b)?)*", "aba", &[Some("aba"), Some("b")]);
    check("x*?y", "xxy", &[Some("xxy")]);
    check("(?P<n>.)(?P=n)", "abccd", &[Some("cc"), Some("c")]);
    check(r"(?<=é)b", "abéb", &[Some("b")]);
    check(r"(?<!a)b", "abcb", &[Some("b")]);
    check(r"(a)?(?(1)b|c)", "c", &[Some("c"), None]);
    check("(?>a*)b", "aab", &[Some("aab")]);
    check("(a*)*", "b", &[Some(""), Some("")]);
    check("(a|b)*?c", "abc", &[Some("abc"), Some("b")]);
    check("a{2,3}?a", "aaaa", &[Some("aaa")]);
    check("^a$", "a\n", &[Some("a")]);
    check(r"\bfoo\b", "a foo b", &[Some("foo")]);
    check("(?=(a))ab", "ab", &[Some("ab"), Some("a")]);
    check("[^\\W\\d]+", "12ab_é", &[Some("ab_é")]);
    check("(?i)STRASSE|k", "\u{212a}", &[Some("\u{212a}")]);
    check("(?s:.)b", "\nb", &[Some("\nb")]);
    assert_eq!(find("a++a", "aaa"), None);
    assert_eq!(find("(?>a*)a", "aaa"), None);
    assert_eq!(find("(?!a)a", "aaa"), None);
    assert_eq!(find_with("^b", "a\nb", 0), None);
    assert!(find_with("^b", "a\nb", flag::MULTILINE).is_some());
}

#[test]
fn mistakes_are_placed() {
    for (pattern, message, place) in [
        ("*", "nothing to repeat", Some(0)),
        ("a**", "multiple repeat", Some(2)),
        ("(a", "missing ), unterminated subpattern", Some(0)),
        ("a)", "unbalanced parenthesis", Some(1)),
        ("[a", "unterminated character set", Some(0)),
        ("[z-a]", "bad character range z-a", Some(1)),
        ("\\q", "bad escape \\q", Some(0)),
        ("\\", "bad escape (end of pattern)", Some(0)),
        ("(?P<n>a)(?P<n>b)", "redefinition of group name 'n' as group 2; was group 1", Some(12)),
        ("a{3,2}", "min repeat greater than max repeat", Some(2)),
        ("(?<=a+)", "look-behind requires fixed-width pattern", None),
        ("\\1", "invalid group reference 1", Some(1)),
        ("(?P<1>a)", "bad character in group name '1'", Some(4)),
        ("a(?i)", "global flags not at the start of the expression", Some(1)),
    ] {
        let mistake = parse(pattern, 0, false).expect_err(pattern);
        assert_eq!((mistake.message.as_str(), mistake.place), (message, place), "{pattern}");
    }
}
