# Every operator on every pair of ints near the widths at which their representation changes: the digest of the results
# is the one of CPython's.
edges = [0, 1, 3, 64, 2**32 - 1, 2**47, 2**63 - 1, 2**63, 2**64 - 1, 2**64 + 1, 0xDEADBEEFCAFEBABE, 2**127, 2**128 - 1]
edges += [-x for x in edges if x]


def note(digest, value):
    return (digest * 1000003 + value) % (2**89 - 1)


def digest_of(op):
    digest = 1
    for a in edges:
        for b in edges:
            try:
                digest = note(digest, op(a, b))
            except ZeroDivisionError:
                digest = note(digest, 17)
            except ValueError:
                digest = note(digest, 19)
            except OverflowError:
                digest = note(digest, 23)
    return digest


print(digest_of(lambda a, b: a + b))  # expect: 138728384620733738634043315
print(digest_of(lambda a, b: a - b))  # expect: 59305181031368672042282349
print(digest_of(lambda a, b: a * b))  # expect: 40406939744830771408821525
print(digest_of(lambda a, b: a // b))  # expect: 253243786956924283985845445
print(digest_of(lambda a, b: a % b))  # expect: 544336619923509275179937944
print(digest_of(lambda a, b: a & b))  # expect: 578648256437965706605597156
print(digest_of(lambda a, b: a | b))  # expect: 438475086682335564172635908
print(digest_of(lambda a, b: a ^ b))  # expect: 119251769101247252261666390
print(digest_of(lambda a, b: a << (b & 255)))  # expect: 353353831985012524586530960
print(digest_of(lambda a, b: a >> (b & 255)))  # expect: 554226504942189559164007384
print(digest_of(lambda a, b: a << b if b < 4096 else a >> b))  # expect: 587460269401033641786470290
print(digest_of(lambda a, b: a ** (b & 7)))  # expect: 562774049554509323903626496
print(digest_of(lambda a, b: divmod(a, b)[0] * 3 + divmod(a, b)[1]))  # expect: 402893764167484737280844794
print(digest_of(lambda a, b: (a < b) + 2 * (a == b) + 4 * (a <= b)))  # expect: 138746206698829801375701304
print(digest_of(lambda a, b: hash(a ^ b)))  # expect: 10957098289854571636001913
print(digest_of(lambda a, b: int(str(a)) - int(str(b))))  # expect: 59305181031368672042282349
print(digest_of(lambda a, b: int("%d" % a) - int(f"{b}")))  # expect: 59305181031368672042282349

# Masked arithmetic, as hashes and generators of numbers have it.
state = 0x9E3779B97F4A7C15
for i in range(100):
    state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    state ^= state >> 29
    state = (state * 0xBF58476D1CE4E5B9) & (2**64 - 1)
print(state)  # expect: 14363293138980587702
h = 0xCBF29CE484222325
for c in b"a longer text than most":
    h = ((h ^ c) * 0x100000001B3) % 2**64
print(h)  # expect: 2943975376278237774

# bool is an int among them.
print(True + 2**70, True & 2**64 | 1, True ^ False, False * 2**80, divmod(True, 2), True << 63, True ** 5)  # expect: 1180591620717411303425 1 True 0 (0, 1) 9223372036854775808 1
print(2**70 == 2.0**70, 2**70 // 2.5, 2**70 + 0.5, 2**0, 0**0, 2**-1, (-2)**3, (-3)**2)  # expect: True 4.7223664828696455e+20 1.1805916207174113e+21 1 1 0.5 -8 9
