"""A regular expression engine: parser to a tree, Thompson NFA, lazy DFA, and a backtracking matcher with groups."""


class RegexError(ValueError):
    pass


class Node:
    def __init__(self, kind, *args, **options):
        self.kind = kind
        self.args = args
        self.__dict__.update(options)

    def __repr__(self):
        return f"{self.kind}({', '.join(map(repr, self.args))})"


CLASSES = {"d": "0123456789", "w": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", "s": " \t\n\r"}


class Parser:
    def __init__(self, pattern):
        self.pattern = pattern
        self.at = 0
        self.groups = 0

    def peek(self):
        return self.pattern[self.at] if self.at < len(self.pattern) else None

    def next(self):
        ch = self.peek()
        if ch is None:
            raise RegexError("unexpected end of pattern")
        self.at += 1
        return ch

    def parse(self):
        node = self.alternatives()
        if self.peek() is not None:
            raise RegexError(f"unbalanced parenthesis at {self.at}")
        return node

    def alternatives(self):
        options = [self.sequence()]
        while self.peek() == "|":
            self.next()
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Node("alt", *options)

    def sequence(self):
        items = []
        while self.peek() not in (None, "|", ")"):
            items.append(self.repeat())
        return items[0] if len(items) == 1 else Node("seq", *items)

    def repeat(self):
        atom = self.atom()
        while (ch := self.peek()) and ch in "*+?{":
            self.next()
            if ch == "{":
                text = ""
                while self.peek() != "}":
                    text += self.next()
                self.next()
                low, comma, high = text.partition(",")
                try:
                    low = int(low)
                    high = int(high) if high else None if comma else low
                except ValueError:
                    raise RegexError(f"bad repeat {{{text}}}") from None
                if high is not None and high < low:
                    raise RegexError("min repeat greater than max repeat")
            else:
                low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[ch]
            lazy = self.peek() == "?"
            if lazy:
                self.next()
            if atom.kind in ("start", "end"):
                raise RegexError("nothing to repeat")
            atom = Node("repeat", atom, low, high, lazy=lazy)
        return atom

    def atom(self):
        ch = self.next()
        if ch == "(":
            if self.pattern.startswith("?:", self.at):
                self.at += 2
                node = self.alternatives()
            else:
                self.groups += 1
                number = self.groups
                node = Node("group", number, self.alternatives())
            if self.peek() != ")":
                raise RegexError("missing )")
            self.next()
            return node
        if ch == "[":
            return self.charset()
        if ch == ".":
            return Node("any")
        if ch == "^":
            return Node("start")
        if ch == "$":
            return Node("end")
        if ch == "\\":
            escaped = self.next()
            if escaped in CLASSES:
                return Node("set", frozenset(CLASSES[escaped]), False)
            if escaped.lower() in CLASSES:
                return Node("set", frozenset(CLASSES[escaped.lower()]), True)
            if escaped.isdigit():
                return Node("back", int(escaped))
            return Node("char", {"n": "\n", "t": "\t"}.get(escaped, escaped))
        if ch in "*+?":
            raise RegexError("nothing to repeat")
        return Node("char", ch)

    def charset(self):
        negated = self.peek() == "^"
        if negated:
            self.next()
        chars = set()
        first = True
        while first or self.peek() != "]":
            first = False
            ch = self.next()
            if ch == "\\":
                ch = self.next()
                if ch in CLASSES:
                    chars.update(CLASSES[ch])
                    continue
            if self.peek() == "-" and self.pattern[self.at + 1:self.at + 2] not in ("]", ""):
                self.next()
                last = self.next()
                if last < ch:
                    raise RegexError(f"bad range {ch}-{last}")
                chars.update(chr(c) for c in range(ord(ch), ord(last) + 1))
            else:
                chars.add(ch)
        self.next()
        return Node("set", frozenset(chars), negated)


class Backtracker:
    """Continuation passing: each node gets what comes after it as a function."""

    def __init__(self, pattern):
        parser = Parser(pattern)
        self.tree = parser.parse()
        self.groups = parser.groups
        self.steps = 0

    def run(self, node, text, at, groups, then):
        self.steps += 1
        kind = node.kind
        if kind == "char":
            return at < len(text) and text[at] == node.args[0] and then(at + 1, groups)
        if kind == "any":
            return at < len(text) and text[at] != "\n" and then(at + 1, groups)
        if kind == "set":
            chars, negated = node.args
            return at < len(text) and (text[at] in chars) != negated and then(at + 1, groups)
        if kind == "start":
            return at == 0 and then(at, groups)
        if kind == "end":
            return at == len(text) and then(at, groups)
        if kind == "seq":
            return self.sequence(node.args, 0, text, at, groups, then)
        if kind == "alt":
            for option in node.args:
                if result := self.run(option, text, at, groups, then):
                    return result
            return False
        if kind == "group":
            number, body = node.args
            return self.run(body, text, at, groups, lambda end, inner: then(end, {**inner, number: (at, end)}))
        if kind == "back":
            start, end = groups.get(node.args[0], (0, -1))
            piece = text[start:end]
            return end >= 0 and text.startswith(piece, at) and then(at + len(piece), groups)
        body, low, high = node.args
        return self.repeat(node, body, low, high, text, at, groups, then, 0)

    def sequence(self, items, index, text, at, groups, then):
        if index == len(items):
            return then(at, groups)
        return self.run(items[index], text, at, groups,
                        lambda end, inner: self.sequence(items, index + 1, text, end, inner, then))

    def repeat(self, node, body, low, high, text, at, groups, then, count):
        def more():
            if high is not None and count >= high:
                return False
            return self.run(body, text, at, groups, lambda end, inner: (end > at or count < low) and self.repeat(
                node, body, low, high, text, end, inner, then, count + 1))

        if count < low:
            return more()
        if node.lazy:
            return then(at, groups) or more()
        return more() or then(at, groups)

    def search(self, text):
        for start in range(len(text) + 1):
            found = self.run(self.tree, text, start, {}, lambda end, groups: (start, end, groups))
            if found:
                start, end, groups = found
                return text[start:end], [text[slice(*groups[n])] if n in groups else None
                                         for n in range(1, self.groups + 1)]
        return None


class Dfa:
    """Thompson's construction, then subset construction on demand; groups and back references are not for it."""

    def __init__(self, pattern):
        self.edges, self.epsilon = [], []
        start, end = self.build(Parser(pattern).parse())
        self.accept = end
        self.start = self.closure({start})
        self.cache = {}

    def state(self):
        self.edges.append([])
        self.epsilon.append([])
        return len(self.edges) - 1

    def build(self, node):
        a, b = self.state(), self.state()
        if node.kind in ("char", "any", "set"):
            test = {"char": lambda c: c == node.args[0], "any": lambda c: c != "\n",
                    "set": lambda c: (c in node.args[0]) != node.args[1]}[node.kind]
            self.edges[a].append((test, b))
        elif node.kind == "seq":
            previous = a
            for item in node.args:
                start, end = self.build(item)
                self.epsilon[previous].append(start)
                previous = end
            self.epsilon[previous].append(b)
        elif node.kind == "alt":
            for item in node.args:
                start, end = self.build(item)
                self.epsilon[a].append(start)
                self.epsilon[end].append(b)
        elif node.kind == "group":
            return self.build(node.args[1])
        elif node.kind == "repeat":
            body, low, high = node.args
            previous = a
            for _ in range(low):
                start, end = self.build(body)
                self.epsilon[previous].append(start)
                previous = end
            if high is None:
                start, end = self.build(body)
                self.epsilon[previous].append(start)
                self.epsilon[end].append(previous)
            else:
                for _ in range(high - low):
                    start, end = self.build(body)
                    self.epsilon[previous] += [start, b]
                    previous = end
            self.epsilon[previous].append(b)
        else:
            raise RegexError(f"{node.kind} needs the backtracker")
        return a, b

    def closure(self, states):
        stack, seen = list(states), set(states)
        while stack:
            for target in self.epsilon[stack.pop()]:
                if target not in seen:
                    seen.add(target)
                    stack.append(target)
        return frozenset(seen)

    def fullmatch(self, text):
        state = self.start
        for ch in text:
            key = state, ch
            if key not in self.cache:
                self.cache[key] = self.closure({to for s in state for test, to in self.edges[s] if test(ch)})
            state = self.cache[key]
            if not state:
                return False
        return self.accept in state


CASES = [
    ("abc", "xabcx"), ("a.c", "a\nc abc"), ("a*b", "aaab"), ("(a+)(b+)", "xaabbb"), ("(a|b)*c", "ababc"), ("^ab$", "ab"),
    ("[a-c]+", "xxabcabcd"), ("[^a-c]+", "abcxyz"), (r"\d{2,3}", "a1b22c3333"), (r"(\w+)@(\w+)\.com", "mail bob@site.com"),
    ("a{2}", "aaa"), ("<.*>", "<a><b>"), ("<.*?>", "<a><b>"), (r"(.)\1", "abccd"), ("(a)|(b)", "b"), ("(?:ab)+", "ababx"),
    ("x?y?z?", "yz"), ("", "abc"), ("colou?r", "color colour"), (r"\s+", "a  \t b"), ("(a*)*", "aaa"), ("[]x]+", "a]x]"),
    (r"(\d+)-(\d+)?", "10-"), ("no", "match"), (r"[\d.]+", "v1.2.3"), ("(a|ab)(c|bcd)(d*)", "abcd"),
]
for pattern, text in CASES:
    engine = Backtracker(pattern)
    print(f"{pattern:<18} {text!r:<22} {engine.search(text)} {engine.steps}")
for pattern in ["(", ")", "*a", "a{x}", "[a", "a{3,2}", "^*", "[z-a]", "\\"]:
    try:
        Parser(pattern).parse()
        print("accepted", pattern)
    except RegexError as problem:
        print(f"{pattern!r}: {problem}")
evil = Dfa("(a|aa)*(a?){10}b")
print(evil.fullmatch("a" * 50 + "b"), evil.fullmatch("a" * 50), len(evil.cache), len(evil.edges))
number = Dfa(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
print([(t, number.fullmatch(t)) for t in ["0", "-12.5e+3", "01", "1.", "1e", ".5", "9e99"]])
try:
    Dfa(r"(a)\1")
except RegexError as problem:
    print(problem)
