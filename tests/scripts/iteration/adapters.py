def g(n):
    for i in range(n): yield i
class E(enumerate): pass
class It:
    def __init__(self): self.i=0
    def __iter__(self): return self
    def __next__(self):
        self.i+=1
        if self.i>3: raise StopIteration
        return self.i
class B:
    def __init__(s,v): s.v=v
    def __bool__(s): return s.v%2==0
    def __repr__(s): return f"B{s.v}"
for src in ([5,6,7],(1,2),"aßc",{1:2,3:4},{1:2}.items(),range(3),range(0,10,3),b"ab",{1},g(3),It(),iter([1,2]),reversed([1,2,3])):
    print(list(enumerate(src)), list(enumerate("xy",start=10**20)))
print([ (i,c) for i,c in enumerate(E("ab"),5)], type(E("ab")), next(E("q")))
for i,c in E("ab"): print(i,c)
print(list(zip()), list(zip([1,2])), list(zip([1,2,3],"ab")), list(zip("ab",g(5),[1,2,3])))
print(list(zip(g(3),g(2))), list(zip(It(),"abcd")))
for a,b in zip([1,2,3],g(3)): print(a,b,end=' ')
for a,b in zip(g(3),[1,2,3,4]): print(a,b,end=' ')
print()
try: list(zip([1,2],[1],strict=True))
except ValueError as e: print(e)
try: list(zip([1],[1],[1,2],strict=True))
except ValueError as e: print(e)
print(list(map(lambda x:x+1,[1,2,3])), list(map(int,"123")), list(map(lambda a,b:a*b,[1,2,3],[4,5,6,7])), sum(map(lambda x:x*2, g(4))))
def stop(x):
    if x==3: raise StopIteration
    return x
for x in map(stop,[1,2,3,4]): print(x,end=' ')
print()
m=map(int,["1","x","3"])
print(next(m))
try: next(m)
except ValueError as e: print(e)
print(next(m))
for x in filter(lambda x:x%2,range(10)): print(x,end=' ')
for x in filter(None,[0,1,2,None,"",3]): print(x,end=' ')
for x in filter(bool,[B(1),B(2),B(3),B(4)]): print(x,end=' ')
for x in filter(lambda x:x,[B(1),B(2),B(3),B(4)]): print(x,end=' ')
for x in filter(lambda x:B(x),[1,2,3,4]): print(x,end=' ')
for x in filter(stop,[1,2,3,4]): print(x,end=' ')
for x in filter(str.isdigit,"a1b2"): print(x,end=' ')
print()
class S:
    def __getitem__(s,i):
        if i>3: raise IndexError
        return i*10
    def __len__(s): return 4
print(list(reversed(S())), list(reversed("abc")), list(reversed({1:2,3:4})), list(reversed((1,2))))
try: reversed(5)
except TypeError as e: print(e)
try: enumerate(5)
except TypeError as e: print(e)
try: zip(5)
except TypeError as e: print(e)
try: map(5)
except TypeError as e: print(e)
d={1:1,2:2}
try:
    for k in d: d[k+10]=1
except RuntimeError as e: print(e)
for k,v in {1:2,3:4}.items(): print(k,v)
for i,(k,v) in enumerate({1:2,3:4}.items()): print(i,k,v)
l=[1,2,3]
for i,x in enumerate(l):
    if i<5: l.append(x)
print(l)
it=iter(l)
print(sum(1 for _ in it), list(it)); l.append(1); print(list(it))
import copy
print(enumerate([1,2]).__reduce__()[0], zip([1],[2]).__reduce__()[0])
print(sum(filter(None, map(lambda x:x%3, range(100)))))
print([x for x in map(str,range(5))], set(map(abs,[-1,1])), dict(zip("ab",[1,2])), dict(enumerate("ab")))
print(enumerate[int])
print(isinstance(zip(),zip), map.__name__, filter.__module__)
a,b,c=map(int,"123"); print(a,b,c)
print(*map(str,[1,2]), max(map(abs,[-3,2])), sorted(zip([2,1],"ab")), any(map(lambda x:x>2,[1,2,3])))
# expect: [(0, 5), (1, 6), (2, 7)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 1), (1, 2)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 'a'), (1, 'ß'), (2, 'c')] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 1), (1, 3)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, (1, 2))] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 0), (1, 1), (2, 2)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 0), (1, 3), (2, 6), (3, 9)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 97), (1, 98)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 1)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 0), (1, 1), (2, 2)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 1), (1, 2), (2, 3)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 1), (1, 2)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(0, 3), (1, 2), (2, 1)] [(100000000000000000000, 'x'), (100000000000000000001, 'y')]
# expect: [(5, (0, 'a')), (6, (1, 'b'))] <class '__main__.E'> (0, 'q')
# expect: 0 a
# expect: 1 b
# expect: [] [(1,), (2,)] [(1, 'a'), (2, 'b')] [('a', 0, 1), ('b', 1, 2)]
# expect: [(0, 0), (1, 1)] [(1, 'a'), (2, 'b'), (3, 'c')]
# expect: 1 0 2 1 3 2 0 1 1 2 2 3 
# expect: zip() argument 2 is shorter than argument 1
# expect: zip() argument 3 is longer than arguments 1-2
# expect: [2, 3, 4] [1, 2, 3] [4, 10, 18] 12
# expect: 1 2 
# expect: 1
# expect: invalid literal for int() with base 10: 'x'
# expect: 3
# expect: 1 3 5 7 9 1 2 3 B2 B4 B2 B4 2 4 1 2 1 2 
# expect: [30, 20, 10, 0] ['c', 'b', 'a'] [3, 1] [2, 1]
# expect: 'int' object is not reversible
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
# expect: map() must have at least two arguments.
# expect: dictionary changed size during iteration
# expect: 1 2
# expect: 3 4
# expect: 0 1 2
# expect: 1 3 4
# expect: [1, 2, 3, 1, 2, 3, 1, 2]
# expect: 8 []
# expect: []
# expect: <class 'enumerate'> <class 'zip'>
# expect: 99
# expect: ['0', '1', '2', '3', '4'] {1} {'a': 1, 'b': 2} {0: 'a', 1: 'b'}
# expect: enumerate[int]
# expect: True map builtins
# expect: 1 2 3
# expect: 1 2 3 [(1, 'b'), (2, 'a')] True
