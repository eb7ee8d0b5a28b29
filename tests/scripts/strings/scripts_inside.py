# What scripts have to say while text is made: subclasses, __index__, __format__, __str__, __getitem__.
class S(str):
    def __str__(self): return 'S!' + str.upper(self)
    def __add__(self, o): return 'added'
s = S('abc')
print(s, s.upper(), s + 'x', 'x' + s, s * 2, s[1], s[0:2], len(s), s == 'abc', 'abc' == s, s != 'abc', s < 'abd')  # expect: S!ABC ABC added xabc abcabc b ab 3 True True False True
print(type(s.lower()).__name__, type(s.strip()).__name__, type(str(s)).__name__, s.join(['1','2']), s.split('b'))  # expect: str str str 1abc2 ['a', 'c']
print('%s|%r|%10s' % (s, s, s), '{}|{!r}|{!s:>8}|{:>8}'.format(s, s, s, s), f'{s}|{s!r}|{s:>6}|')  # expect: S!ABC|'abc'|     S!ABC S!ABC|'abc'|   S!ABC|     abc S!ABC|'abc'|   abc|
print({s: 1}['abc'], {'abc': 2}[s], s in ('abc',), 'b' in s, hash(s) == hash('abc'))  # expect: 1 2 True True True
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print('abc' * I(3), I(2) * 'abc', 'abc'[I(1)], 'abc'[I(0):I(2)], 'abc'.find('c', I(1)), 'abc'.center(I(7), '*'), 'a,b,c'.split(',', I(1)), 'abcabc'.replace('a', 'x', I(1)), 'x'.zfill(I(4)), 'a\tb'.expandtabs(I(3)))  # expect: abcabcabc abcabc b ab 2 **abc** ['a', 'b,c'] xbcabc 000x a  b
print(b'abc' * I(2), b'abc'[I(1)], bytes(I(3)), bytes([I(65), 66]), b'abc'.find(I(98)), I(98) in b'abc', bytearray(b'abc').pop(I(0)))  # expect: b'abcabc' 98 b'\x00\x00\x00' b'AB' 1 True 97
print('%d %x %c %5.1f' % (I(3), I(255), I(65), I(2)))  # expect: 3 ff A   2.0
class F:
    def __format__(self, spec): return '<' + spec + '>'
    def __str__(self): return 'F-str'
    def __repr__(self): return 'F-repr'
print('{} {:abc} {!s:>7} {!r} {!a}'.format(F(), F(), F(), F(), F()), f'{F()} {F():x{1}y} {F()!s} {F()=}')  # expect: <> <abc>   F-str F-repr F-repr <> <x1y> F-str F()=F-repr
class A: pass
a = A(); a.b = A(); a.b.c = [1, {'k': 'v'}]
print('{0.b.c[0]} {0.b.c[1][k]} {x.b.c[0]:>5}'.format(a, x=a))  # expect: 1 v     1
print('{0} {1} {0}'.format(1, 2), '{} {}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{{}} {:{w}.{p}f}'.format(3.14159, w=8, p=2))  # expect: 1 2 1 a b 1 2 {}     3.14
print('%(a)s %(b)05d %%' % {'a': 'x', 'b': 42}, '%s %s' % ('a', 'b'), '%*d|%-*d|' % (5, 42, 5, 42), '%.3s' % 'abcdef', '%+d % d %#x %#o %e %g %G' % (1, 2, 255, 8, 12345.678, 0.0001, 1e20))  # expect: x 00042 % a b    42|42   | abc +1  2 0xff 0o10 1.234568e+04 0.0001 1E+20
class M(dict):
    def __missing__(self, k): return '?' + k
print('{x} {y}'.format_map(M(x=1)), '%(x)s %(z)s' % M(x=1))  # expect: 1 ?y 1 ?z
class G:
    def __getitem__(self, k): return 'got ' + str(k)
print('{a} {b}'.format_map(G()), 'abc'.translate(G()), '%(zz)s' % G())  # expect: got a got b got 97got 98got 99 got zz
class T:
    def __getitem__(self, k):
        if k == 97: return 'AAA'
        if k == 98: return None
        if k == 99: return 0x1F600
        raise LookupError
