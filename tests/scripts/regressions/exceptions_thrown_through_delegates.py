# An exception that is thrown into a generator meets what that generator is handling; one that comes back out of the
# iterator it delegates to does so then, and the iterator itself runs under what the thrower is handling.
def chain(error):
    found = []
    while error is not None:
        found.append(type(error).__name__)
        error = error.__context__
    return " < ".join(found)


def plain():
    yield 1


def other():
    try:
        yield 1
    except ValueError:
        raise KeyError


def last():
    try:
        yield 1
    finally:
        raise TypeError


class Thrower:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *given):
        raise IndexError

    def close(self):
        raise IndexError


def delegating(source):
    yield from source()


def handling(source):
    try:
        raise OSError
    except OSError:
        yield from source()


def resting():
    try:
        raise OSError
    except OSError:
        yield 1


def deep(source):
    yield from handling(lambda: handling(source))


def thrown(generator, error):
    next(generator)
    try:
        generator.throw(error)
    except BaseException as raised:
        print(chain(raised), end="; ")


def closed(generator):
    next(generator)
    try:
        generator.close()
    except BaseException as raised:
        print("closed", chain(raised), end="; ")


for source in plain, other, last, Thrower:
    for outer in delegating, handling, deep:
        for error in ValueError, GeneratorExit, ZeroDivisionError:
            thrown(outer(source), error())
            try:
                raise LookupError
            except LookupError:
                thrown(outer(source), error())
                closed(outer(source))
        print()
for _ in range(2):
    thrown(resting(), ValueError())
    closed(resting())
    try:
        raise LookupError
    except LookupError:
        thrown(resting(), ValueError())
        closed(last())
print()
# A generator that does not run passes the exception on as it is.
def passing(generator):
    try:
        raise OSError
    except OSError:
        generator.throw(ValueError)


for generator in plain(), delegating(plain):
    for _ in range(2):
        try:
            passing(generator)
        except ValueError as error:
            print(chain(error))
# expect: ValueError; ValueError; GeneratorExit; GeneratorExit; ZeroDivisionError; ZeroDivisionError; 
# expect: ValueError < OSError; ValueError < OSError < LookupError; GeneratorExit < OSError; GeneratorExit < OSError < LookupError; ZeroDivisionError < OSError; ZeroDivisionError < OSError < LookupError; 
# expect: ValueError < OSError; ValueError < OSError < LookupError; GeneratorExit; GeneratorExit; ZeroDivisionError < OSError; ZeroDivisionError < OSError < LookupError; 
# expect: KeyError < ValueError; KeyError < ValueError; GeneratorExit; GeneratorExit; ZeroDivisionError; ZeroDivisionError; 
# expect: KeyError < OSError; KeyError < OSError < LookupError; GeneratorExit < OSError; GeneratorExit < OSError < LookupError; ZeroDivisionError < OSError; ZeroDivisionError < OSError < LookupError; 
# expect: KeyError < OSError; KeyError < OSError < LookupError; GeneratorExit; GeneratorExit; ZeroDivisionError < OSError; ZeroDivisionError < OSError < LookupError; 
# expect: TypeError < ValueError; TypeError < ValueError; closed TypeError < GeneratorExit < LookupError; TypeError < GeneratorExit; TypeError < GeneratorExit < LookupError; closed TypeError < GeneratorExit < LookupError; TypeError < ZeroDivisionError; TypeError < ZeroDivisionError; closed TypeError < GeneratorExit < LookupError; 
# expect: TypeError < OSError; TypeError < OSError < LookupError; closed TypeError < OSError < LookupError; TypeError < OSError; TypeError < OSError < LookupError; closed TypeError < OSError < LookupError; TypeError < OSError; TypeError < OSError < LookupError; closed TypeError < OSError < LookupError; 
# expect: TypeError < OSError; TypeError < OSError < LookupError; closed TypeError < OSError < LookupError; TypeError < OSError; TypeError < OSError < LookupError; closed TypeError < OSError < LookupError; TypeError < OSError; TypeError < OSError < LookupError; closed TypeError < OSError < LookupError; 
# expect: IndexError; IndexError < LookupError; closed IndexError < LookupError; IndexError; IndexError < LookupError; closed IndexError < LookupError; IndexError; IndexError < LookupError; closed IndexError < LookupError; 
# expect: IndexError < OSError; IndexError < OSError < LookupError; closed IndexError < OSError < LookupError; IndexError < OSError; IndexError < OSError < LookupError; closed IndexError < OSError < LookupError; IndexError < OSError; IndexError < OSError < LookupError; closed IndexError < OSError < LookupError; 
# expect: IndexError < OSError; IndexError < OSError < LookupError; closed IndexError < OSError < LookupError; IndexError < OSError; IndexError < OSError < LookupError; closed IndexError < OSError < LookupError; IndexError < OSError; IndexError < OSError < LookupError; closed IndexError < OSError < LookupError; 
# expect: ValueError < OSError; ValueError < OSError < LookupError; closed TypeError < GeneratorExit < LookupError; ValueError < OSError; ValueError < OSError < LookupError; closed TypeError < GeneratorExit < LookupError; 
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
