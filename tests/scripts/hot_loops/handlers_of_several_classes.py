# Handlers of tuples of classes, in loops: literal, kept, long, nested, empty and wrong.
class Retry(Exception):
    def __init__(self, code):
        self.code = code


class Again(Retry):
    pass


KEPT = (KeyError, Retry)
MANY = (KeyError, IndexError, TypeError, AttributeError, OSError, ImportError, NameError, Retry)
WRONG = (KeyError, 5)
NESTED = (KeyError, (Retry,))


def make(i):
    kinds = [Retry, Again, ValueError, KeyError]
    return kinds[i % len(kinds)](i)


def literal(n):
    counts = [0, 0, 0]
    for i in range(n):
        try:
            raise make(i)
        except (Retry, KeyError) as problem:
            counts[0] += problem.code if isinstance(problem, Retry) else 1
        except (ValueError, TypeError):
            counts[1] += 1
        counts[2] += 1
    return counts


print(literal(200))


def own(n):
    total = 0
    problem = None
    for i in range(n):
        try:
            raise Again(i)
        except (KeyError, Retry) as problem:
            total += problem.code
            assert problem.args == (i,) and problem.__context__ is None and problem.__traceback__.tb_lineno == 43
            kept = problem
    return total, kept.code, kept.__traceback__.tb_frame.f_code.co_name


print(own(150))


def kept(n, kinds):
    total = 0
    for i in range(n):
        try:
            try:
                raise make(i)
            except kinds as problem:
                total += len(problem.args)
        except ValueError as problem:
            total += 100
        except Exception as problem:
            total += 10000
            last = f"{type(problem).__name__}: {problem} {type(problem.__context__).__name__}"
    return total, last if total >= 10000 else None


for kinds in (KEPT, MANY, WRONG, NESTED, (), (Exception,), (5, Retry), [Retry], KeyError):
    print(kept(80, kinds))


def changing(n):
    total = 0
    for i in range(n):
        try:
            raise make(i)
        except (KEPT if i % 3 else MANY):
            total += 1
        except Exception:
            total += 1000
    return total


print(changing(120))


def handled(n):
    import sys
    seen = []
    for i in range(n):
        try:
            raise Retry(i)
        except (Retry, ValueError):
            seen.append(sys.exc_info()[1].code)
            try:
                raise Again(i)
            except (KeyError, Again) as inner:
                seen.append(inner.__context__.code)
    return sum(seen), sys.exc_info()


print(handled(100))
# expect: [9900, 50, 200]
# expect: (11175, 149, 'own')
# expect: (2060, None)
# expect: (2060, None)
# expect: (800000, 'TypeError: catching classes that do not inherit from BaseException is not allowed KeyError')
# expect: (800000, 'TypeError: catching classes that do not inherit from BaseException is not allowed KeyError')
# expect: (602000, 'KeyError: 79 NoneType')
# expect: (80, None)
# expect: (800000, 'TypeError: catching classes that do not inherit from BaseException is not allowed KeyError')
# expect: (800000, 'TypeError: catching classes that do not inherit from BaseException is not allowed KeyError')
# expect: (402020, 'Again: 77 NoneType')
# expect: 30090
# expect: (9900, (None, None, None))