print('abcd'.translate(T()))  # expect: AAA😀d
print(','.join([str(i) for i in range(5)]), '-'.join({'a': 1, 'b': 2}), ''.join('abc'), '+'.join(('x',)), b','.join([b'a', bytearray(b'b')]))  # expect: 0,1,2,3,4 a-b abc x b'a,b'
class Str2:
    def __str__(self): return 5
try: str(Str2())
except TypeError as e: print(e)  # expect: __str__ returned non-string (type int)
class Bad:
    def __format__(self, s): return 7
try: f'{Bad()}'
except TypeError as e: print(e)  # expect: __format__ must return a str, not int
try: '{}'.format(Bad())
except TypeError as e: print(e)  # expect: __format__ must return a str, not int
class B:
    def __bytes__(self): return b'bb'
print(bytes(B()), b'%s' % B(), b'%b|%5d|%a' % (b'x', 7, 'é'))  # expect: b'bb' b'bb' b"x|    7|'\\xe9'"
print(str(b'\xc3\xa9', 'utf-8'), str(b'\xff', 'utf-8', 'replace'), b'\xff'.decode('latin-1'), 'é'.encode(), 'é'.encode('ascii', 'xmlcharrefreplace'))  # expect: é � ÿ b'\xc3\xa9' b'&#233;'
try: b'ab\xffcd'.decode()
except UnicodeDecodeError as e: print(e, e.encoding, e.object, e.start, e.end, e.reason, e.args)  # expect: 'utf-8' codec can't decode byte 0xff in position 2: invalid start byte utf-8 b'ab\xffcd' 2 3 invalid start byte ('utf-8', b'ab\xffcd', 2, 3, 'invalid start byte')
try: 'abécd'.encode('ascii')
except UnicodeEncodeError as e: print(e, e.encoding, e.object, e.start, e.end, e.reason)  # expect: 'ascii' codec can't encode character '\xe9' in position 2: ordinal not in range(128) ascii abécd 2 3 ordinal not in range(128)
class BS(bytes): pass
b = BS(b'xyz')
print(b, type(b).__name__, type(b.upper()).__name__, b == b'xyz', b + b'1', b[1:], BS.fromhex('4142'), type(BS.fromhex('41')).__name__, len(b), {b: 1}[b'xyz'])  # expect: b'xyz' BS bytes True b'xyz1' b'yz' b'AB' BS 3 1
class BA(bytearray):
    pass
