def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


def a(): (1, 2)[0] = 1
def b(): "abc"[0] = "x"
def c(): del (1,)[0]
def d(): b"ab"[0] = 1
def e(): frozenset().x = 1
def f(): (5).real = 1
def g(): None.x = 1
def h(): len.x = 1
def i(): range(3)[0] = 1
def j(): int.x = 1
def k(): "a".upper = 1
def l(): True.x = 1
def m(): (lambda: 0).__code__ = 5
def n(): type.x = 1
def o(): object.x = 1
def p(): slice(1).start = 2
def q(): ValueError.x = 1
def r(): {}.x = 1
def s(): (x for x in []).gi_frame = 1
def t(): ...; Ellipsis.x = 1
for action in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t): print(error(action))  # expect: TypeError: 'tuple' object does not support item assignment
# expect: TypeError: 'str' object does not support item assignment
# expect: TypeError: 'tuple' object doesn't support item deletion
# expect: TypeError: 'bytes' object does not support item assignment
# expect: AttributeError: 'frozenset' object has no attribute 'x'
# expect: AttributeError: attribute 'real' of 'int' objects is not writable
# expect: AttributeError: 'NoneType' object has no attribute 'x'
# expect: AttributeError: 'builtin_function_or_method' object has no attribute 'x'
# expect: TypeError: 'range' object does not support item assignment
# expect: TypeError: cannot set 'x' attribute of immutable type 'int'
# expect: AttributeError: 'str' object attribute 'upper' is read-only
# expect: AttributeError: 'bool' object has no attribute 'x'
# expect: TypeError: __code__ must be set to a code object
# expect: TypeError: cannot set 'x' attribute of immutable type 'type'
# expect: TypeError: cannot set 'x' attribute of immutable type 'object'
# expect: AttributeError: readonly attribute
# expect: TypeError: cannot set 'x' attribute of immutable type 'ValueError'
# expect: AttributeError: 'dict' object has no attribute 'x'
# expect: AttributeError: attribute 'gi_frame' of 'generator' objects is not writable
# expect: AttributeError: 'ellipsis' object has no attribute 'x'
