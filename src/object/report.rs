//! How an exception is shown when nobody catches it.
//!
//! Owns the text: chained causes and contexts, tracebacks with their source lines and marks, notes, the form of syntax
//! errors, groups in their frames, and "Did you mean". Takes an exception, gives what CPython writes to its error
//! stream. Source lines come from `Vm::sources`, where whoever compiles text leaves it. Where the operator of an
//! expression stands is asked of the layer that has a parser (`Hooks::operator_of`).
//!
//! Invariant "once": an exception is shown once, however often it is linked, so the report ends.

use super::attribute;
use super::class::{Builtin, class_flag};
use super::code::CodeRef;
use super::context::{Cx, Handle, Res};
use super::dict::Dict;
use super::exception::{Exception, Traceback};
use super::exception_methods::field;
use super::list::List;
use super::symbol::name;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::bytecode::code::Position;
use crate::heap::{Value, Word};
use crate::kernel::suggestion;
use hashbrown::HashSet;

/// Entries of a traceback that are shown.
const MOST_ENTRIES: usize = 1000;
/// Equal entries that are shown one by one.
const MOST_EQUAL: usize = 3;
/// Exceptions of a group that are shown.
const GROUP_WIDTH: usize = 15;
/// Groups within groups that are shown.
const GROUP_DEPTH: usize = 10;

const CAUSE: &str = "The above exception was the direct cause of the following exception:";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:";

/// What CPython prints for an exception that nobody catches.
pub fn format_exception(cx: &mut Cx<'_>, exception: Handle<'_>) -> String {
    let mut report = Report { out: String::new(), depth: 0, need_close: false, seen: HashSet::new() };
    let waiting = cx.pending.replace(Word::UNDEF);
    let kept = cx.root(cx.brand(waiting));
    // What a script raises while its texts are made is shown as such; only being stopped ends the report early.
    let outcome = report.chain(cx, exception);
    if outcome.is_err() {
        report.out.push_str("<the report was stopped>\n");
    }
    cx.pending.set(cx.get(kept).word());
    report.out
}

/// A report being written.
struct Report {
    out: String,
    /// Groups that are open.
    depth: usize,
    /// The innermost group's frame is to be closed by whoever writes last.
    need_close: bool,
    seen: HashSet<i64>,
}

impl Report {
    fn margin(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
        if self.depth > 0 {
            self.out.push_str("| ");
        }
    }

