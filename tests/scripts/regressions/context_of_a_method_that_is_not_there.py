# A call of a method that an object does not have, and a call too deep, raise with what is being handled as context.
class Thing:
    pass


def call(thing):
    thing.nothing(1)


def deeper(thing):
    deeper(thing)


for action in call, deeper:
    for _ in range(3):
        try:
            try:
                raise LookupError
            except LookupError:
                action(Thing())
        except Exception as error:
            print(type(error).__name__, type(error.__context__).__name__)


def handling(thing):
    try:
        raise LookupError
    except LookupError:
        thing.nothing(1)


for _ in range(3):
    try:
        handling(Thing())
    except AttributeError as error:
        print(type(error).__name__, type(error.__context__).__name__)
# expect: AttributeError LookupError
# expect: AttributeError LookupError
# expect: AttributeError LookupError
# expect: RecursionError LookupError
# expect: RecursionError LookupError
# expect: RecursionError LookupError
# expect: AttributeError LookupError
# expect: AttributeError LookupError
# expect: AttributeError LookupError
