def boom():
    raise ValueError
for f in (boom,):
    try: f()
    except ValueError as e: print(repr(e), e.args, e.__traceback__.tb_lineno)
class E(Exception): pass
class F(Exception):
    def __init__(self,a): self.a=a
class G(E):
    def __new__(cls,*a): o=super().__new__(cls,*a); o.t=1; return o
for c in (lambda:E, lambda:E("x",1), lambda:F(3), lambda:G(2), lambda:KeyError("k"), lambda: OSError(2,"no"), lambda: StopIteration(5), lambda: SystemExit(3), lambda: UnicodeDecodeError("utf8",b"a",0,1,"bad"), lambda: ExceptionGroup("g",[E()])):
    try: raise c()
    except BaseException as e: print(repr(e), str(e), e.args, getattr(e,'value',None), e.__context__)
try: raise ExceptionGroup
except TypeError as e: print(e)
try: raise UnicodeDecodeError
except TypeError as e: print(e)
def gen():
    try:
        x = yield 1
        print('got',x)
        try: raise ValueError("in")
        except ValueError:
            y = yield 2
            import sys; print(sys.exc_info()[0], y)
        yield 3
    finally: print('fin')
g=gen(); print(next(g), g.send('a'))
try: raise KeyError
except KeyError:
    print(g.send('b'))
    import sys; print(sys.exc_info()[0])
g.close()
def fib(n):
    if n<2: yield n
    else:
        yield from fib(n-1); yield from fib(n-2)
print(sum(fib(12)))
def many(a,b=2,*c,d=4,**e):
    for x in (a,b,c,d,e): yield x
print(list(many(1)), list(many(1,3,4,d=5,z=1)))
# expect: ValueError() () 4
# expect: E()  () None None
# expect: E('x', 1) ('x', 1) ('x', 1) None None
# expect: F(3) 3 (3,) None None
# expect: G(2) 2 (2,) None None
# expect: KeyError('k') 'k' ('k',) None None
# expect: FileNotFoundError(2, 'no') [Errno 2] no (2, 'no') None None
# expect: StopIteration(5) 5 (5,) 5 None
# expect: SystemExit(3) 3 (3,) None None
# expect: UnicodeDecodeError('utf8', b'a', 0, 1, 'bad') 'utf8' codec can't decode byte 0x61 in position 0: bad ('utf8', b'a', 0, 1, 'bad') None None
# expect: ExceptionGroup('g', [E()]) g (1 sub-exception) ('g', [E()]) None None
# expect: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
# expect: function takes exactly 5 arguments (0 given)
# expect: got a
# expect: 1 2
# expect: <class 'ValueError'> b
# expect: 3
# expect: <class 'KeyError'>
# expect: fin
# expect: 144
# expect: [1, 2, (), 4, {}] [1, 3, (4,), 5, {'z': 1}]