    fn line(&mut self, text: &str) {
        self.margin();
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// An exception after all that led to it, oldest first.
    fn chain(&mut self, cx: &mut Cx<'_>, exception: Handle<'_>) -> Res<()> {
        cx.scope(|cx| {
            let [links, at] = cx.locals();
            cx.set(links, cx.list(&[cx.get(exception)])?.value());
            let mut messages = Vec::new();
            cx.set(at, cx.get(exception));
            loop {
                cx.attend(1)?;
                self.seen.insert(cx.id_of(cx.get(at)));
                let Some(e) = cx.get(at).cast::<Exception>() else { break };
                let (cause, context) = (e.get(|e| &e.cause), e.get(|e| &e.context));
                let suppressed = e.get(|e| &e.suppress) == Value::TRUE;
                let (next, message) = match cause {
                    Value::NONE if suppressed => break,
                    Value::NONE => (context, CONTEXT),
                    cause => (cause, CAUSE),
                };
                if next == Value::NONE || self.seen.contains(&cx.id_of(next)) {
                    break;
                }
                if let Some(list) = cx.get(links).cast::<List>() {
                    cx.push(list, next)?;
                }
                messages.push(message);
                cx.set(at, next);
            }
            for link in (0..=messages.len()).rev() {
                let v = cx.get(links).cast::<List>().and_then(|l| l.item(link)).unwrap_or(Value::NONE);
                cx.set(at, v);
                let need_close = self.need_close;
                self.one(cx, at)?;
                if let Some(message) = link.checked_sub(1).and_then(|i| messages.get(i)) {
                    self.need_close = need_close;
                    self.line("");
                    self.line(message);
                    self.line("");
                }
            }
            Ok(())
        })
    }

    fn one(&mut self, cx: &mut Cx<'_>, exception: Handle<'_>) -> Res<()> {
        if cx.is_group(cx.get(exception)) { self.group(cx, exception) } else { self.plain(cx, exception) }
    }

    /// Traceback, place, message and notes.
    fn plain(&mut self, cx: &mut Cx<'_>, exception: Handle<'_>) -> Res<()> {
        self.traceback(cx, exception);
        let replaced = self.syntax_place(cx, exception)?;
        self.message(cx, exception, replaced)?;
        self.notes(cx, exception)
    }

    /// A group, and what is in it, each in a frame.
    fn group(&mut self, cx: &mut Cx<'_>, exception: Handle<'_>) -> Res<()> {
        if self.depth > GROUP_DEPTH {
            self.line(&format!("... (max_group_depth is {GROUP_DEPTH})"));
            return Ok(());
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        self.plain(cx, exception)?;
        cx.nested("", |cx| {
            cx.scope(|cx| {
                let [all, one] = cx.locals();
                let members = cx
                    .get(exception)
                    .cast::<Exception>()
                    .map_or(Value::NONE, |e| cx.error_field(e, field::GROUP_EXCEPTIONS));
                cx.set(all, members);
                let count = cx.argument_count(all);
                let shown = if count <= GROUP_WIDTH { count } else { GROUP_WIDTH + 1 };
                self.need_close = false;
                for at in 0..shown {
                    let last = at + 1 == shown;
                    if last {
                        // A group in this place may do it first.
                        self.need_close = true;
                    }
                    for _ in 0..self.depth {
                        self.out.push_str("  ");
                    }
                    self.out.push_str(if at == 0 { "+-" } else { "  " });
                    let truncated = at >= GROUP_WIDTH;
                    let number = if truncated { "...".to_string() } else { (at + 1).to_string() };
                    self.out.push_str(&format!("+---------------- {number} ----------------\n"));
                    self.depth += 1;
                    if truncated {
                        let rest = count - GROUP_WIDTH;
                        let plural = if rest == 1 { "" } else { "s" };
                        self.line(&format!("and {rest} more exception{plural}"));
                    } else {
                        cx.set(one, cx.argument(all, at).unwrap_or(Value::NONE));
                        self.chain(cx, one)?;
                    }
                    if last && self.need_close {
                        for _ in 0..self.depth {
                            self.out.push_str("  ");
                        }
                        self.out.push_str("+------------------------------------\n");
                        self.need_close = false;
                    }
                    self.depth -= 1;
                }
                Ok(())
            })
        })?;
        if outermost {
            self.depth = 0;
        }
        Ok(())
    }

    /// The entries of the traceback, equal ones in a row counted.
    fn traceback(&mut self, cx: &Cx<'_>, exception: Handle<'_>) {
        let entries = entries_of(cx.get(exception));
        if entries.is_empty() {
            return;
        }
        let group = cx.is_group(cx.get(exception));
        let header = if group { "Exception Group Traceback" } else { "Traceback" };
        if group && self.depth == 1 {
            self.out.push_str("  + ");
        } else {
            self.margin();
        }
        self.out.push_str(header);
        self.out.push_str(" (most recent call last):\n");
        let skipped = entries.len().saturating_sub(MOST_ENTRIES);
        let mut equal = 0_usize;
        let mut last: Option<(&str, u32, &str)> = None;
        for (code, at) in entries.iter().skip(skipped) {
            let data = code.get();
            let position = position(*code, *at);
            let this = (&*data.unit.filename, position.line, &*data.unit.name);
            if last != Some(this) {
                self.repeated(equal);
                equal = 0;
                last = Some(this);
            }
            equal += 1;
            if equal <= MOST_EQUAL {
                self.entry(cx, this, position);
            }
        }
        self.repeated(equal);
    }

    fn repeated(&mut self, equal: usize) {
        if equal > MOST_EQUAL {
            let more = equal - MOST_EQUAL;
            let plural = if more == 1 { "" } else { "s" };
            // CPython leaves out the margin of a group here.
            self.out.push_str(&format!("  [Previous line repeated {more} more time{plural}]\n"));
        }
    }

    fn entry(&mut self, cx: &Cx<'_>, (file, line, function): (&str, u32, &str), position: Position) {
        self.line(&format!("  File \"{file}\", line {line}, in {function}"));
        let Some(source) = cx.source_line(file, line) else { return };
        let shown = source.trim_start_matches([' ', '\t', '\x0c']);
        self.line(&format!("    {shown}"));
        if let Some(marks) = marks(cx, &source, position) {
            self.line(&format!("    {marks}"));
        }
    }

    /// File and line of a syntax error with the text around it. The message to be shown instead of the exception's own.
    fn syntax_place(&mut self, cx: &mut Cx<'_>, exception: Handle<'_>) -> Res<Option<String>> {
        if !cx.is_instance(cx.get(exception), Builtin::SyntaxError) {
            return Ok(None);
        }
        let [message] = cx.locals();
        let (file, line, text, columns) = {
            let Some(e) = cx.get(exception).cast::<Exception>() else { return Ok(None) };
            let number = |at: usize| cx.as_i64(cx.error_field(e, at));
            let text_of = |at: usize| {
                let v = cx.error_field(e, at);
                cx.is_instance(v, Builtin::Str).then(|| cx.text(v))
            };
            let Some(line) = number(field::SYNTAX_LINENO) else { return Ok(None) };
            cx.set(message, cx.error_field(e, field::SYNTAX_MSG));
            let file = text_of(field::SYNTAX_FILENAME).unwrap_or_else(|| "<string>".to_string());
            // Of classes derived from SyntaxError CPython does not show the end here.
            let is_plain = cx.class_of(e.value()).builtin() == Some(Builtin::SyntaxError);
            let end = if is_plain { number(field::SYNTAX_END_OFFSET) } else { None };
            let columns = (number(field::SYNTAX_OFFSET), end);
            (file, line, text_of(field::SYNTAX_TEXT), columns)
        };
        self.line(&format!("  File \"{file}\", line {line}"));
        if let Some(text) = text {
            let whole = text.trim_end_matches('\n');
            let shown = whole.trim_start_matches([' ', '\t', '\x0c', '\n']);
            let indent = whole.chars().count() - shown.chars().count();
            self.line(&format!("    {shown}"));
            if let Some(carets) = carets(shown, indent as i64, columns) {
                self.line(&format!("    {carets}"));
            }
        }
        Ok(Some(shown_text(cx, message)?.unwrap_or_else(|| "<exception str() failed>".to_string())))
    }

    /// `module.Class: text`
    fn message(&mut self, cx: &mut Cx<'_>, exception: Handle<'_>, replaced: Option<String>) -> Res<()> {
        let path = {
            let class = cx.class_of(cx.get(exception));
            let path = cx.class_path(class);
            let main = class.has(class_flag::HEAP) && path.starts_with("__main__.");
            if main { path.trim_start_matches("__main__.").to_string() } else { path }
        };
        let text = match replaced {
            Some(text) => Some(text),
            None => shown_text(cx, exception)?,
        };
        self.margin();
        self.out.push_str(&path);
        match text.as_deref() {
            None => self.out.push_str(": <exception str() failed>"),
            Some("") => {}
            Some(text) => {
                self.out.push_str(": ");
                self.out.push_str(text);
            }
        }
        if let Some(meant) = suggestion_for(cx, exception)? {
            self.out.push_str(&format!(". Did you mean: '{meant}'?"));
        }
        self.out.push('\n');
        Ok(())
    }

    fn notes(&mut self, cx: &mut Cx<'_>, exception: Handle<'_>) -> Res<()> {
        cx.scope(|cx| {
            let [notes, note] = cx.locals();
            let found = attribute::look(cx, notes, exception, name::notes);
            if !survived(cx, found)?.unwrap_or(false) {
                return Ok(());
            }
            let count = {
                let v = cx.get(notes);
                v.cast::<List>().map(|l| l.len()).or_else(|| v.cast::<Tuple>().map(|t| t.tail_len()))
            };
            let Some(count) = count else {
                let shown = cx.repr(notes);
                let text = survived(cx, shown)?.unwrap_or_else(|| "<__notes__ repr() failed>".to_string());
                // Without an end of line, as in CPython.
                self.margin();
                self.out.push_str(&text);
                return Ok(());
            };
            for at in 0..count {
                let item = {
                    let v = cx.get(notes);
                    let item = v.cast::<List>().and_then(|l| l.item(at));
                    item.or_else(|| v.cast::<Tuple>().and_then(|t| t.tail_values().get(at)))
                };
                cx.set(note, item.unwrap_or(Value::NONE));
                let text = shown_text(cx, note)?.unwrap_or_else(|| "<note str() failed>".to_string());
                for line in text.split('\n') {
                    self.line(line);
                }
            }
            Ok(())
        })
    }
}

/// `str(v)`; `None` when that raises.
fn shown_text(cx: &mut Cx<'_>, v: Handle<'_>) -> Res<Option<String>> {
    let shown = cx.str(v);
    survived(cx, shown)
}

/// An exception on the way of a report is forgotten, unless it is there to stop the script.
fn survived<T>(cx: &Cx<'_>, outcome: Res<T>) -> Res<Option<T>> {
    match outcome {
        Ok(v) => Ok(Some(v)),
        Err(thrown) if cx.pending_is(Builtin::KeyboardInterrupt) => Err(thrown),
        Err(_) => {
            cx.pending.set(Word::UNDEF);
            Ok(None)
        }
    }
}

/// Code and place of each entry of an exception's traceback, outermost first.
fn entries_of(exception: Value<'_>) -> Vec<(CodeRef, u32)> {
    let mut all = Vec::new();
    let mut link = exception.cast::<Exception>().and_then(|e| e.get(|e| &e.traceback).cast::<Traceback>());
    while let Some(entry) = link {
        all.push((entry.object().data.get(), entry.object().pc.get() as u32));
        link = entry.get(|t| &t.next).cast::<Traceback>();
    }
    all
}

fn position(code: CodeRef, at: u32) -> Position {
    let data = code.get();
    match at {
        0 => Position { line: data.unit.first_line, ..Position::default() },
        at => data.position_before(at),
    }
}

/// The marks under a source line: what was running, its operator told apart. `None` when they would say nothing.
fn marks(cx: &Cx<'_>, source: &str, position: Position) -> Option<String> {
    if position.end_line == 0 {
        return None;
    }
    let chars = |byte: u32| source.get(..byte as usize).map_or(source.chars().count(), |s| s.chars().count());
    let start = chars(position.column);
    let mut end = chars(position.end_column);
    let mut operator = None;
    if position.line == position.end_line {
        let segment = source.get(position.column as usize..position.end_column as usize);
        let found = segment.and_then(|s| cx.hooks.get().and_then(|hooks| (hooks.operator_of)(s)));
        operator = found
            .map(|(from, to)| (chars(position.column + from as u32), chars(position.column + to as u32)));
    } else {
        // The rest of an expression of several lines is not shown.
        end = source.trim_end().chars().count();
    }
    let indent = source.chars().take_while(|c| matches!(c, ' ' | '\t' | '\x0c')).count();
    let shown = source.chars().count() - indent;
    if end <= start || (end - start == shown && operator.is_none()) {
        return None;
    }
    let mark = |at: usize| match operator {
        _ if at < start => ' ',
        Some((from, to)) if (from..to).contains(&at) => '^',
        Some(_) => '~',
        None => '^',
    };
    Some((indent..end).map(mark).collect())
}

/// The carets under the text of a syntax error.
fn carets(shown: &str, indent: i64, (offset, end): (Option<i64>, Option<i64>)) -> Option<String> {
    let offset = offset?;
    let end = match end {
        None | Some(0) => offset,
        Some(end) => end,
    };
    let end = if end == offset || end == -1 { offset + 1 } else { end };
    let column = usize::try_from(offset - 1 - indent).ok()?;
    let width = usize::try_from(end - offset).unwrap_or(0).max(1);
    // A caret never stands further away than one place behind the text, however wrong the offsets are.
    let length = shown.chars().count();
    let column = column.min(length);
    let space = shown.chars().map(|c| if c.is_whitespace() { c } else { ' ' }).take(column);
    Some(space.chain(std::iter::repeat_n('^', width.min(length + 1 - column.min(length)).max(1))).collect())
}

/// What a misspelt name or attribute was meant to be.
fn suggestion_for(cx: &mut Cx<'_>, exception: Handle<'_>) -> Res<Option<String>> {
    let v = cx.get(exception);
    if cx.is_instance(v, Builtin::NameError) {
        return Ok(name_suggestion(cx, v));
    }
    if !cx.is_instance(v, Builtin::AttributeError) {
        return Ok(None);
    }
    cx.scope(|cx| {
        let [object, names, list] = cx.locals();
        let wanted = {
            let Some(e) = cx.get(exception).cast::<Exception>() else { return Ok(None) };
            let wanted = cx.error_field(e, field::ATTRIBUTE_NAME);
            cx.set(object, cx.error_field(e, field::ATTRIBUTE_OBJ));
            cx.is_instance(wanted, Builtin::Str).then(|| cx.text(wanted))
        };
        let Some(wanted) = wanted else { return Ok(None) };
        if cx.get(object) == Value::NONE {
            return Ok(None);
        }
        let listed = cx.call_special(names, object, name::dir, &[]);
        let listed = match survived(cx, listed)? {
            Some(true) => cx.list_of(list, names),
            _ => return Ok(None),
        };
        if survived(cx, listed)?.is_none() {
            return Ok(None);
        }
        let mut all: Vec<String> = cx
            .get(list)
            .cast::<List>()
            .map(|l| l.items().iter().map(|v| cx.text(v)).collect())
            .unwrap_or_default();
        all.sort_unstable();
        all.dedup();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        Ok(suggestion::closest(&wanted, &all).map(str::to_string))
    })
}

/// Among the locals of the function that raised, then the globals, then the builtins.
fn name_suggestion(cx: &Cx<'_>, exception: Value<'_>) -> Option<String> {
    let wanted = exception.cast::<Exception>().map(|e| cx.error_field(e, field::NAME_NAME))?;
    let wanted = cx.is_instance(wanted, Builtin::Str).then(|| cx.text(wanted))?;
    let (code, _) = entries_of(exception).pop()?;
    let data = code.get();
    let locals: Vec<&str> = data.locals.iter().map(|s| cx.text_of(*s)).filter(|t| !t.is_empty()).collect();
    if let Some(found) = suggestion::closest(&wanted, &locals) {
        return Some(found.to_string());
    }
    for space in [data.globals.get(), data.builtins.get()] {
        let Some(dict) = cx.brand(space).cast::<Dict>() else { continue };
        let names: Vec<String> = cx.dict_entries(dict).map(|(key, _)| cx.text(key)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Some(found) = suggestion::closest(&wanted, &names) {
            return Some(found.to_string());
        }
    }
    None
}

impl Vm {
    /// Remember the text behind a file name, for tracebacks. Names in angle brackets are no files, as in CPython.
    pub fn add_source(&self, file: &str, text: &str) {
        if file.starts_with('<') && file.ends_with('>') {
            return;
        }
        self.sources.borrow_mut().insert(file.into(), text.into());
    }

    /// A line of a source that is known, without its end.
    pub fn source_line(&self, file: &str, line: u32) -> Option<String> {
        let sources = self.sources.borrow();
        let text = sources.get(file)?;
        text.lines().nth((line as usize).checked_sub(1)?).map(str::to_string)
    }
}
