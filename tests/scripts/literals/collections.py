print([], (), {}, [1], (1,), {1}, {1: 2}, [1, 2, ], (1, 2, ), {1, 2, }, {1: 2, }, ((1)), ((1,),), [[]], [()], ({},), {(): []})  # expect: [] () {} [1] (1,) {1} {1: 2} [1, 2] (1, 2) {1, 2} {1: 2} 1 ((1,),) [[]] [()] ({},) {(): []}
print({1: "a", True: "b", 1.0: "c"}, {0: "x", False: "y"}, {None: None}, {"a": 1, "a": 2}, [1, "a", 2.5, None, ...], {1, 1.0, True})  # expect: {1: 'c'} {0: 'y'} {None: None} {'a': 2} [1, 'a', 2.5, None, Ellipsis] {1}
print([
    1,  # comment
    2,

    3,
], (1 +
    2), {"k":
         "v"}, [x
                for x in range(3)
                if x], 1, \
    2)  # expect: [1, 2, 3] 3 {'k': 'v'} [1, 2] 1 2
x = 1; y = 2; print(x, y)  # expect: 1 2
if x: print("one line")  # expect: one line
if x:

    # comment only

    print("after blank")  # expect: after blank
class C: pass; z = 3
print(C.z)  # expect: 3
def f(a,
      b=2,
      *,
      c=3,
      ): return a, b, c
print(f(1), f(1,
              c=5,))  # expect: (1, 2, 3) (1, 2, 5)