ba = BA(b'xyz'); ba.append(65); ba[0] = 66; ba += b'!!'; ba.extend([67, 68]); del ba[1]; ba[1:2] = b'___'
print(ba, type(ba).__name__, len(ba), ba == b'B___A!!CD', ba[2:4])  # expect: BA(b'B___A!!CD') BA 9 True bytearray(b'__')
x = bytearray(b'hello'); y = x; x += b' world'; print(y, y is x); x *= 2; print(y)  # expect: bytearray(b'hello world') True
# expect: bytearray(b'hello worldhello world')
x[::2] = b'.' * len(x[::2]); print(x); del x[::3]; print(x); x[5:2] = b'ZZ'; print(x); x.insert(-1, 64); print(x, x.pop(), x.pop(0)); x.reverse(); print(x)  # expect: bytearray(b'.e.l. .o.l.h.l.o.w.r.d')
# expect: bytearray(b'e.. o..hl..wr.')
# expect: bytearray(b'e.. oZZ..hl..wr.')
# expect: bytearray(b'.. oZZ..hl..wr@') 46 101
# expect: bytearray(b'@rw..lh..ZZo ..')
x[3:3] = x; print(x)  # expect: bytearray(b'@rw@rw..lh..ZZo ....lh..ZZo ..')
print(bytearray(5), bytearray('hé', 'utf8'), bytearray([1, 2]), bytearray(b'x').copy(), bytearray(range(3)))  # expect: bytearray(b'\x00\x00\x00\x00\x00') bytearray(b'h\xc3\xa9') bytearray(b'\x01\x02') bytearray(b'x') bytearray(b'\x00\x01\x02')
print('é'.upper(), 'ß'.upper(), 'ŉ'.title(), 'ΑΣ'.lower(), 'İ'.lower(), 'ﬁ'.capitalize(), 'Straße'.casefold())  # expect: É SS ʼN ας i̇ Fi strasse
u = 'aéb€c😀d' * 40
print(u[100], u[150:160], u[-5:], u.find('😀', 50), u.rfind('é'), u.index('€', 100, 200), u.count('c', 10, -10), u.startswith('b€', 2), u.endswith('d'), u[::-7], u[5:200:13], len(u), u.find('zz'), u.find('', 30), u.rfind('', 0, 77))  # expect: b €c😀daéb€c😀 b€c😀d 54 274 101 37 True True dddddddddddddddddddddddddddddddddddddddd 😀c€béad😀c€béad😀 280 -1 30 77
print('a' 'b' < 'b', 'Z' < 'a', 'é' > 'z', '😀' > '\uffff', 'abc' <= 'abc')  # expect: True True True True True
print(['a\tb\n', 'é', '\x00', "it's", '"', '\'"', '\u200b', '😀', '\\'])  # expect: ['a\tb\n', 'é', '\x00', "it's", '"', '\'"', '\u200b', '😀', '\\']
print('one  two'.split(), ' a b '.split(' '), 'a b c'.rsplit(None, 1), 'a\r\nb\x0bc\u2028d'.splitlines(True), 'abc'.partition('b'), 'abc'.rpartition('z'), 'aXbX'.split('X'))  # expect: ['one', 'two'] ['', 'a', 'b', ''] ['a b', 'c'] ['a\r\n', 'b\x0b', 'c\u2028', 'd'] ('a', 'b', 'c') ('', '', 'abc') ['a', 'b', '']
print(str.maketrans('ab', 'xy', 'z'), 'abz'.translate(str.maketrans('ab', 'xy', 'z')), 'x'.isidentifier(), '1x'.isidentifier(), '٣'.isdigit(), '½'.isnumeric(), '²'.isdecimal())  # expect: {97: 120, 98: 121, 122: None} xy True False True True False
it = iter('aé')
for c in it: print(c)  # expect: a
# expect: é
print('a' in 'abc', '' in '', 'x' not in 'abc', 'a'.__contains__('a'))  # expect: True True True True
s = ''
for i in range(2000): s += 'ab' if i % 3 else 'é'
print(len(s), s[:20], s[-5:], s.count('é'))  # expect: 3333 éababéababéababéabab abéab 667
t = ''
for i in range(600): t = 'xy' + t
print(len(t), t[599:603])  # expect: 1200 yxyx
v = 'q' * 300
for i in range(5): v = v + v
print(len(v))  # expect: 9600
print('%s' % (1,), '%s' % ((1, 2),), '%s %s' % ([1], {2: 3}), '%r' % (None,), '%5s|%-5s|' % (True, None), '%c%c' % ('a', 0x20ac))  # expect: 1 (1, 2) [1] {2: 3} None  True|None | a€
print('{:>10}|{:<10}|{:^10}|{:*^9}|{:=+8d}|{:,}|{:_x}|{:%}|{:e}|{:g}|{:b}|{:#o}|{:c}'.format('r', 'l', 'c', 'm', 42, 1234567, 65535, 0.25, 1234.5, 1e-10, 5, 8, 65))  # expect:          r|l         |    c     |****m****|+     42|1,234,567|ffff|25.000000%|1.234500e+03|1e-10|101|0o10|A
print('{:05}|{:<5}|{:5.1f}|{:.3}|{:10.4}|{!r:>6}|{:.0f}|{:z.1f}'.format(-3, True, 2.25, 3.14159, 'abcdefgh', 'x', 2.5, -0.01))  # expect: -0003|1    |  2.2|3.14|abcd      |   'x'|2|0.0
print(f'{3.0} {1e16} {1e-5} {1.5:>8} {10**20} {-5:>+4} {"x":^5}|')  # expect: 3.0 1e+16 1e-05      1.5 100000000000000000000   -5   x  |
