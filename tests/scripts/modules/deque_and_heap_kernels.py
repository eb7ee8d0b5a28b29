from collections import deque
import heapq, random
random.seed(1)
d=deque(maxlen=3)
for i in range(6): d.append(i)
print(d, len(d), bool(d)); d.appendleft(9); print(d)
d=deque()
ref=[]
for i in range(300):
    r=random.random()
    if r<0.35: d.append(i); ref.append(i)
    elif r<0.55: d.appendleft(i); ref.insert(0,i)
    elif r<0.75 and ref: assert d.popleft()==ref.pop(0)
    elif ref: assert d.pop()==ref.pop()
    assert len(d)==len(ref)
print(list(d)==ref)
for i in range(200): d.append(i)
while d: d.popleft()
try: d.pop()
except IndexError as e: print(e)
try: deque.append(5,1)
except TypeError as e: print(e)
class D(deque):
    def __init__(self,*a): super().__init__(*a); self.x=1
q=D([1,2]); q.append(3); print(q, q.x, len(q), q.popleft())
z=deque(maxlen=0); z.append(1); print(z)
class P:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
for mk in (lambda v:v, lambda v:float(v), lambda v:(v%5,v), lambda v:str(v), P):
    h=[];out=[]
    for i in range(300):
        heapq.heappush(h,mk(random.randrange(1000)))
        if i%3==2: out.append(heapq.heappop(h))
        if i%7==2: out.append(heapq.heapreplace(h,mk(i)))
        if i%11==2: out.append(heapq.heappushpop(h,mk(i)))
    f=lambda x: x.v if isinstance(x,P) else x
    print([f(x) for x in out][-5:], [f(x) for x in h][:8])
try: heapq.heappop([])
except IndexError as e: print(e)
try: heapq.heappush(5,1)
except (TypeError,AttributeError) as e: print('err')
print(heapq.nsmallest(3,[5,1,4,2]), list(heapq.merge([1,3],[2,4])))
print(sorted([3,1,2],key=lambda x:-x), sorted("bca",reverse=True), sorted([(1,'b'),(1,'a'),(0,'z')],key=lambda t:t[0],reverse=True), sorted([P(2),P(1)],key=lambda p:p)[0].v)
print(sum([1.5,2]), sum([[1],[2]],[]), sum((P for P in range(3))))
try: sum(["a"],"")
except TypeError as e: print(e)
# expect: deque([3, 4, 5], maxlen=3) 3 True
# expect: deque([9, 3, 4], maxlen=3)
# expect: True
# expect: pop from an empty deque
# expect: descriptor 'append' for 'collections.deque' objects doesn't apply to a 'int' object
# expect: D([2, 3]) 1 3 1
# expect: deque([], maxlen=0)
# expect: [324, 324, 327, 168, 296] [299, 335, 335, 345, 342, 363, 369, 377]
# expect: [31.0, 289.0, 310.0, 296.0, 299.0] [311.0, 337.0, 324.0, 363.0, 341.0, 398.0, 406.0, 408.0]
# expect: [(0, 210), (0, 570), (0, 945), (0, 400), (1, 296)] [(1, 346), (2, 92), (1, 521), (2, 212), (2, 102), (1, 861), (2, 172), (2, 327)]
# expect: ['344', '119', '363', '148', '151'] ['296', '4', '299', '498', '434', '397', '544', '513']
# expect: [105, 254, 275, 31, 50] [277, 282, 288, 307, 286, 289, 417, 376]
# expect: index out of range
# expect: err
# expect: [1, 2, 4] [1, 2, 3, 4]
# expect: [3, 2, 1] ['c', 'b', 'a'] [(1, 'b'), (1, 'a'), (0, 'z')] 1
# expect: 3.5 [1, 2] 3
# expect: sum() can't sum strings [use ''.join(seq) instead]
