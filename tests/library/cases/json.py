# Cases: texts good and bad, every error with its place, and random values there and back.
import json, enum, collections, io
from json import dumps, loads
from json.decoder import scanstring
class Num(enum.IntEnum): ONE = 1
class Big(int):
    def __repr__(self): return "big"
class Fl(float):
    def __repr__(self): return "fl"
class St(str): pass
NT = collections.namedtuple("NT", "a b")
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
loop = []; loop.append(loop)
dloop = {}; dloop["d"] = dloop
check(r"""
dumps(None), dumps(True), dumps(False), dumps(1), dumps(-5), dumps(10**30), dumps(1.5), dumps(1e100), dumps(1.0), dumps('a'), dumps([]), dumps({}), dumps(())
dumps([1, 'a', None, [2.5, {}], {'k': [1]}]), dumps({'a': 1, 'b': {'c': []}}), dumps((1, 2)), dumps(NT(1, 2))
dumps({1: 'a', 2.5: 'b', True: 'c', None: 'd', Num.ONE: 'e', 'x': 1})
dumps(Num.ONE), dumps(Big(5)), dumps(Fl(2.5)), dumps(St('q')), dumps({Big(5): 1}), dumps({Fl(.5): 1}), dumps({St('k'): 1})
dumps('é€😀\n\t\r\b\f\\"/\x00\x1f\x7f\u2028'), dumps('é€😀\n\t\x00\x7f\u2028"', ensure_ascii=False), dumps('\ud800'), dumps('')
dumps({'é': 1}), dumps({'é': 1}, ensure_ascii=False)
dumps(float('nan')), dumps(float('inf')), dumps(-float('inf')), dumps([float('nan')])
dumps(float('nan'), allow_nan=False)
dumps({float('inf'): 1}, allow_nan=False)
dumps({float('inf'): 1})
dumps([1, {'a': [2, {}], 'b': {}, 'c': []}], indent=2)
dumps([1, [2]], indent=0), dumps([1, [2]], indent='--'), dumps({'a': [1, 2], 'b': {'c': 3}}, indent='\t'), dumps([], indent=4), dumps({}, indent=4), dumps(5, indent=4)
dumps({'b': 1, 'a': 2}, sort_keys=True), dumps({'b': {'z': 1, 'y': 2}, 'a': 2}, sort_keys=True, indent=1)
dumps({'b': 1, 2: 2}, sort_keys=True)
dumps([1, {'a': 2}], separators=(',', ':')), dumps([1, {'a': 2}], separators=(' ; ', ' = '), indent=1)
dumps(object())
dumps({1, 2})
dumps(1j)
dumps(b'x')
dumps([set()])
dumps({(1, 2): 3})
dumps({(1, 2): 3, 'a': 1}, skipkeys=True), dumps({(1, 2): 3}, skipkeys=True)
dumps(loop)
dumps(dloop)
dumps([[1], [1]]), dumps({1, 2}, default=sorted), dumps({1, 2}, cls=Enc), dumps([{3, 1}], cls=Enc, indent=1)
dumps(object(), cls=Enc)
dumps(object(), default=lambda o: o)
dumps(object(), default=lambda o: 5 // 0)
dumps(1, nope=1)
list(json.JSONEncoder().iterencode('a')), ''.join(json.JSONEncoder(indent=1).iterencode([1, {'a': 2}]))
json.JSONEncoder().encode({'a': (1,)}), json.JSONEncoder.item_separator, json.JSONEncoder(indent=1).item_separator
loads('null'), loads('true'), loads('false'), loads('1'), loads('-0'), loads('-1.5e3'), loads('1E5'), loads('1e-2'), loads('0'), loads('"a"'), loads('[]'), loads('{}'), loads(' [ 1 , 2 ] '), loads('\t\n\r {"a" : 1 } ')
loads('[1, "a", null, [2.5, {}], {"k": [true, false]}]'), loads('{"a": 1, "a": 2}'), loads('123456789012345678901234567890')
loads('NaN'), loads('Infinity'), loads('-Infinity'), loads('[NaN, -Infinity]')
loads('"\\u00e9\\u20ac\\ud83d\\ude00\\n\\t\\r\\b\\f\\\\\\"\\/"'), loads('"\\ud800"'), loads('"\\ud800\\u0041"'), loads('"é😀\x7f"'), loads('"\\uD83D\\uDE00"')
loads('"a\nb"', strict=False)
loads(b'[1]'), loads(bytearray(b'"a"')), loads('"é"'.encode('utf-8')), loads('"é"'.encode('utf-16')), loads('"é"'.encode('utf-32')), loads('[1]'.encode('utf-16-le')), loads('[1]'.encode('utf-32-be')), loads(b'\xef\xbb\xbf[1]'), loads('1'.encode('utf-16-be'))
loads('[1.5, 2]', parse_float=str, parse_int=lambda s: s + '!'), loads('[NaN, Infinity]', parse_constant=lambda s: s.lower())
loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), loads('{"a": {"b": 1}, "a": 2}', object_pairs_hook=lambda p: p), loads('{}', object_pairs_hook=list), loads('{"a": 1}', object_hook=lambda d: 1, object_pairs_hook=lambda p: 2)
loads('{"a": 1}', object_pairs_hook=collections.OrderedDict)
json.JSONDecoder().raw_decode('[1] x'), json.JSONDecoder().raw_decode('  1', 2), scanstring('abc" x', 0), scanstring('a\\n"', 0)
json.JSONDecoder().raw_decode('1', -1)
loads(5)
loads(None)
loads('\ufeff1')
json.JSONDecodeError.__mro__, json.JSONDecodeError.__module__, json.JSONEncoder.__module__
""")
for text in ["", " ", "[", "[1", "[1,", "[1,]", "[1 2]", "{", "{1", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', "{'a': 1}", '{"a":1 "b"}', "nul", "tru", "fals", "nope", "+1", "-", "-a", "01", "1.", ".5", "1.e5", "1e", "1e+", "--1",
             '"', '"abc', '"a\\', '"a\\"', '"\\x"', '"\\u12"', '"\\u12G4"', '"\\u-123"', '"\\ud800\\u12"', '"\\u', '"a\nb"', '"a\tb"', '"\x00"', '"\x1f"', "1 2", "[1] x", "{} {}", "null,", "\u00a01", "[1,\n 2,\n x]", "[\n\n  {\"a\": }\n]", "١", "1١", "Infinit", "-Inf", "Na", "]", "}", "[1}", '{"a":1]', "[,]", "[1,,2]", '{,}', '{"a":1,,}', "\x0b1", "[true, flase]", '{"a": [1, {"b": tru}]}', "0x10", "1_000", "'a'", "# c", "[1] // c", "\\", '"\\', "u", '[nullx]', '[1.5.5]', '"\ud800"', "[" * 10]:
    out = trial(loads, text)
    print(ascii(text), ascii(out))
