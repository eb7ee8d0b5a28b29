# Types by name, and classes made at run time.
import types


def function():
    yield 1


print(isinstance(function, types.FunctionType), isinstance(function(), types.GeneratorType), isinstance(len, types.BuiltinFunctionType))  # expect: True True True
print(isinstance([].append, types.BuiltinMethodType), isinstance(types, types.ModuleType), type(None) is types.NoneType)  # expect: True True True
space = types.SimpleNamespace(a=1, b="x")
space.c = [2]
print(space, space.a, space == types.SimpleNamespace(a=1, b="x", c=[2]))  # expect: namespace(a=1, b='x', c=[2]) 1 True
print(types.MappingProxyType({"k": 1})["k"], list[int].__class__ is types.GenericAlias, isinstance(int | str, types.UnionType))  # expect: 1 True True
Made = types.new_class("Made", (dict,), {}, lambda body: body.update(size=lambda self: len(self)))
print(Made.__mro__[1], Made(a=1).size())  # expect: <class 'dict'> 1
bound = types.MethodType(lambda self, n: (self, n), "me")
print(bound(5))  # expect: ('me', 5)
