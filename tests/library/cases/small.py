# Cases: reprlib, keyword, numbers, graphlib, types and warnings.
import reprlib, warnings, numbers, graphlib, sys, io, keyword, types, collections
from graphlib import TopologicalSorter, CycleError
class Bad:
    def __repr__(self): raise ValueError
class Long:
    def __repr__(self): return "L" * 100
check("""
reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr(10**100), reprlib.repr({i: i for i in range(9)}), reprlib.repr(tuple(range(9))), reprlib.repr((1,)), reprlib.repr(set(range(9))), reprlib.repr(frozenset(range(9))), reprlib.repr(set()), reprlib.repr(frozenset()), reprlib.repr(collections.deque(range(9)))
reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr({1: {2: {3: {4: {5: {6: {7: 1}}}}}}}), reprlib.repr({}), reprlib.repr([]), reprlib.repr(Long()), reprlib.repr("it's " * 20), reprlib.repr(5.5), reprlib.repr(None), reprlib.repr('é\\n' * 30)
reprlib.repr(Bad())[:20]
sorted(vars(reprlib.Repr())), reprlib.aRepr.maxlist
keyword.kwlist, keyword.softkwlist, keyword.iskeyword('if'), keyword.iskeyword('match'), keyword.issoftkeyword('match')
[isinstance(5, k) for k in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)]
[isinstance(5.5, k) for k in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)]
[isinstance(5j, k) for k in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)]
[isinstance('5', k) for k in (numbers.Number, numbers.Complex)], isinstance(True, numbers.Integral)
[sorted(k.__abstractmethods__) for k in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)]
numbers.Integral()
list(TopologicalSorter({'d': 'bc', 'b': 'a', 'c': 'a'}).static_order()), list(TopologicalSorter().static_order())
list(TopologicalSorter({'a': 'b', 'b': 'a'}).static_order())
list(TopologicalSorter({1: [2], 2: [3], 3: [4], 4: [2], 0: [1]}).static_order())
list(TopologicalSorter({1: [1]}).static_order())
t = TopologicalSorter({'d': 'bc', 'b': 'a', 'c': 'a'})
t.get_ready()
t.is_active()
t.done('a')
t.prepare()
t.prepare()
t.add('z')
t.get_ready(), t.is_active(), bool(t), t.get_ready()
t.done('d')
t.done('zz')
t.done('a'), t.get_ready(), t.done('b'), t.get_ready(), t.done('c'), t.get_ready(), t.done('d'), t.is_active()
t.done('a')
TopologicalSorter[int], CycleError.__mro__
types.FunctionType, types.MethodType, types.GeneratorType, types.ModuleType, types.SimpleNamespace(a=1, b=[2]), types.NoneType, types.UnionType, types.GenericAlias, types.CodeType, types.MappingProxyType({'a': 1}), types.EllipsisType, types.NotImplementedType, types.TracebackType, types.FrameType, types.CellType, types.CoroutineType, types.AsyncGeneratorType, types.BuiltinFunctionType, types.GetSetDescriptorType, types.MemberDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType, types.ClassMethodDescriptorType
types.new_class('X', (int,), {}, lambda ns: ns.update(a=5)).a, types.new_class('Y').__mro__, types.new_class('Z', (list[int],)).__orig_bases__
types.new_class('X', (), {'metaclass': type, 'foo': 1})
types.resolve_bases((int, list[str])), types.prepare_class('X', (int,), {'metaclass': type}), types.prepare_class('X')
sorted(set(types.__all__))
""")
class Rec:
    def __init__(self): self.items = [self]
    @reprlib.recursive_repr()
    def __repr__(self):
        "doc"
        return f"Rec({self.items})"
check("Rec()\nRec.__repr__.__doc__, Rec.__repr__.__name__")
for _ in range(60):
    n = rng.randrange(1, 9)
    g = {i: [rng.randrange(n) for _ in range(rng.randrange(3))] for i in range(n)}
    show((g, trial(lambda: list(TopologicalSorter(g).static_order()))))
    g = {i: [rng.randrange(i) for _ in range(rng.randrange(4)) if i] for i in range(n)}
    show((g, trial(lambda: list(TopologicalSorter(g).static_order()))))

def emit(*a, **k):
    warnings.warn(*a, **k)
def caught(*calls):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        for args in calls: emit(*args)
    return [(str(w.message), w.category.__name__, w.lineno > 0) for w in log]
class MyW(UserWarning): pass
check("""
caught(("a",), ("a",), ("b", DeprecationWarning), (MyW("c"),))
emit("x", int)
emit("x", 5)
""")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    check("emit('boom')\nemit('dep', DeprecationWarning)\nemit(MyW('m'))")
with warnings.catch_warnings():
    warnings.filterwarnings("error", message="bo+m")
    warnings.filterwarnings("ignore", category=MyW)
    check("emit('booom')\nemit(MyW('m'))")
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("once")
    for _ in range(3): emit("o")
    warnings.simplefilter("default")
    for _ in range(3): emit("p")
    warnings.simplefilter("ignore")
    emit("q")
show([str(w.message) for w in log])
with warnings.catch_warnings(record=True, action="always") as log:
    emit("z"); emit("z")
show(len(log))
check("""
warnings.simplefilter('nope')
warnings.formatwarning('msg', UserWarning, 'file.py', 5, 'line')
str(warnings.WarningMessage('m', UserWarning, 'f', 1))
""")
err, sys.stderr = sys.stderr, io.StringIO()
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.warn_explicit("explicit", UserWarning, "nofile.py", 7)
text, sys.stderr = sys.stderr.getvalue(), err
show(text)
