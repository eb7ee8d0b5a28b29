class A:
    __x = 1
    _y = 2
    __z__ = 3
    def __init__(self):
        self.__v = 5
    def __method(self):
        return self.__v + self.__x
    def call(self):
        return self.__method()
    def local(self):
        __t = 1
        return list(locals())
    def keyword(self, *, __k=1):
        return __k
a = A()
print(a.call(), sorted(n for n in vars(a)), a._A__v, a._A__method(), A._A__x, A.__z__)  # expect: 6 ['_A__v'] 5 6 1 3
print(a.local(), A.keyword.__kwdefaults__)  # expect: ['self', '_A__t'] {'_A__k': 1}
class B(A):
    def __init__(self):
        super().__init__()
        self.__v = 50
print(B().call(), sorted(vars(B())))  # expect: 6 ['_A__v', '_B__v']
try:
    a.__x
except AttributeError as problem:
    print(problem)  # expect: 'A' object has no attribute '__x'
class __C:
    def get(self): return self.__d
    __d = 4
print(__C().get(), hasattr(__C, "_C__d"))  # expect: 4 True