try: loads("[1,\n 2,\n x]")
except json.JSONDecodeError as e: show((e.msg, e.doc, e.pos, e.lineno, e.colno, e.args, isinstance(e, ValueError)))
f = io.StringIO(); json.dump({"a": [1, 2]}, f, indent=1); show(f.getvalue()); f.seek(0); show(json.load(f))
def value(depth):
    kind = rng.randrange(9 if depth else 6)
    if kind == 0: return None
    if kind == 1: return rng.random() < .5
    if kind == 2: return rng.randrange(-10**rng.randrange(1, 20), 10**19)
    if kind == 3: return rng.gauss(0, 10) * 10 ** rng.randrange(-20, 20)
    if kind in (4, 5): return "".join(chr(rng.choice([rng.randrange(128), rng.randrange(0x3000), rng.randrange(0x10000, 0x10ffff)])) for _ in range(rng.randrange(6)))
    if kind == 6: return [value(depth - 1) for _ in range(rng.randrange(4))]
    if kind == 7: return {str(value(0)): value(depth - 1) for _ in range(rng.randrange(4))}
    return tuple(value(depth - 1) for _ in range(2))
for _ in range(150):
    v = value(4)
    t = dumps(v, ensure_ascii=rng.random() < .5, indent=rng.choice([None, 1, 3]), sort_keys=rng.random() < .5)
    print(ascii(t), loads(t) == loads(dumps(v)), ascii(trial(loads, t[:rng.randrange(len(t) + 1)])))
