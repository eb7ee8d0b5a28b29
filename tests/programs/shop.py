"""A shop: products, carts, pricing rules as strategies, orders as state machines, events, and reports."""
from abc import ABC, abstractmethod
from collections import Counter, defaultdict, namedtuple
from dataclasses import dataclass, field
from enum import Enum, Flag, auto
from functools import singledispatch, total_ordering, cached_property
import itertools
import operator


@total_ordering
class Money:
    __slots__ = ("cents",)

    def __init__(self, cents=0):
        if not isinstance(cents, int):
            raise TypeError(f"cents must be int, not {type(cents).__name__}")
        self.cents = cents

    @classmethod
    def parse(cls, text):
        whole, _, part = text.partition(".")
        return cls(int(whole) * 100 + int(part.ljust(2, "0") or 0))

    def __add__(self, other):
        return Money(self.cents + other.cents) if isinstance(other, Money) else NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __mul__(self, n):
        return Money(round(self.cents * n))

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __bool__(self):
        return self.cents != 0

    def __str__(self):
        return f"{'-' if self.cents < 0 else ''}${abs(self.cents) // 100}.{abs(self.cents) % 100:02}"

    __repr__ = __str__


class Tag(Flag):
    NONE = 0
    FOOD = auto()
    FRAGILE = auto()
    DIGITAL = auto()
    PHYSICAL = FOOD | FRAGILE


Product = namedtuple("Product", "code name price tags", defaults=[Tag.NONE])
CATALOG = {p.code: p for p in (
    Product("APL", "Apple", Money.parse("0.40"), Tag.FOOD), Product("BRD", "Bread", Money.parse("2.5"), Tag.FOOD),
    Product("VAS", "Vase", Money.parse("19.99"), Tag.FRAGILE), Product("EBK", "E-book", Money.parse("7"), Tag.DIGITAL),
    Product("EGG", "Eggs", Money.parse("3.20"), Tag.FOOD | Tag.FRAGILE), Product("PEN", "Pen", Money.parse("1.05")))}


class ShopError(Exception):
    pass


class OutOfStock(ShopError):
    def __init__(self, product, wanted, left):
        super().__init__(f"{product.name}: wanted {wanted}, {left} left")


class Rule(ABC):
    registry = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Rule.registry.append(cls)

    @abstractmethod
    def discount(self, cart):
        """The money off."""

    @property
    def label(self):
        return type(self).__name__


