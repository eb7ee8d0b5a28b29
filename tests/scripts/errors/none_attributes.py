def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class Node:
    def __init__(self): self.next = None; self.items = None
n = Node()
print(error(lambda: n.next.next))  # expect: AttributeError: 'NoneType' object has no attribute 'next'
print(error(lambda: n.items[0]))  # expect: TypeError: 'NoneType' object is not subscriptable
print(error(lambda: n.items.append(1)))  # expect: AttributeError: 'NoneType' object has no attribute 'append'
print(error(lambda: n.items + [1]))  # expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'list'
print(error(lambda: len(n.items)))  # expect: TypeError: object of type 'NoneType' has no len()
print(error(lambda: [x for x in n.items]))  # expect: TypeError: 'NoneType' object is not iterable
print(error(lambda: n.next()))  # expect: TypeError: 'NoneType' object is not callable
print(error(lambda: n.items > 1))  # expect: TypeError: '>' not supported between instances of 'NoneType' and 'int'
print(error(lambda: -n.items))  # expect: TypeError: bad operand type for unary -: 'NoneType'
print(error(lambda: n.items["k"]))  # expect: TypeError: 'NoneType' object is not subscriptable
print(error(lambda: "a" + n.items))  # expect: TypeError: can only concatenate str (not "NoneType") to str
print(error(lambda: "a" in n.items))  # expect: TypeError: argument of type 'NoneType' is not iterable
print(error(lambda: {**n.items}))  # expect: TypeError: 'NoneType' object is not a mapping
print(error(lambda: [*n.items]))  # expect: TypeError: Value after * must be an iterable, not NoneType
print(error(lambda: sum(n.items)))  # expect: TypeError: 'NoneType' object is not iterable
print(error(lambda: int(n.items)))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
print(error(lambda: n.nexxt))  # expect: AttributeError: 'Node' object has no attribute 'nexxt'
print(error(lambda: Node.itemss))  # expect: AttributeError: type object 'Node' has no attribute 'itemss'
def s1(): n.next.x = 1
def s2(): n.items[0] = 1
def s3(): del n.items[0]
def s4(): a, b = n.items
def s5(): n.items += 1
def s6():
    with n.items: pass
def s7():
    for _ in n.items: pass
for s in (s1, s2, s3, s4, s5, s6, s7): print(error(s))  # expect: AttributeError: 'NoneType' object has no attribute 'x'
# expect: TypeError: 'NoneType' object does not support item assignment
# expect: TypeError: 'NoneType' object does not support item deletion
# expect: TypeError: cannot unpack non-iterable NoneType object
# expect: TypeError: unsupported operand type(s) for +=: 'NoneType' and 'int'
# expect: TypeError: 'NoneType' object does not support the context manager protocol
# expect: TypeError: 'NoneType' object is not iterable
