"""An in-memory table store with descriptors, a metaclass, queries built from operators, relations and a unit of work."""
import itertools
import operator


class Expression:
    def __init__(self, text, test):
        self.text, self.test = text, test

    def __call__(self, row):
        return self.test(row)

    def __and__(self, other):
        return Expression(f"({self.text} and {other.text})", lambda row: self(row) and other(row))

    def __or__(self, other):
        return Expression(f"({self.text} or {other.text})", lambda row: self(row) or other(row))

    def __invert__(self):
        return Expression(f"not {self.text}", lambda row: not self(row))

    def __repr__(self):
        return self.text

    def __bool__(self):
        raise TypeError("an expression has no truth, use & and |")


def compare(symbol, function):
    def method(self, value):
        return Expression(f"{self.name} {symbol} {value!r}", lambda row: function(getattr(row, self.name), value))
    method.__name__ = f"__{function.__name__}__"
    return method


class Field:
    counter = itertools.count()

    def __init__(self, kind, *, default=None, null=False, unique=False, check=None):
        self.kind, self.default, self.null, self.unique, self.check = kind, default, null, unique, check
        self.order = next(Field.counter)

    def __set_name__(self, owner, name):
        self.name, self.owner = name, owner

    def __get__(self, row, owner=None):
        if row is None:
            return self
        return row._values.get(self.name, self.default)

    def __set__(self, row, value):
        if value is None and not self.null:
            raise ValueError(f"{self.owner.__name__}.{self.name} cannot be None")
        if value is not None and not isinstance(value, self.kind):
            raise TypeError(f"{self.owner.__name__}.{self.name} wants {self.kind.__name__}, got {type(value).__name__}")
        if self.check and not self.check(value):
            raise ValueError(f"{self.owner.__name__}.{self.name} refuses {value!r}")
        row._dirty.add(self.name)
        row._values[self.name] = value

    __eq__ = compare("==", operator.eq)
    __ne__ = compare("!=", operator.ne)
    __lt__ = compare("<", operator.lt)
    __gt__ = compare(">", operator.gt)
    __ge__ = compare(">=", operator.ge)
    __hash__ = object.__hash__

    def like(self, text):
        return Expression(f"{self.name} like {text!r}", lambda row: text.lower() in getattr(row, self.name).lower())

    def one_of(self, *values):
        return Expression(f"{self.name} in {values!r}", lambda row: getattr(row, self.name) in values)


class Link(Field):
    def __init__(self, target, back):
        super().__init__(int, null=True)
        self.target, self.back = target, back

    def __set_name__(self, owner, name):
        super().__set_name__(owner, name)
        link = self
        setattr(self.target, self.back, property(lambda row: owner.where(
            Expression(name, lambda other: other._values.get(name) == row.id))))

    def __get__(self, row, owner=None):
        if row is None:
            return self
        number = row._values.get(self.name)
        return None if number is None else self.target.get(number)

    def __set__(self, row, value):
        super().__set__(row, value.id if isinstance(value, self.target) else value)


class Meta(type):
    tables = {}

    def __new__(mcls, name, bases, namespace, table=None):
        cls = super().__new__(mcls, name, bases, namespace)
        cls.fields = {f.name: f for f in sorted((v for k in reversed(cls.__mro__) for v in vars(k).values() if isinstance(v, Field)),
                                                key=lambda f: f.order)}
        cls.rows, cls.ids = {}, itertools.count(1)
        if bases:
            Meta.tables[table or name.lower() + "s"] = cls
        return cls

    def __len__(cls):
        return len(cls.rows)

    def __iter__(cls):
        return iter(list(cls.rows.values()))

    def __getitem__(cls, key):
        return cls.get(key)


class Missing(LookupError):
    pass


