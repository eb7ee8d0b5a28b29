# A class on top of a named tuple adds methods and keeps the tuple.
from collections import namedtuple


class Money(namedtuple("Money", ["amount", "currency"])):
    __slots__ = ()

    def __add__(self, other):
        return Money(self.amount + other.amount, self.currency)

    def __str__(self):
        return f"{self.amount} {self.currency}"


total = Money(5, "EUR") + Money(7, "EUR")
print(total)  # expect: 12 EUR
print(repr(total))  # expect: Money(amount=12, currency='EUR')
print(total == (12, "EUR"), isinstance(total, tuple), hash(total) == hash((12, "EUR")))  # expect: True True True
print({total: "found"}[(12, "EUR")])  # expect: found
print(sorted([Money(3, "b"), Money(3, "a"), Money(1, "z")]))  # expect: [Money(amount=1, currency='z'), Money(amount=3, currency='a'), Money(amount=3, currency='b')]
