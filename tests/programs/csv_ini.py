"""Readers and writers for CSV and INI text, with types, sections, interpolation and precise complaints."""


class FormatError(Exception):
    def __init__(self, line, message):
        self.line = line
        super().__init__(f"line {line}: {message}")


def read_csv(text, delimiter=",", quote='"'):
    """Rows of fields; quoted fields hold delimiters, doubled quotes and line ends."""
    row, field, state, line = [], "", "start", 1
    for ch in text:
        if state == "quoted":
            if ch == quote:
                state = "after"
            else:
                field += ch
                line += ch == "\n"
            continue
        if state == "after":
            if ch == quote:
                field += quote
                state = "quoted"
                continue
            if ch not in (delimiter, "\n"):
                raise FormatError(line, f"unexpected {ch!r} after a quoted field")
            state = "plain"
        if ch == quote and state == "start":
            state = "quoted"
        elif ch == delimiter:
            row.append(field)
            field, state = "", "start"
        elif ch == "\n":
            if row or field or state != "start":
                row.append(field)
                yield row
            row, field, state = [], "", "start"
            line += 1
        else:
            if ch == quote:
                raise FormatError(line, "stray quote")
            field += ch
            state = "plain"
    if state == "quoted":
        raise FormatError(line, "quote never closed")
    if row or field:
        yield row + [field]


def write_csv(rows, delimiter=","):
    def cell(value):
        text = "" if value is None else str(value)
        if any(c in text for c in (delimiter, '"', "\n")):
            return '"' + text.replace('"', '""') + '"'
        return text
    return "".join(delimiter.join(map(cell, row)) + "\n" for row in rows)


class Column:
    converters = [("int", int), ("float", float), ("bool", lambda t: {"yes": True, "no": False}[t.lower()])]

    def __init__(self, name, texts):
        self.name = name
        self.kind = "str"
        self.values = list(texts)
        for kind, convert in self.converters:
            try:
                self.values = [convert(t) if t != "" else None for t in texts]
            except (ValueError, KeyError):
                continue
            self.kind = kind
            break

    def __repr__(self):
        return f"{self.name}:{self.kind}"


class Table:
    def __init__(self, text, **options):
        header, *rows = read_csv(text, **options)
        for number, row in enumerate(rows, 2):
            if len(row) != len(header):
                raise FormatError(number, f"{len(row)} fields instead of {len(header)}")
        self.columns = {name: Column(name, texts) for name, texts in zip(header, zip(*rows))}

    def __getattr__(self, name):
        try:
            return self.columns[name].values
        except KeyError:
            raise AttributeError(f"no column {name!r}") from None

    def rows(self):
        return [dict(zip(self.columns, values)) for values in zip(*(c.values for c in self.columns.values()))]

    def group(self, key, value, function):
        groups = {}
        for row in self.rows():
            groups.setdefault(row[key], []).append(row[value])
        return {k: function([v for v in vs if v is not None]) for k, vs in groups.items()}


CSV = '''name,age,score,active,note
Ann,34,1.5,yes,"likes ""quotes"", commas"
Bob,,2.25,no,
"Carol, Jr.",29,-3,yes,"two
lines"
Dan,41,1e2,no,plain
'''
table = Table(CSV)
print(list(table.columns.values()))
for row in table.rows():
    print(row)
print(table.group("active", "score", sum), table.group("active", "age", max))
print(table.age, sum(a for a in table.age if a), table.name[2])
text = write_csv([list(table.columns), *(r.values() for r in table.rows())])
print(text)
print([r for r in read_csv(text)] == list(read_csv(CSV)) or "differs where types changed the text")
print(list(read_csv("a;b;'c;d'\n;;\n\n x ;y", delimiter=";", quote="'")))
for bad in ('a,"b', 'a,"b"c', 'a,b"c', "a,b\n1\n", "a,b\n1,2,3"):
    try:
        print(Table(bad).rows())
    except FormatError as problem:
        print(repr(bad), "->", problem)
try:
    table.missing
except AttributeError as problem:
    print(problem, problem.__suppress_context__)


class Section(dict):
    def __init__(self, name, parent=None):
        super().__init__()
        self.name = name
        self.parent = parent

    def __missing__(self, key):
        if self.parent is None:
            raise KeyError(key)
        return self.parent[key]

    def text(self, key, depth=0):
        if depth > 8:
            raise RecursionError(f"interpolation of {key} is circular")
        value, out = self[key], ""
        while "${" in value:
            before, _, rest = value.partition("${")
            name, _, value = rest.partition("}")
            out += before + self.text(name, depth + 1)
        return out + value

    def number(self, key):
        return int(self.text(key), 0)

    def flag(self, key):
        match self.text(key).lower():
            case "on" | "yes" | "true" | "1":
                return True
            case "off" | "no" | "false" | "0":
                return False
            case other:
                raise ValueError(f"{key} = {other!r} is not a switch")


def read_ini(text):
    default = Section("default")
    sections = {"default": default}
    current, last = default, None
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.split("#")[0].rstrip()
        if not bare.strip():
            last = None
        elif bare[0] == "[":
            if not bare.endswith("]"):
                raise FormatError(number, "missing ]")
            name, _, parent = bare[1:-1].partition(":")
            if name in sections:
                raise FormatError(number, f"section {name} twice")
            if parent and parent not in sections:
                raise FormatError(number, f"no section {parent}")
            current = sections[name] = Section(name, sections[parent or "default"])
            last = None
        elif bare[0] == " " and last:
            current[last] += " " + bare.strip()
        elif "=" in bare:
            last, value = (part.strip() for part in bare.split("=", 1))
            current[last] = value
        else:
            raise FormatError(number, f"cannot read {bare!r}")
    return sections


INI = """
root = /srv        # the default
debug = off

[base]
path = ${root}/data
size = 0x10
long = first
   second
   third

[child:base]
debug = On
file = ${path}/${name}.db
name = ${kind}-x
kind = test
[loop]
a = ${b}
b = ${a}
"""
sections = read_ini(INI)
child = sections["child"]
print({name: dict(s) for name, s in sections.items()})
print(child.text("file"), child.number("size"), child.flag("debug"), sections["base"].flag("debug"), child["long"])
for action in (lambda: child.text("nothing"), lambda: child.flag("kind"), lambda: sections["loop"].text("a"),
               lambda: child.number("kind"), lambda: read_ini("[a]\n[a]"), lambda: read_ini("[a"), lambda: read_ini("\nwhat"),
               lambda: read_ini("[a:b]")):
    try:
        action()
    except (KeyError, ValueError, RecursionError, FormatError) as problem:
        print(type(problem).__name__, problem)
