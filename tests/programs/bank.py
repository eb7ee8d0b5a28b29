"""A bank: accounts with rules, transactions that roll back, an audit log, and an event driven simulation."""
from abc import ABC, abstractmethod
from collections import defaultdict, deque
from contextlib import contextmanager, suppress
from enum import Enum
import heapq
import itertools
import random


class BankError(Exception):
    """Base of everything that can go wrong here."""


class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        self.account, self.needed = account, needed
        super().__init__(f"account {account.number} has {account.balance}, needs {needed}")


class Frozen(BankError):
    pass


class Kind(Enum):
    DEPOSIT = "+"
    WITHDRAW = "-"
    INTEREST = "%"
    FEE = "!"


class Account(ABC):
    numbers = itertools.count(1001)
    registry = {}

    def __init_subclass__(cls, /, code, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.code = code
        Account.registry[code] = cls

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.number = next(Account.numbers)
        self._balance = balance
        self.history = deque(maxlen=5)
        self.frozen = False

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < self.minimum():
            raise InsufficientFunds(self, self._balance - value)
        self._balance = value

    @abstractmethod
    def minimum(self):
        ...

    @abstractmethod
    def month_end(self):
        ...

    def post(self, kind, amount):
        if self.frozen:
            raise Frozen(f"account {self.number} is frozen")
        if amount <= 0:
            raise ValueError(f"amount must be positive, not {amount}")
        self.balance += amount if kind in (Kind.DEPOSIT, Kind.INTEREST) else -amount
        self.history.append((kind.value, amount))

    def __lt__(self, other):
        return (self.balance, self.number) < (other.balance, other.number)

    def __repr__(self):
        return f"{type(self).__name__}({self.owner}, {self.balance})"


class Checking(Account, code="C"):
    def minimum(self):
        return -500

    def month_end(self):
        if self.balance < 0:
            with suppress(InsufficientFunds):
                self.post(Kind.FEE, 15)


class Savings(Account, code="S"):
    rate = 2

    def minimum(self):
        return 0

    def month_end(self):
        interest = self.balance * self.rate // 100
        if interest:
            self.post(Kind.INTEREST, interest)


class Student(Checking, code="U"):
    def minimum(self):
        return max(super().minimum(), -50)

    def month_end(self):
        """No fees."""


class Bank:
    def __init__(self):
        self.accounts = {}
        self.log = []
        self.failures = defaultdict(int)

    def open(self, code, owner, balance=0):
        try:
            cls = Account.registry[code]
        except KeyError:
            raise BankError(f"no account type {code!r}") from None
        account = cls(owner, balance)
        self.accounts[account.number] = account
        return account

    @contextmanager
    def transaction(self, *accounts, label=""):
        before = {a: (a._balance, list(a.history)) for a in accounts}
        self.log.append(f"begin {label}")
        try:
            yield self
        except BankError as problem:
            for account, (balance, history) in before.items():
                account._balance = balance
                account.history = deque(history, maxlen=5)
            self.log.append(f"rollback {label}: {type(problem).__name__}")
            self.failures[type(problem).__name__] += 1
            raise
        else:
            self.log.append(f"commit {label}")

    def transfer(self, source, target, amount):
        with self.transaction(source, target, label=f"{source.number}->{target.number}"):
            target.post(Kind.DEPOSIT, amount)
            source.post(Kind.WITHDRAW, amount)

    def total(self):
        return sum(a.balance for a in self.accounts.values())


bank = Bank()
ann = bank.open("C", "Ann", 1000)
bob = bank.open("S", "Bob", 500)
cid = bank.open("U", "Cid")
print(ann, bob, cid, ann.number, Account.registry.keys())
bank.transfer(ann, bob, 300)
for source, target, amount in [(bob, ann, 10_000), (cid, bob, 60), (cid, bob, 40), (ann, cid, 1100), (ann, bob, 200)]:
    try:
        bank.transfer(source, target, amount)
        print("moved", amount, "->", source, target)
    except InsufficientFunds as problem:
        print("refused:", problem, "|", problem.needed, problem.account.owner)
bob.frozen = True
try:
    bank.transfer(ann, bob, 1)
except Frozen as problem:
    print(problem)
bob.frozen = False
for action in (lambda: bank.transfer(ann, bob, -5), lambda: bank.open("X", "Eve"), lambda: Account("Nobody"),
               lambda: setattr(bob, "balance", -1)):
    try:
        action()
    except (ValueError, BankError, TypeError) as problem:
        print(type(problem).__name__ + ":", problem)
for account in bank.accounts.values():
    account.month_end()
    print(account, list(account.history))
print(bank.log[-4:], dict(bank.failures), bank.total())


def simulate(seed, days):
    rng = random.Random(seed)
    local = Bank()
    people = [local.open(rng.choice("CSU"), f"p{i}", rng.randrange(0, 400)) for i in range(8)]
    queue = [(rng.randrange(24), i, person) for i, person in enumerate(people)]
    heapq.heapify(queue)
    counter = itertools.count(len(people))
    moved = 0
    while queue and queue[0][0] < days * 24:
        hour, _, person = heapq.heappop(queue)
        target = rng.choice([p for p in people if p is not person])
        amount = rng.randint(1, 150)
        try:
            local.transfer(person, target, amount)
            moved += amount
        except BankError:
            pass
        if hour % 24 == 0:
            for p in people:
                p.month_end()
        heapq.heappush(queue, (hour + rng.randint(1, 30), next(counter), person))
    return people, moved, dict(local.failures), len(local.log)


people, moved, failures, entries = simulate(7, 20)
for person in sorted(people):
    print(person, len(person.history))
print(moved, failures, entries, sum(p.balance for p in people))
