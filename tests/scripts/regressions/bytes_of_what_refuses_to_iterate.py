# Whatever TypeError iterating over something begins with, the words are those about its class; all else is passed on.
def refused(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


class Number:
    def __iter__(self):
        return 5


class Refusing:
    def __iter__(self):
        raise TypeError("mine")


class Failing:
    def __iter__(self):
        raise ValueError("mine")


class Never:
    __iter__ = None


class Later:
    def __iter__(self):
        return self

    def __next__(self):
        raise TypeError("later")


class Bare:
    """Iterates by something that is not iterable itself."""

    def __iter__(self):
        class Iterator:
            left = [1, 2]

            def __next__(self):
                if self.left:
                    return self.left.pop()
                raise StopIteration

        return Iterator()


for cls in Number, Refusing, Failing, Never, Later, Bare, object:
    refused(lambda: bytes(cls()))
    refused(lambda: bytearray(cls()))
    refused(lambda: bytearray(b"x").extend(cls()))
    refused(lambda: int.from_bytes(cls(), "big"))
# expect: TypeError cannot convert 'Number' object to bytes
# expect: TypeError cannot convert 'Number' object to bytearray
# expect: TypeError can't extend bytearray with Number
# expect: TypeError cannot convert 'Number' object to bytes
# expect: TypeError cannot convert 'Refusing' object to bytes
# expect: TypeError cannot convert 'Refusing' object to bytearray
# expect: TypeError can't extend bytearray with Refusing
# expect: TypeError cannot convert 'Refusing' object to bytes
# expect: ValueError mine
# expect: ValueError mine
# expect: ValueError mine
# expect: ValueError mine
# expect: TypeError cannot convert 'Never' object to bytes
# expect: TypeError cannot convert 'Never' object to bytearray
# expect: TypeError can't extend bytearray with Never
# expect: TypeError cannot convert 'Never' object to bytes
# expect: TypeError later
# expect: TypeError later
# expect: TypeError later
# expect: TypeError later
# expect: b'\x02\x01'
# expect: bytearray(b'\x02\x01')
# expect: None
# expect: 513
# expect: TypeError cannot convert 'object' object to bytes
# expect: TypeError cannot convert 'object' object to bytearray
# expect: TypeError can't extend bytearray with object
# expect: TypeError cannot convert 'object' object to bytes
