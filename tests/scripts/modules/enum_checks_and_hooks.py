# unique, verify, _missing_, _ignore_, member and nonmember.
from enum import Enum, IntEnum, CONTINUOUS, UNIQUE, member, nonmember, unique, verify

try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)  # expect: duplicate values found in <enum 'Twice'>: B -> A
try:
    @verify(UNIQUE, CONTINUOUS)
    class Gap(IntEnum):
        A = 1
        B = 3
except ValueError as error:
    print(error)  # expect: invalid enum 'Gap': missing values 2


class Answer(Enum):
    YES = 1
    NO = 0

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return cls.__members__.get(value.upper())


print(Answer("yes"), Answer("No"))  # expect: Answer.YES Answer.NO
try:
    Answer("maybe")
except ValueError as error:
    print(error)  # expect: 'maybe' is not a valid Answer


class Mixed(Enum):
    limit = nonmember(10)

    @member
    def action(self):
        return "ran"

    A = 1


print(list(Mixed.__members__), Mixed.limit)  # expect: ['action', 'A'] 10
try:
    class Extended(Answer):
        PERHAPS = 2
except TypeError as error:
    print(error)  # expect: <enum 'Extended'> cannot extend <enum 'Answer'>