class Model(metaclass=Meta):
    def __init__(self, **values):
        self._values, self._dirty, self.id = {}, set(), None
        for name, field in self.fields.items():
            value = values.pop(name, field.default() if callable(field.default) else field.default)
            setattr(self, name, value)
        if values:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(values))}")

    @classmethod
    def get(cls, number):
        try:
            return cls.rows[number]
        except KeyError:
            raise Missing(f"{cls.__name__} {number}") from None

    @classmethod
    def where(cls, *conditions):
        return Query(cls, conditions)

    def save(self):
        for name, field in self.fields.items():
            if field.unique:
                for other in type(self):
                    if other is not self and other._values[name] == self._values[name]:
                        raise ValueError(f"{name} {self._values[name]!r} exists")
        if self.id is None:
            self.id = next(self.ids)
            self.rows[self.id] = self
        changed, self._dirty = sorted(self._dirty), set()
        return changed

    def delete(self):
        del self.rows[self.id]
        self.id = None

    def __repr__(self):
        return f"{type(self).__name__}#{self.id}({', '.join(f'{k}={v!r}' for k, v in self._values.items())})"


class Query:
    def __init__(self, model, conditions, order=None, limit=None):
        self.model, self.conditions, self.order, self.limit = model, conditions, order, limit

    def where(self, *more):
        return Query(self.model, (*self.conditions, *more), self.order, self.limit)

    def by(self, name):
        return Query(self.model, self.conditions, name, self.limit)

    def __getitem__(self, key):
        rows = list(self)
        return rows[key]

    def __iter__(self):
        rows = (row for row in self.model if all(c(row) for c in self.conditions))
        if self.order:
            rows = iter(sorted(rows, key=operator.attrgetter(self.order.lstrip("-")), reverse=self.order[0] == "-"))
        return rows

    def __len__(self):
        return sum(1 for _ in self)

    def one(self):
        match list(self):
            case [row]:
                return row
            case []:
                raise Missing(f"{self.model.__name__} where {self.conditions}")
            case rows:
                raise Missing(f"{len(rows)} rows instead of one")

    def group(self, name, function=len):
        rows = sorted(self, key=operator.attrgetter(name))
        return {key: function(list(group)) for key, group in itertools.groupby(rows, operator.attrgetter(name))}


class Author(Model):
    name = Field(str, unique=True)
    born = Field(int, check=lambda year: 0 < year < 2100)


class Book(Model, table="library"):
    title = Field(str)
    pages = Field(int, default=100)
    tags = Field(list, default=list)
    author = Link(Author, "books")


class Comic(Book, table="comics"):
    color = Field(bool, default=True)


verne, woolf, anon = (Author(name=n, born=b) for n, b in (("Verne", 1828), ("Woolf", 1882), ("Anon", 1500)))
print([a.save() for a in (verne, woolf, anon)], verne)
for title, pages, author in (("Twenty Thousand Leagues", 450, verne), ("Around the World", 250, verne), ("Orlando", 330, woolf), ("Beowulf", 120, None)):
    Book(title=title, pages=pages, author=author).save()
print([b.title for b in verne.books], Book[3].author.name, Book[4].author, len(Book), len(Comic), list(Meta.tables))
query = Book.where((Book.pages > 200) & ~Book.title.like("orl") | (Book.title == "Beowulf"))
print(query.conditions, [b.title for b in query.by("-pages")], query.by("title")[0].title, len(query))
print(Book.where(Book.pages.one_of(330, 120)).group("pages"), Book.where().group("pages", lambda rows: rows[0].title[:5]))
print(Book.where(Book.title == "Orlando").one(), Author.where(Author.born < 1800).one().name)
orlando = Book[3]
orlando.pages += 1
orlando.tags.append("novel")
orlando.tags = orlando.tags + ["time"]
print(orlando.save(), orlando, orlando.save(), Book[1].tags)
comic = Comic(title="Panel", color=False, author=anon)
print(comic.save(), comic, list(Comic.fields), list(Book.fields), isinstance(comic, Book), len(Book))
for action in (lambda: Author(name="X", born=3000), lambda: Author(name=5, born=1900), lambda: Author(born=1900), lambda: Book(title="t", zap=1),
               lambda: Author(name="Verne", born=1).save(), lambda: Book[99], lambda: Book.where(Book.pages > 200).one(),
               lambda: Book.where(Book.pages > 9000).one(), lambda: bool(Book.pages > 1), lambda: setattr(orlando, "pages", "many")):
    try:
        action()
    except (ValueError, TypeError, Missing) as problem:
        print(f"{type(problem).__name__}: {problem}")
woolf.delete()
try:
    orlando.author
except Missing as problem:
    print("dangling:", problem)
print(sorted(a.name for a in Author), Author.fields["name"].unique, Field.__eq__.__name__)