class ThreeForTwo(Rule):
    def __init__(self, code):
        self.code = code

    @property
    def label(self):
        return f"{super().label}({self.code})"

    def discount(self, cart):
        return CATALOG[self.code].price * (cart.items[self.code] // 3)


class PercentOver(Rule):
    def __init__(self, percent, limit):
        self.percent, self.limit = percent, limit

    def discount(self, cart):
        return cart.subtotal * (self.percent / 100) if cart.subtotal > self.limit else Money()


class FragileBundle(Rule):
    def discount(self, cart):
        fragile = [p for p in cart if Tag.FRAGILE in p.tags]
        return min((p.price for p in fragile), default=Money()) * 0.5 if len(fragile) > 1 else Money()


class Cart:
    def __init__(self, stock):
        self.items = Counter()
        self.stock = stock

    def add(self, code, count=1):
        product = CATALOG.get(code)
        if product is None:
            raise ShopError(f"no product {code!r}")
        if self.items[code] + count > self.stock[code]:
            raise OutOfStock(product, self.items[code] + count, self.stock[code])
        self.items[code] += count
        self.__dict__.pop("subtotal", None)
        return self

    def __iter__(self):
        return (CATALOG[code] for code in self.items.elements())

    def __len__(self):
        return sum(self.items.values())

    @cached_property
    def subtotal(self):
        return sum((p.price for p in self), Money())

    def total(self, rules):
        lines = [(rule.label, off) for rule in rules if (off := rule.discount(self))]
        return self.subtotal - sum((off for _, off in lines), Money()), lines


class State(Enum):
    NEW = "new"
    PAID = "paid"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"

    def allows(self, other):
        return other in TRANSITIONS.get(self, ())


TRANSITIONS = {State.NEW: {State.PAID, State.CANCELLED}, State.PAID: {State.SHIPPED, State.CANCELLED}}


@dataclass
class Order:
    numbers = itertools.count(1)
    customer: str
    cart: Cart = field(repr=False)
    total: Money
    state: State = State.NEW
    history: list = field(default_factory=list, repr=False)
    number: int = field(default_factory=lambda: next(Order.numbers))

    def move(self, state):
        if not self.state.allows(state):
            raise ShopError(f"order {self.number} cannot go from {self.state.value} to {state.value}")
        self.history.append((self.state.name, state.name))
        self.state = state


@singledispatch
def describe(thing):
    return f"something: {thing!r}"


@describe.register
def _(thing: Order):
    return f"order #{thing.number} of {thing.customer}: {thing.total} [{thing.state.value}]"


@describe.register(Product)
def _(thing):
    return f"{thing.name} at {thing.price} {thing.tags}"


@describe.register(int)
@describe.register(float)
def _(thing):
    return f"number {thing:.2f}"


class Shop:
    def __init__(self, rules):
        self.stock = Counter(APL=20, BRD=5, VAS=2, EBK=100, EGG=3, PEN=50)
        self.rules = rules
        self.orders = []
        self.listeners = defaultdict(list)

    def on(self, event):
        def register(function):
            self.listeners[event].append(function)
            return function
        return register

    def emit(self, event, *args):
        for listener in self.listeners[event]:
            listener(*args)

    def checkout(self, customer, **items):
        cart = Cart(self.stock)
        for code, count in items.items():
            cart.add(code, count)
        total, lines = cart.total(self.rules)
        self.stock -= cart.items
        order = Order(customer, cart, total)
        self.orders.append(order)
        self.emit("order", order, lines)
        for code in cart.items:
            if self.stock[code] < 2:
                self.emit("low", CATALOG[code], self.stock[code])
        return order


shop = Shop([ThreeForTwo("APL"), PercentOver(10, Money.parse("20")), FragileBundle()])


@shop.on("order")
def log(order, lines):
    print(describe(order), *(f"{label} -{off}" for label, off in lines))


@shop.on("low")
def warn(product, left):
    print("  low stock:", product.name, left)


first = shop.checkout("ann", APL=7, BRD=2)
second = shop.checkout("bob", VAS=1, EGG=2, EBK=1)
third = shop.checkout("cid", PEN=10)
for action in (lambda: shop.checkout("eve", VAS=2), lambda: shop.checkout("eve", XYZ=1), lambda: first.move(State.SHIPPED),
               lambda: Money(1.5), lambda: Money(1) + 1, lambda: Rule(), lambda: Money(1) < "x"):
    try:
        action()
    except (ShopError, TypeError, AttributeError) as problem:
        print(type(problem).__name__, "-", problem)
first.move(State.PAID)
first.move(State.SHIPPED)
third.move(State.CANCELLED)
print(first.history, first)
print(*(describe(x) for x in (first, CATALOG["EGG"], 5, 2.5, "text", None)), sep="\n")
print({s.name: [o.number for o in g] for s, g in itertools.groupby(sorted(shop.orders, key=lambda o: o.state.value), key=operator.attrgetter("state"))})
print(sum(o.total for o in shop.orders), max(shop.orders, key=operator.attrgetter("total")).customer, shop.stock.most_common(3))
print([r.__name__ for r in Rule.registry], Tag.FOOD | Tag.DIGITAL, Tag.FRAGILE in Tag.PHYSICAL, bool(Tag.NONE), State("paid"), State["NEW"])
print(CATALOG["PEN"]._replace(price=Money(5)), Product._fields, CATALOG["APL"][:2], Money(5) >= Money(5), sorted([Money(3), Money(1)]))
