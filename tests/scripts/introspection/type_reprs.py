class A: pass
class B(A):
    def __repr__(self): return "B!"
print(int, A, type(5), type(A), type(None), [int, A], {"t": str})  # expect: <class 'int'> <class '__main__.A'> <class 'int'> <class 'type'> <class 'NoneType'> [<class 'int'>, <class '__main__.A'>] {'t': <class 'str'>}
print(repr(B()), str(B()), [B()], (B(),), {B(): B()}, f"{B()}", f"{B()!s:>5}")  # expect: B! B! [B!] (B!,) {B!: B!} B!    B!
print(repr(object())[:18], repr(A())[:18], str(A())[:13], repr(super(B, B())), repr(B().__init__)[:16])  # expect: <object object at  <__main__.A object <__main__.A o <super: <class 'B'>, <B object>> <method-wrapper
print(range(3), slice(1, 2), Ellipsis, NotImplemented, ..., type(...), type(NotImplemented))  # expect: range(0, 3) slice(1, 2, None) Ellipsis NotImplemented Ellipsis <class 'ellipsis'> <class 'NotImplementedType'>
print({}.keys(), {}.values(), {1: 2}.items(), iter([]).__class__, iter(()).__class__, iter("").__class__, iter({}).__class__, iter(set()).__class__, iter(range(1)).__class__)  # expect: dict_keys([]) dict_values([]) dict_items([(1, 2)]) <class 'list_iterator'> <class 'tuple_iterator'> <class 'str_ascii_iterator'> <class 'dict_keyiterator'> <class 'set_iterator'> <class 'range_iterator'>
print(zip().__class__, map(int, []).__class__, filter(int, []).__class__, enumerate([]).__class__, reversed([]).__class__, (x for x in []).__class__)  # expect: <class 'zip'> <class 'map'> <class 'filter'> <class 'enumerate'> <class 'list_reverseiterator'> <class 'generator'>
print(type(lambda: 0), type(len), type(A().__init__), type([].append), type(A.__dict__), type(type.__dict__["__dict__"]).__name__)  # expect: <class 'function'> <class 'builtin_function_or_method'> <class 'method-wrapper'> <class 'builtin_function_or_method'> <class 'mappingproxy'> getset_descriptor
print(property, classmethod, staticmethod, super, object, type, BaseException, memoryview)  # expect: <class 'property'> <class 'classmethod'> <class 'staticmethod'> <class 'super'> <class 'object'> <class 'type'> <class 'BaseException'> <class 'memoryview'>
import math, sys
print(math.__name__, type(math), repr(math)[:14], type(sys).__name__)  # expect: math <class 'module'> <module 'math' module
try: 1 / 0
except ZeroDivisionError as e: print(type(e.__traceback__), type(e.__traceback__.tb_frame), type(e.__traceback__.tb_frame.f_code))  # expect: <class 'traceback'> <class 'frame'> <class 'code'>
print([1, [2, (3,), {4: {5}}]], repr("a'b\n"), [float("nan"), float("inf"), -0.0], (None, True, ...), {"a": [b"x", bytearray(b"y")]}, frozenset(), {()})  # expect: [1, [2, (3,), {4: {5}}]] "a'b\n" [nan, inf, -0.0] (None, True, Ellipsis) {'a': [b'x', bytearray(b'y')]} frozenset() {()}
l = [1]; l.append(l); d = {}; d["d"] = d; t = ([],); t[0].append(t)
print(l, d, t)  # expect: [1, [...]] {'d': {...}} ([(...)],)
