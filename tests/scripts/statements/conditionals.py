def f(n):
    if n < 0: return "neg"
    elif n == 0: return "zero"
    elif n < 10:
        if n % 2: return "small odd"
        else: return "small even"
    else: return "big"
print([f(n) for n in (-1, 0, 3, 4, 50)])  # expect: ['neg', 'zero', 'small odd', 'small even', 'big']
print(1 if 0 else 2 if 0 else 3, (1 if 1 else 1 / 0), [a if a else "-" for a in (0, 1)], (lambda: 1 if 0 else 2)())  # expect: 3 1 ['-', 1] 2
x = 5
print("in" if 0 < x < 10 else "out", x if not x else -x, "a" if x > 3 and x < 9 else "b", "c" if x is None or x == 5 else "d")  # expect: in -5 a c
if x and (y := x * 2) and not y == 11: print(y)  # expect: 10
if not x: pass
elif x == 4: print(4)
else: print("else")  # expect: else
if x > 1 if x else False: print("nested ternary")  # expect: nested ternary
while x: x -= 1; print(x); continue  # expect: 4
# expect: 3
# expect: 2
# expect: 1
# expect: 0
else: print("done")  # expect: done
if []: print(1)
elif "": print(2)
elif (): print(3)
elif [0]: print("truthy list")  # expect: truthy list
