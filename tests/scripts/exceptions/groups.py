def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


def run(kinds):
    try:
        raise ExceptionGroup("many", [k() for k in kinds])
    except* ValueError as group:
        print("values", group.exceptions, type(group).__name__)
    except* (TypeError, KeyError) as group:
        print("types", group.exceptions, group.message)
run([ValueError]); run([ValueError, TypeError, ValueError, KeyError])  # expect: values (ValueError(),) ExceptionGroup
# expect: values (ValueError(), ValueError()) ExceptionGroup
# expect: types (TypeError(), KeyError()) many
try: run([ValueError, OSError])  # expect: values (ValueError(),) ExceptionGroup
except ExceptionGroup as rest: print(repr(rest), rest.exceptions)  # expect: ExceptionGroup('many', [OSError()]) (OSError(),)
eg = ExceptionGroup("g", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)])])
print(eg, repr(eg), len(eg.exceptions), eg.message)  # expect: g (2 sub-exceptions) ExceptionGroup('g', [ValueError(1), ExceptionGroup('inner', [TypeError(2), ValueError(3)])]) 2 g
match, rest = eg.split(ValueError)
print(repr(match), repr(rest))  # expect: ExceptionGroup('g', [ValueError(1), ExceptionGroup('inner', [ValueError(3)])]) ExceptionGroup('g', [ExceptionGroup('inner', [TypeError(2)])])
print(repr(eg.subgroup(TypeError)), eg.subgroup(KeyError), repr(eg.subgroup(lambda e: e.args == (3,))), repr(eg.derive([KeyError()])))  # expect: ExceptionGroup('g', [ExceptionGroup('inner', [TypeError(2)])]) None ExceptionGroup('g', [ExceptionGroup('inner', [ValueError(3)])]) ExceptionGroup('g', [KeyError()])
try:
    try: raise eg
    except* ValueError: raise RuntimeError("new")
except ExceptionGroup as out: print(repr(out))  # expect: ExceptionGroup('', [RuntimeError('new'), ExceptionGroup('g', [ExceptionGroup('inner', [TypeError(2)])])])
try:
    try: raise ValueError("bare")
    except* ValueError as g: print(repr(g))  # expect: ExceptionGroup('', (ValueError('bare'),))
finally: print("finally")  # expect: finally
try:
    pass
except* ValueError: print("never")
else: print("else")  # expect: else
print(error(lambda: ExceptionGroup("x", [])))  # expect: ValueError: second argument (exceptions) must be a non-empty sequence
print(error(lambda: ExceptionGroup("x", [1])))  # expect: ValueError: Item 0 of second argument (exceptions) is not an exception
print(error(lambda: ExceptionGroup("x", 5)))  # expect: TypeError: second argument (exceptions) must be a sequence
print(error(lambda: ExceptionGroup(5, [ValueError()])))  # expect: TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int
print(error(lambda: ExceptionGroup("x", [KeyboardInterrupt()])))  # expect: TypeError: Cannot nest BaseExceptions in an ExceptionGroup
print(type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, type(BaseExceptionGroup("b", [ValueError()])).__name__, issubclass(ExceptionGroup, Exception))  # expect: BaseExceptionGroup ExceptionGroup True
def bad():
    try: raise ValueError
    except* ExceptionGroup: pass
print(error(lambda: bad()))  # expect: TypeError: catching ExceptionGroup with except* is not allowed. Use except instead.
for text in ["try:\n pass\nexcept* A: pass\nexcept B: pass", "try:\n pass\nexcept*: pass", "def f():\n try: pass\n except* A: return 1"]:
    try: compile(text, "t", "exec"); print("ok")
    except SyntaxError as problem: print(problem.msg)  # expect: cannot have both 'except' and 'except*' on the same 'try'
    # expect: expected one or more exception types
    # expect: 'break', 'continue' and 'return' cannot appear in an except* block
