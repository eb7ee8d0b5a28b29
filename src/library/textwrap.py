# textwrap: paragraphs to lines of a given width.
#
# Comes in: text. Goes out: lines.
# Leaves to others: nothing; the words are found by hand, not by regular expressions.
# Holds: where a line may break is what CPython's patterns say: at white space, behind the hyphen of a compound word,
# and around a dash of two or more hyphens between words.
#
# Kernels: none.

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "
_SPACES = str.maketrans({char: " " for char in _SPACE})
_BEFORE_DASH = "!\"'&.,?"


def _is_word(char):
    return char.isalnum() or char == "_"


def _is_letter(char):
    return (char.isalnum() or char == "_") and not char.isdecimal()


def _dash_end(text, at):
    """Where the dash ends that starts at `at`, or -1 if no dash between words starts there."""
    if at == 0 or not (_is_word(text[at - 1]) or text[at - 1] in _BEFORE_DASH):
        return -1
    end = at
    while end < len(text) and text[end] == "-":
        end += 1
    if end - at < 2 or end == len(text) or not _is_word(text[end]):
        return -1
    return end


def _breaks_behind_hyphen(text, at):
    """Whether the hyphen at `at` joins the parts of a compound word."""
    if at < 2 or not _is_letter(text[at - 1]):
        return False
    if not _is_letter(text[at - 2]):
        if not (at >= 3 and text[at - 2] == "-" and _is_letter(text[at - 3])):
            return False
    rest = text[at + 1:at + 4]
    if len(rest) < 2 or not _is_letter(rest[0]):
        return False
    if _is_letter(rest[1]):
        return True
    return len(rest) == 3 and rest[1] == "-" and _is_letter(rest[2])


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_SPACES)
        return text

    def _split(self, text):
        """The pieces that a line must not break: words, parts of compound words, and the white space between."""
        chunks = []
        at = 0
        length = len(text)
        while at < length:
            start = at
            if text[at] in _SPACE:
                while at < length and text[at] in _SPACE:
                    at += 1
            elif not self.break_on_hyphens:
                while at < length and text[at] not in _SPACE:
                    at += 1
            else:
                at = self._word_end(text, at)
            chunks.append(text[start:at])
        return chunks

    def _word_end(self, text, at):
        length = len(text)
        if text[at] == "-":
            end = _dash_end(text, at)
            if end >= 0:
                return end
        at += 1
        while at < length and text[at] not in _SPACE:
            if text[at] == "-":
                if _breaks_behind_hyphen(text, at):
                    return at + 1
                if _dash_end(text, at) >= 0:
                    return at
            at += 1
        return at

    def _fix_sentence_endings(self, chunks):
        # A sentence ends with a lower-case letter, a mark, and perhaps a quote; two spaces follow.
        index = 0
        while index < len(chunks) - 1:
            if chunks[index + 1] == " " and _ends_sentence(chunks[index]):
                chunks[index + 1] = "  "
                index += 2
            else:
                index += 1

    def _handle_long_word(self, reversed_chunks, line, used, width):
        room = 1 if width < 1 else width - used
        if self.break_long_words:
            end = room
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind("-", 0, room)
                if hyphen > 0 and chunk[:hyphen].strip("-"):
                    end = hyphen + 1
            line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not line:
            line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        while chunks:
            line = []
            used = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            while chunks and used + len(chunks[-1]) <= width:
                used += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, used, width)
                used = sum([len(chunk) for chunk in line])
            if self.drop_whitespace and line and line[-1].strip() == "":
                used -= len(line.pop())
            if not line:
                continue
            last_allowed = self.max_lines is not None and len(lines) + 1 >= self.max_lines
            nothing_left = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if not last_allowed or (nothing_left and used <= width):
                lines.append(indent + "".join(line))
                continue
            self._add_placeholder(lines, line, used, width, indent)
            break
        return lines

    def _add_placeholder(self, lines, line, used, width, indent):
        while line:
            if line[-1].strip() and used + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            used -= len(line.pop())
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))


def _ends_sentence(chunk):
    if chunk and chunk[-1] in "\"'":
        chunk = chunk[:-1]
    return len(chunk) >= 2 and chunk[-1] in ".!?" and "a" <= chunk[-2] <= "z"


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def _margin_of(line):
    end = 0
    while end < len(line) and line[end] in " \t":
        end += 1
    return line[:end]


def dedent(text):
    lines = text.split("\n")
    margin = None
    for index in range(len(lines)):
        line = lines[index]
        lead = _margin_of(line)
        if len(lead) == len(line):
            # Lines of blanks do not count, and lose their blanks.
            lines[index] = ""
        elif margin is None:
            margin = lead
        else:
            common = 0
            while common < len(margin) and common < len(lead) and margin[common] == lead[common]:
                common += 1
            margin = margin[:common]
    if margin:
        cut = len(margin)
        lines = [line[cut:] if line else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    parts = []
    for line in text.splitlines(True):
        if line.strip() if predicate is None else predicate(line):
            line = prefix + line
        parts.append(line)
    return "".join(parts)
