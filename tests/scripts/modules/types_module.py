import types
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


n = types.SimpleNamespace(a=1, b=[2]); n.c = 3
print(n, n.a, n == types.SimpleNamespace(a=1, b=[2], c=3), vars(n))  # expect: namespace(a=1, b=[2], c=3) 1 True {'a': 1, 'b': [2], 'c': 3}
del n.a
print(error(lambda: n.a))  # expect: AttributeError: 'types.SimpleNamespace' object has no attribute 'a'
m = types.MappingProxyType({"k": 1}); print(m, m["k"], len(m), "k" in m, dict(m), list(m.items()))  # expect: {'k': 1} 1 1 True {'k': 1} [('k', 1)]
print(error(lambda: m.__setitem__("k", 2)))  # expect: AttributeError: 'mappingproxy' object has no attribute '__setitem__'
def f(): yield
print(isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType), isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType), isinstance(None, types.NoneType), types.LambdaType is types.FunctionType)  # expect: True True True True True True
class A:
    def m(self): return self
print(isinstance(A().m, types.MethodType), types.MethodType(lambda s, x: (s, x), 5)(6), types.MethodType(len, "abc")())  # expect: True (5, 6) 3
g = types.FunctionType((lambda: x).__code__, {"x": 42}); print(g())  # expect: 42
mod = types.ModuleType("made", "docs"); mod.v = 1; print(mod.__name__, mod.__doc__, mod.v, repr(mod))  # expect: made docs 1 <module 'made'>
print(types.new_class("N", (A,), {}, lambda ns: ns.update(z=1)).z, types.DynamicClassAttribute.__name__, type(int | str) is types.UnionType, types.EllipsisType.__name__)  # expect: 1 DynamicClassAttribute True ellipsis
print(types.CodeType.__name__, types.FrameType.__name__, types.TracebackType.__name__, types.CellType(5).cell_contents, types.CoroutineType.__name__, types.GenericAlias(list, (int,)))  # expect: code frame traceback 5 coroutine list[int]
print(error(lambda: types.SimpleNamespace(1)))  # expect: TypeError: no positional arguments expected
print(error(lambda: types.MethodType(5)))  # expect: TypeError: method expected 2 arguments, got 1
print(error(lambda: types.MethodType(len, None)))  # expect: TypeError: instance must not be None
