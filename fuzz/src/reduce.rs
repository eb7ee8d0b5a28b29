//! Makes a program small that shows a finding.
//!
//! Owns which parts are dropped and in which order: blocks of lines that belong together by their indentation, large
//! ones first, then lines that are replaced by `pass`, then headers whose block moves out. Whether a smaller program
//! still shows the finding is the caller's question.

/// The smallest program found for which `shows` still holds.
pub fn reduce(text: &str, mut shows: impl FnMut(&str) -> bool) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    loop {
        let mut has_changed = false;
        let mut at = 0;
        while at < lines.len() {
            match candidates(&lines, at).into_iter().find(|candidate| shows(&join(candidate))) {
                Some(smaller) => {
                    lines = smaller;
                    has_changed = true;
                }
                None => at += 1,
            }
        }
        if !has_changed {
            return join(&lines);
        }
    }
}

/// The programs to try in place of one, at one of its lines: the smallest first. Each is shorter than the program, or
/// as long and simpler.
fn candidates(lines: &[String], at: usize) -> Vec<Vec<String>> {
    let end = block_end(lines, at);
    let without = |from: usize, to: usize, instead: Vec<String>| -> Vec<String> {
        let mut kept = lines[..from].to_vec();
        kept.extend(instead);
        kept.extend_from_slice(&lines[to..]);
        kept
    };
    let mut found = Vec::new();
    // A block with what belongs to it: `else`, `except` and the like stand where it stands.
    let mut whole = end;
    while whole < lines.len()
        && indent(&lines[whole]) == indent(&lines[at])
        && ["else", "elif", "except", "finally", "case"]
            .iter()
            .any(|word| lines[whole].trim_start().starts_with(word))
    {
        whole = block_end(lines, whole);
        found.push(without(at, whole, Vec::new()));
    }
    found.reverse();
    found.push(without(at, end, Vec::new()));
    if end > at + 1 {
        let inner =
            lines[at + 1..end].iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned());
        found.push(without(at, end, inner.collect()));
    }
    let pass = format!("{}pass", " ".repeat(indent(&lines[at])));
    if lines[at] != pass {
        found.push(without(at, end, vec![pass]));
    }
    found
}

/// Where the block that starts at a line ends.
fn block_end(lines: &[String], at: usize) -> usize {
    let own = indent(&lines[at]);
    let deeper = lines[at + 1..].iter().take_while(|line| indent(line) > own || line.trim().is_empty());
    at + 1 + deeper.count()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn join(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_matter_goes() {
        let text =
            "a = 1\nfor n in x:\n    b = 2\n    if n:\n        bad()\n    else:\n        c = 3\nd = 4\n";
        assert_eq!(reduce(text, |smaller| smaller.contains("bad()")), "bad()\n");
        let kept = reduce(text, |smaller| smaller.contains("for") && smaller.contains("bad()"));
        assert_eq!(kept, "for n in x:\n    bad()\n");
    }
}
