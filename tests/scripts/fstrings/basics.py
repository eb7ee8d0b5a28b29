name, n, x = "World", 3, 2.5
print(f"Hello {name}!", f"{n + 1}", f"{n * x:.1f}", f"{{literal}}", f"{{{n}}}", f"")  # expect: Hello World! 4 7.5 {literal} {3}
print(f"{name!r}", f"{name!s}", f"{name!a}", f"{name!r:>10}", F"{n}", rf"\d{n}", fr"\w{name}")  # expect: 'World' World 'World'    'World' 3 \d3 \wWorld
print(f"{n=}", f"{n = }", f"{name=}", f"{name=!s}", f"{x=:.2f}", f"{n + 1=}", f"{ n }", f"{x = :>6}")  # expect: n=3 n = 3 name='World' name=World x=2.50 n + 1=4 3 x =    2.5
print(f"{name[0]}", f"{name[1:3]}", f"{name.upper()}", f"{len(name)}", f"{[i for i in range(n)]}")  # expect: W or WORLD 5 [0, 1, 2]
width, precision, fill = 10, 3, "*"
print(f"{x:{width}}|", f"{x:{width}.{precision}}|", f"{name:{fill}^{width}}", f"{n:{'0'}{width}}", f"{x:{fill}>{width}.{precision - 1}f}")  # expect:        2.5|        2.5| **World*** 0000000003 ******2.50
print(f"{'nested ' + f'{n}'}", f"{f'{n}'}", f'{"quote"}', f"{'a' if n else 'b'}")  # expect: nested 3 3 quote a
print(f"a{n}b{n}c" f"{n}" "plain {n}", "x" f"{n}" "y")  # expect: a3b3c3plain {n} x3y
print(f"""multi
{n}
line""")  # expect: multi
# expect: 3
# expect: line
print(f"{(lambda v: v * 2)(n)}", f"{ {'a': 1}['a'] }", f"{n if n > 2 else 0:>4}", f"{n!r:^5}|", f"{1_000:,}")  # expect: 6 1    3   3  | 1,000
print(f"{n == 3}", f"{n != 3}", f"{n >= 3}", f"{n<4}", f"{(n := 5)}", n)  # expect: True False True True 5 5
print(f"tab\t{n}\x41", f"\N{BULLET}{n}", f"{n}%", f"%{n}")  # expect: tab	5A •5 5% %5
d = {"key": [1, 2]}
print(f"{d['key'][1]}", f"{d}", f"{d!r:>20}", f"{d['key']!s:>8}")  # expect: 2 {'key': [1, 2]}      {'key': [1, 2]}   [1, 2]
print(f"{yield_ if (yield_ := 1) else 2}", f"{3.0:g}", f"{10:#x}", f"{not n}", f"{-n}", f"{*[1, 2],}")  # expect: 1 3 0xa False -5 (1, 2)
