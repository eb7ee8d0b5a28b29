"""Markdown to HTML: blocks by a line machine, inline markup by a scanner, with escapes and a table of contents."""


class Lines:
    def __init__(self, text):
        self.lines = text.expandtabs(4).split("\n")
        self.at = 0

    def __bool__(self):
        return self.at < len(self.lines)

    @property
    def current(self):
        return self.lines[self.at]

    def take(self):
        self.at += 1
        return self.lines[self.at - 1]


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def inline(text):
    out, i = [], 0
    while i < len(text):
        ch = text[i]
        if ch == "\\" and i + 1 < len(text) and text[i + 1] in "\\`*_[]#!":
            out.append(escape(text[i + 1]))
            i += 2
            continue
        if ch == "`" and (end := text.find("`", i + 1)) > 0:
            out.append(f"<code>{escape(text[i + 1:end])}</code>")
            i = end + 1
            continue
        for mark, tag in (("**", "strong"), ("~~", "del"), ("*", "em"), ("_", "em")):
            if text.startswith(mark, i):
                end = text.find(mark, i + len(mark))
                if end > i + len(mark) and not text[i + len(mark)].isspace():
                    out.append(f"<{tag}>{inline(text[i + len(mark):end])}</{tag}>")
                    i = end + len(mark)
                    break
        else:
            image = text.startswith("![", i)
            if ch == "[" or image:
                start = i + 1 + image
                middle = text.find("](", start)
                end = text.find(")", middle)
                if middle > 0 and end > 0:
                    label, (url, _, title) = text[start:middle], text[middle + 2:end].partition(" ")
                    extra = f' title="{escape(title.strip(chr(34)))}"' if title else ""
                    out.append(f'<img src="{escape(url)}" alt="{escape(label)}"{extra}/>' if image else
                               f'<a href="{escape(url)}"{extra}>{inline(label)}</a>')
                    i = end + 1
                    continue
            out.append(escape(ch))
            i += 1
    return "".join(out)


def indent_of(line):
    return len(line) - len(line.lstrip(" "))


def list_marker(line):
    text = line.lstrip(" ")
    if text[:2] in ("- ", "* ", "+ "):
        return "ul", indent_of(line) + 2
    number, dot, _ = text.partition(". ")
    if dot and number.isdigit():
        return "ol", indent_of(line) + len(number) + 2
    return None


class Renderer:
    def __init__(self):
        self.headings = []

    def render(self, text):
        lines = Lines(text)
        out = []
        while lines:
            line = lines.current
            if not line.strip():
                lines.take()
            elif line.startswith("#"):
                out.append(self.heading(lines.take()))
            elif line.startswith("```"):
                out.append(self.fence(lines))
            elif line.startswith(">"):
                body = []
                while lines and lines.current.startswith(">"):
                    body.append(lines.take()[1:].removeprefix(" "))
                inner = self.render("\n".join(body))
                out.append(f"<blockquote>\n{inner}\n</blockquote>")
            elif line.strip() in ("---", "***"):
                lines.take()
                out.append("<hr/>")
            elif list_marker(line):
                out.append(self.list(lines))
            elif "|" in line and lines.at + 1 < len(lines.lines) and set(lines.lines[lines.at + 1]) <= set("|-: "):
                out.append(self.table(lines))
            else:
                out.append(self.paragraph(lines))
        return "\n".join(out)

    def heading(self, line):
        level = len(line) - len(line.lstrip("#"))
        title = line[level:].strip().rstrip("#").rstrip()
        slug = "".join(c if c.isalnum() else "-" for c in title.lower()).strip("-")
        count = sum(1 for _, _, s in self.headings if s == slug or s.rpartition("-")[0] == slug)
        if count:
            slug += f"-{count}"
        self.headings.append((level, title, slug))
        return f'<h{level} id="{slug}">{inline(title)}</h{level}>'

    def fence(self, lines):
        language = lines.take()[3:].strip()
        body = []
        while lines and not lines.current.startswith("```"):
            body.append(lines.take())
        if lines:
            lines.take()
        attribute = f' class="{language}"' if language else ""
        return f"<pre><code{attribute}>" + escape("\n".join(body)) + "</code></pre>"

    def list(self, lines):
        tag, _ = list_marker(lines.current)
        base = indent_of(lines.current)
        items = []
        while lines:
            marker = list_marker(lines.current)
            if not marker or marker[0] != tag or indent_of(lines.current) != base:
                break
            width = marker[1]
            body = [lines.take()[width:]]
            while lines and lines.current.strip() and indent_of(lines.current) > base:
                body.append(lines.take()[min(width, indent_of(lines.lines[lines.at - 1])):])
            first, rest = body[0], body[1:]
            content = inline(first)
            if rest:
                content += "\n" + self.render("\n".join(rest))
            items.append(f"<li>{content}</li>")
        return f"<{tag}>\n" + "\n".join(items) + f"\n</{tag}>"

    def table(self, lines):
        def cells(line):
            return [cell.strip() for cell in line.strip().strip("|").split("|")]
        header = cells(lines.take())
        aligns = []
        for mark in cells(lines.take()):
            aligns.append({(True, True): "center", (False, True): "right"}.get((mark[:1] == ":", mark[-1:] == ":"), "left"))
        rows = []
        while lines and "|" in lines.current:
            rows.append(cells(lines.take()))

        def row(tag, values):
            return "<tr>" + "".join(f'<{tag} align="{a}">{inline(v)}</{tag}>' for a, v in zip(aligns, values)) + "</tr>"
        return "\n".join(["<table>", row("th", header), *(row("td", r) for r in rows), "</table>"])

    def paragraph(self, lines):
        body = []
        while lines and lines.current.strip() and not lines.current.startswith(("#", ">", "```")) and not list_marker(lines.current):
            body.append(lines.take())
        return "<p>" + "<br/>\n".join(inline("\n".join(body)).split("  \n")) + "</p>"

    def contents(self):
        return "\n".join("  " * (level - 1) + f"- {title} (#{slug})" for level, title, slug in self.headings)


DOCUMENT = r"""# Taipan & friends

A *small* **language** with `code <tags>` and a [link](http://example.org/?a=1&b=2 "The title").
Second line with \*escapes\*, snake_case and ~~mistakes~~.

## Lists

- one
- two with **bold _nested_ text**
  - inner a
  - inner b
- three

1. first
2. second
10. tenth

## Code ##

```python
if a < b and c > d:
    print("hi & bye")
```

> A quote with *emphasis*
> over two lines
>
> > nested quote

### Table

| Name | Count | Note |
|:-----|------:|:----:|
| a    | 1     | `x`  |
| b    | 20    | **y** |

---

![logo](logo.png) unclosed *star and [bracket
line one  
line two

## Lists
Last paragraph, 3 < 5 "quoted".
"""
renderer = Renderer()
html = renderer.render(DOCUMENT)
print(html)
print(renderer.contents())
for text in ("**a*b**", "`a", "a * b * c", "[x](y", "***both***", "\\", "_a_b_", ""):
    print(repr(text), "->", inline(text))
