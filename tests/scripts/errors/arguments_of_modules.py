# The words about arguments that functions and types of modules refuse.
import bisect, collections, functools, heapq, itertools, math, operator, time


def show(action):
    try:
        print(action())
    except Exception as problem:
        print(f"{type(problem).__name__}: {problem}")


show(lambda: functools.cmp_to_key(1,2))  # expect: TypeError: cmp_to_key() takes at most 1 argument (2 given)
show(lambda: functools.cmp_to_key())  # expect: TypeError: cmp_to_key() missing required argument 'mycmp' (pos 1)
show(lambda: functools.cmp_to_key(x=1))  # expect: TypeError: cmp_to_key() missing required argument 'mycmp' (pos 1)
show(lambda: functools.reduce())  # expect: TypeError: reduce expected at least 2 arguments, got 0
show(lambda: functools.reduce(1))  # expect: TypeError: reduce expected at least 2 arguments, got 1
show(lambda: functools.partial())  # expect: TypeError: type 'partial' takes at least one argument
show(lambda: functools.partial(1))  # expect: TypeError: the first argument must be callable
show(lambda: itertools.combinations())  # expect: TypeError: combinations() missing required argument 'iterable' (pos 1)
show(lambda: itertools.combinations([1]))  # expect: TypeError: combinations() missing required argument 'r' (pos 2)
show(lambda: itertools.combinations([1],2,3))  # expect: TypeError: combinations() takes at most 2 arguments (3 given)
show(lambda: itertools.combinations([1],2,foo=3))  # expect: TypeError: combinations() takes at most 2 arguments (3 given)
show(lambda: itertools.chain(a=1))  # expect: TypeError: chain() takes no keyword arguments
show(lambda: itertools.chain.from_iterable())  # expect: TypeError: chain.from_iterable() takes exactly one argument (0 given)
show(lambda: itertools.chain.from_iterable(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: itertools.count(1,2,3))  # expect: TypeError: count() takes at most 2 arguments (3 given)
show(lambda: itertools.count('a'))  # expect: TypeError: a number is required
show(lambda: itertools.count(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for count()
show(lambda: itertools.cycle())  # expect: TypeError: cycle expected 1 argument, got 0
show(lambda: itertools.cycle(1,2))  # expect: TypeError: cycle expected 1 argument, got 2
show(lambda: itertools.cycle(a=1))  # expect: TypeError: cycle() takes no keyword arguments
show(lambda: itertools.repeat())  # expect: TypeError: repeat() missing required argument 'object' (pos 1)
show(lambda: itertools.repeat(1,2,3))  # expect: TypeError: repeat() takes at most 2 arguments (3 given)
show(lambda: itertools.repeat(1,'a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: itertools.repeat(foo=1))  # expect: TypeError: repeat() missing required argument 'object' (pos 1)
show(lambda: itertools.accumulate())  # expect: TypeError: accumulate() missing required argument 'iterable' (pos 1)
show(lambda: itertools.accumulate(1,2,3))  # expect: TypeError: accumulate() takes at most 2 positional arguments (3 given)
show(lambda: itertools.compress())  # expect: TypeError: compress() missing required argument 'data' (pos 1)
show(lambda: itertools.compress(1))  # expect: TypeError: compress() missing required argument 'selectors' (pos 2)
show(lambda: itertools.compress(1,2,3))  # expect: TypeError: compress() takes at most 2 arguments (3 given)
show(lambda: itertools.dropwhile())  # expect: TypeError: dropwhile expected 2 arguments, got 0
show(lambda: itertools.dropwhile(1))  # expect: TypeError: dropwhile expected 2 arguments, got 1
show(lambda: itertools.takewhile(1,2,3))  # expect: TypeError: takewhile expected 2 arguments, got 3
show(lambda: itertools.takewhile(predicate=1,iterable=2))  # expect: TypeError: takewhile() takes no keyword arguments
show(lambda: itertools.filterfalse())  # expect: TypeError: filterfalse expected 2 arguments, got 0
show(lambda: itertools.groupby())  # expect: TypeError: groupby() missing required argument 'iterable' (pos 1)
show(lambda: itertools.groupby(1,2,3))  # expect: TypeError: groupby() takes at most 2 arguments (3 given)
show(lambda: itertools.groupby(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: itertools.islice())  # expect: TypeError: islice expected at least 2 arguments, got 0
show(lambda: itertools.islice(1))  # expect: TypeError: islice expected at least 2 arguments, got 1
show(lambda: itertools.islice(1,2,3,4,5))  # expect: TypeError: islice expected at most 4 arguments, got 5
show(lambda: itertools.islice([1],'a'))  # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
show(lambda: itertools.islice([1],1,'a'))  # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
show(lambda: itertools.islice([1],1,2,0))  # expect: ValueError: Step for islice() must be a positive integer or None.
show(lambda: itertools.islice([1],-1))  # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
show(lambda: itertools.islice([1], a=1))  # expect: TypeError: islice() takes no keyword arguments
show(lambda: itertools.pairwise())  # expect: TypeError: pairwise expected 1 argument, got 0
show(lambda: itertools.pairwise(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: itertools.permutations())  # expect: TypeError: permutations() missing required argument 'iterable' (pos 1)
show(lambda: itertools.permutations([1],'a'))  # expect: TypeError: Expected int as r
show(lambda: itertools.permutations([1],-1))  # expect: ValueError: r must be non-negative
show(lambda: itertools.product(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for product()
show(lambda: itertools.product(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: itertools.product([1],repeat=-1))  # expect: ValueError: repeat argument cannot be negative
show(lambda: itertools.product([1],repeat='a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: itertools.starmap())  # expect: TypeError: starmap expected 2 arguments, got 0
show(lambda: itertools.starmap(1,2,3))  # expect: TypeError: starmap expected 2 arguments, got 3
show(lambda: itertools.tee())  # expect: TypeError: tee expected at least 1 argument, got 0
show(lambda: itertools.tee(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: itertools.tee([1],-1))  # expect: ValueError: n must be >= 0
show(lambda: itertools.tee([1],1,2))  # expect: TypeError: tee expected at most 2 arguments, got 3
show(lambda: itertools.zip_longest(foo=1))  # expect: TypeError: zip_longest() got an unexpected keyword argument
show(lambda: itertools.zip_longest(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: itertools.combinations_with_replacement())  # expect: TypeError: combinations_with_replacement() missing required argument 'iterable' (pos 1)
show(lambda: operator.add())  # expect: TypeError: add expected 2 arguments, got 0
show(lambda: operator.add(1))  # expect: TypeError: add expected 2 arguments, got 1
show(lambda: operator.add(1,2,3))  # expect: TypeError: add expected 2 arguments, got 3
show(lambda: operator.add(a=1,b=2))  # expect: TypeError: _operator.add() takes no keyword arguments
show(lambda: operator.neg())  # expect: TypeError: _operator.neg() takes exactly one argument (0 given)
show(lambda: operator.neg(1,2))  # expect: TypeError: _operator.neg() takes exactly one argument (2 given)
show(lambda: operator.not_())  # expect: TypeError: _operator.not_() takes exactly one argument (0 given)
show(lambda: operator.itemgetter())  # expect: TypeError: itemgetter expected 1 argument, got 0
show(lambda: operator.attrgetter())  # expect: TypeError: attrgetter expected 1 argument, got 0
show(lambda: operator.attrgetter(1))  # expect: TypeError: attribute name must be a string
show(lambda: operator.methodcaller())  # expect: TypeError: methodcaller needs at least one argument, the method name
show(lambda: operator.methodcaller(1))  # expect: TypeError: method name must be a string
show(lambda: operator.itemgetter(1)())  # expect: TypeError: itemgetter expected 1 argument, got 0
show(lambda: operator.itemgetter(1)(1,2))  # expect: TypeError: itemgetter expected 1 argument, got 2
show(lambda: operator.attrgetter('a')())  # expect: TypeError: attrgetter expected 1 argument, got 0
show(lambda: operator.methodcaller('a')())  # expect: TypeError: methodcaller expected 1 argument, got 0
show(lambda: operator.call())  # expect: TypeError: call expected at least 1 argument, got 0
show(lambda: operator.length_hint())  # expect: TypeError: length_hint expected at least 1 argument, got 0
show(lambda: operator.length_hint([], 'a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: operator.length_hint(1,2,3))  # expect: TypeError: length_hint expected at most 2 arguments, got 3
show(lambda: operator.indexOf([1],2))  # expect: ValueError: sequence.index(x): x not in sequence
show(lambda: operator.countOf(1))  # expect: TypeError: countOf expected 2 arguments, got 1
show(lambda: operator.index(1.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: operator.index())  # expect: TypeError: _operator.index() takes exactly one argument (0 given)
show(lambda: operator.contains(1))  # expect: TypeError: contains expected 2 arguments, got 1
show(lambda: heapq.heappush())  # expect: TypeError: heappush expected 2 arguments, got 0
show(lambda: heapq.heappush(1,2))  # expect: TypeError: heappush() argument 1 must be list, not int
show(lambda: heapq.heappush([]))  # expect: TypeError: heappush expected 2 arguments, got 1
show(lambda: heapq.heappop())  # expect: TypeError: _heapq.heappop() takes exactly one argument (0 given)
show(lambda: heapq.heappop([]))  # expect: IndexError: index out of range
show(lambda: heapq.heappop(1))  # expect: TypeError: heappop() argument must be list, not int
show(lambda: heapq.heapify())  # expect: TypeError: _heapq.heapify() takes exactly one argument (0 given)
show(lambda: heapq.heapify(()))  # expect: TypeError: heapify() argument must be list, not tuple
show(lambda: heapq.heapreplace([],1))  # expect: IndexError: index out of range
show(lambda: heapq.heapreplace((),1))  # expect: TypeError: heapreplace() argument 1 must be list, not tuple
show(lambda: heapq.heappushpop((),1))  # expect: TypeError: heappushpop() argument 1 must be list, not tuple
show(lambda: heapq.heappushpop((1,2),1))  # expect: TypeError: heappushpop() argument 1 must be list, not tuple
show(lambda: heapq.nlargest())  # expect: TypeError: nlargest() missing 2 required positional arguments: 'n' and 'iterable'
show(lambda: heapq.merge(foo=1))  # expect: TypeError: merge() got an unexpected keyword argument 'foo'
show(lambda: heapq.nsmallest(1))  # expect: TypeError: nsmallest() missing 1 required positional argument: 'iterable'
show(lambda: bisect.bisect())  # expect: TypeError: bisect_right() missing required argument 'a' (pos 1)
show(lambda: bisect.bisect([1]))  # expect: TypeError: bisect_right() missing required argument 'x' (pos 2)
show(lambda: bisect.bisect([1],2,3,4,5))  # expect: TypeError: bisect_right() takes at most 4 positional arguments (5 given)
show(lambda: bisect.bisect([1],2,-1))  # expect: ValueError: lo must be non-negative
show(lambda: bisect.bisect(1,2))  # expect: TypeError: object of type 'int' has no len()
show(lambda: bisect.insort(1,2))  # expect: TypeError: object of type 'int' has no len()
show(lambda: bisect.insort((),2))  # expect: AttributeError: 'tuple' object has no attribute 'insert'
show(lambda: bisect.insort_left(1,2))  # expect: TypeError: object of type 'int' has no len()
show(lambda: bisect.bisect_left(foo=1))  # expect: TypeError: bisect_left() missing required argument 'a' (pos 1)
show(lambda: bisect.bisect([1],'a'))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
show(lambda: time.time(1))  # expect: TypeError: time.time() takes no arguments (1 given)
show(lambda: time.localtime(1,2))  # expect: TypeError: localtime() takes at most 1 argument (2 given)
show(lambda: time.strftime())  # expect: TypeError: strftime() takes at least 1 argument (0 given)
show(lambda: time.strftime(1))  # expect: TypeError: strftime() argument 1 must be str, not int
show(lambda: time.mktime())  # expect: TypeError: time.mktime() takes exactly one argument (0 given)
show(lambda: time.gmtime('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: time.asctime(1))  # expect: TypeError: Tuple or struct_time argument required
show(lambda: math.sin())  # expect: TypeError: math.sin() takes exactly one argument (0 given)
show(lambda: math.sin('a'))  # expect: TypeError: must be real number, not str
show(lambda: math.pow(1))  # expect: TypeError: pow expected 2 arguments, got 1
show(lambda: math.pow(1,2,3))  # expect: TypeError: pow expected 2 arguments, got 3
show(lambda: math.isclose())  # expect: TypeError: isclose() missing required argument 'a' (pos 1)
show(lambda: math.isclose(1))  # expect: TypeError: isclose() missing required argument 'b' (pos 2)
show(lambda: math.isclose(1,2,3))  # expect: TypeError: isclose() takes exactly 2 positional arguments (3 given)
show(lambda: math.isclose(1,2,foo=3))  # expect: TypeError: 'foo' is an invalid keyword argument for isclose()
show(lambda: math.log())  # expect: TypeError: math.log requires 1 to 2 arguments
show(lambda: math.log(1,2,3))  # expect: TypeError: math.log requires 1 to 2 arguments
show(lambda: math.floor())  # expect: TypeError: math.floor() takes exactly one argument (0 given)
show(lambda: math.gcd(1.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: math.factorial())  # expect: TypeError: math.factorial() takes exactly one argument (0 given)
show(lambda: math.factorial(1.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: math.factorial(-1))  # expect: ValueError: factorial() not defined for negative values
show(lambda: math.comb(1))  # expect: TypeError: comb expected 2 arguments, got 1
show(lambda: math.comb('a',1))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: math.comb(1,2,3))  # expect: TypeError: comb expected 2 arguments, got 3
show(lambda: math.perm())  # expect: TypeError: perm expected at least 1 argument, got 0
show(lambda: math.perm(1,2,3))  # expect: TypeError: perm expected at most 2 arguments, got 3
show(lambda: math.perm('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: math.prod())  # expect: TypeError: prod() takes exactly 1 positional argument (0 given)
show(lambda: math.prod([],foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for prod()
show(lambda: math.prod([1],2))  # expect: TypeError: prod() takes exactly 1 positional argument (2 given)
show(lambda: math.fsum())  # expect: TypeError: math.fsum() takes exactly one argument (0 given)
show(lambda: math.fsum(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: math.dist([1]))  # expect: TypeError: dist expected 2 arguments, got 1
show(lambda: math.dist([1],[1,2]))  # expect: ValueError: both points must have the same number of dimensions
show(lambda: math.dist(1,2))  # expect: TypeError: 'int' object is not iterable
show(lambda: math.hypot('a'))  # expect: TypeError: must be real number, not str
show(lambda: math.hypot(a=1))  # expect: TypeError: math.hypot() takes no keyword arguments
show(lambda: math.ldexp(1))  # expect: TypeError: ldexp expected 2 arguments, got 1
show(lambda: math.ldexp(1,1.0))  # expect: TypeError: Expected an int as second argument to ldexp.
show(lambda: math.isqrt())  # expect: TypeError: math.isqrt() takes exactly one argument (0 given)
show(lambda: math.isqrt(-1))  # expect: ValueError: isqrt() argument must be nonnegative
show(lambda: math.isqrt(1.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: math.trunc())  # expect: TypeError: math.trunc() takes exactly one argument (0 given)
show(lambda: math.trunc('a'))  # expect: TypeError: type str doesn't define __trunc__ method
show(lambda: math.frexp())  # expect: TypeError: math.frexp() takes exactly one argument (0 given)
show(lambda: math.lcm('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: math.copysign(1))  # expect: TypeError: copysign expected 2 arguments, got 1
show(lambda: math.nextafter(1))  # expect: TypeError: nextafter expected 2 arguments, got 1
show(lambda: math.atan2(1))  # expect: TypeError: atan2 expected 2 arguments, got 1
show(lambda: math.atan2('a',1))  # expect: TypeError: must be real number, not str
show(lambda: math.fmod(1))  # expect: TypeError: fmod expected 2 arguments, got 1
show(lambda: math.cbrt())  # expect: TypeError: math.cbrt() takes exactly one argument (0 given)
show(lambda: math.ulp('a'))  # expect: TypeError: must be real number, not str
show(lambda: collections.deque(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: collections.deque([],'a'))  # expect: TypeError: an integer is required
show(lambda: collections.deque([],-1))  # expect: ValueError: maxlen must be non-negative
show(lambda: collections.deque(1,2,3))  # expect: TypeError: deque() takes at most 2 arguments (3 given)
show(lambda: collections.deque(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for deque()
show(lambda: collections.deque().append())  # expect: TypeError: deque.append() takes exactly one argument (0 given)
show(lambda: collections.deque().append(1,2))  # expect: TypeError: deque.append() takes exactly one argument (2 given)
show(lambda: collections.deque().pop())  # expect: IndexError: pop from an empty deque
show(lambda: collections.deque().pop(1))  # expect: TypeError: deque.pop() takes no arguments (1 given)
show(lambda: collections.deque().popleft())  # expect: IndexError: pop from an empty deque
show(lambda: collections.deque().rotate('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: collections.deque().insert(1))  # expect: TypeError: insert() takes exactly 2 arguments (1 given)
show(lambda: collections.deque().remove(1))  # expect: ValueError: 1 is not in deque
show(lambda: collections.deque().index(1))  # expect: ValueError: 1 is not in deque
show(lambda: collections.deque().index())  # expect: TypeError: index() takes at least 1 argument (0 given)
show(lambda: collections.deque().extend())  # expect: TypeError: deque.extend() takes exactly one argument (0 given)
show(lambda: collections.deque().extend(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: collections.deque().count())  # expect: TypeError: deque.count() takes exactly one argument (0 given)
show(lambda: collections.deque().clear(1))  # expect: TypeError: deque.clear() takes no arguments (1 given)
show(lambda: collections.deque()[0])  # expect: IndexError: deque index out of range
show(lambda: collections.deque()['a'])  # expect: TypeError: sequence index must be integer, not 'str'
show(lambda: collections.deque() + [1])  # expect: TypeError: can only concatenate deque (not "list") to deque
show(lambda: collections.deque() * 'a')  # expect: TypeError: can't multiply sequence by non-int of type 'str'
show(lambda: collections.deque() < 1)  # expect: TypeError: '<' not supported between instances of 'collections.deque' and 'int'
show(lambda: collections.deque().foo)  # expect: AttributeError: 'collections.deque' object has no attribute 'foo'
show(lambda: collections.defaultdict(1))  # expect: TypeError: first argument must be callable or None
show(lambda: collections.defaultdict(None,1,2))  # expect: TypeError: dict expected at most 1 argument, got 2
show(lambda: collections.defaultdict()[1])  # expect: KeyError: 1
show(lambda: collections.defaultdict().foo)  # expect: AttributeError: 'collections.defaultdict' object has no attribute 'foo'
show(lambda: collections.defaultdict().copy(1))  # expect: TypeError: defaultdict.copy() takes no arguments (1 given)
show(lambda: collections.OrderedDict(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: collections.OrderedDict().popitem())  # expect: KeyError: 'dictionary is empty'
show(lambda: collections.OrderedDict().pop(1))  # expect: KeyError: 1
show(lambda: collections.OrderedDict().move_to_end(1))  # expect: KeyError: 1
show(lambda: collections.OrderedDict().move_to_end())  # expect: TypeError: move_to_end() missing required argument 'key' (pos 1)
show(lambda: collections.OrderedDict().fromkeys())  # expect: TypeError: fromkeys() missing required argument 'iterable' (pos 1)
show(lambda: collections.Counter(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: collections.Counter(1,2))  # expect: TypeError: Counter.__init__() takes from 1 to 2 positional arguments but 3 were given
show(lambda: collections.ChainMap().pop(1))  # expect: KeyError: 'Key not found in the first mapping: 1'
show(lambda: collections.namedtuple())  # expect: TypeError: namedtuple() missing 2 required positional arguments: 'typename' and 'field_names'
show(lambda: collections.namedtuple('a','b')())  # expect: TypeError: a.__new__() missing 1 required positional argument: 'b'
show(lambda: collections.namedtuple('a','b')(1,2))  # expect: TypeError: a.__new__() takes 2 positional arguments but 3 were given
show(lambda: collections.namedtuple('a','b')(c=1))  # expect: TypeError: a.__new__() got an unexpected keyword argument 'c'
show(lambda: collections.namedtuple('a','b b'))  # expect: ValueError: Encountered duplicate field name: 'b'
show(lambda: collections.namedtuple('a','1'))  # expect: ValueError: Type names and field names must be valid identifiers: '1'
show(lambda: collections.namedtuple('a','_b'))  # expect: ValueError: Field names cannot start with an underscore: '_b'
show(lambda: collections.namedtuple('1','b'))  # expect: ValueError: Type names and field names must be valid identifiers: '1'
show(lambda: functools.lru_cache(1)(1))  # expect: TypeError: the first argument must be callable
show(lambda: functools.lru_cache('a'))  # expect: TypeError: Expected first argument to be an integer, a callable, or None
show(lambda: functools.cmp_to_key(1)(1) < 1)  # expect: TypeError: other argument must be K instance
show(lambda: functools.wraps())  # expect: TypeError: wraps() missing 1 required positional argument: 'wrapped'
show(lambda: functools.reduce(lambda a,b:a,[]))  # expect: TypeError: reduce() of empty iterable with no initial value
show(lambda: functools.reduce(lambda a,b:a,1))  # expect: TypeError: reduce() arg 2 must support iteration
show(lambda: functools.reduce(1,2,3,4))  # expect: TypeError: reduce expected at most 3 arguments, got 4
show(lambda: itertools.count(1).foo)  # expect: AttributeError: 'itertools.count' object has no attribute 'foo'
show(lambda: itertools.chain().foo)  # expect: AttributeError: 'itertools.chain' object has no attribute 'foo'
show(lambda: operator.itemgetter(1).foo)  # expect: AttributeError: 'operator.itemgetter' object has no attribute 'foo'
