a = list(range(10))
print(a[2:5], a[:3], a[7:], a[:], a[::2], a[1::3], a[::-1], a[8:2:-2], a[-3:], a[:-3], a[-3:-1])  # expect: [2, 3, 4] [0, 1, 2] [7, 8, 9] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] [0, 2, 4, 6, 8] [1, 4, 7] [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] [8, 6, 4] [7, 8, 9] [0, 1, 2, 3, 4, 5, 6] [7, 8]
print(a[5:2], a[100:], a[-100:2], a[2:100], a[::100], a[::-100], a[5:5], a[3:-8], a[-1:0:-3])  # expect: [] [] [0, 1] [2, 3, 4, 5, 6, 7, 8, 9] [0] [9] [] [] [9, 6, 3]
print("abcdef"[1:4], "abcdef"[::-2], (1, 2, 3, 4)[1:3], b"abcdef"[2:4], range(10)[2:8:3], range(10)[::-1])  # expect: bcd fdb (2, 3) b'cd' range(2, 8, 3) range(9, -1, -1)
print(a[True:3], a[None:2], a[None:None:None], a[-2:None:-4])  # expect: [1, 2] [0, 1] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] [8, 4, 0]
s = slice(1, 8, 2)
print(a[s], s.start, s.stop, s.step, s, slice(5), slice(None), s == slice(1, 8, 2))  # expect: [1, 3, 5, 7] 1 8 2 slice(1, 8, 2) slice(None, 5, None) slice(None, None, None) True
print(s.indices(5), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(10, -10, -1).indices(4))  # expect: (1, 5, 2) (4, -1, -1) (7, 10, 1) (3, -1, -1)
print("añ日😀x"[1:4], "añ日😀x"[::-1], "añ日😀x"[-3:], "añ日😀x"[::2])  # expect: ñ日😀 x😀日ña 日😀x a日x


class Probe:
    def __getitem__(self, key):
        return key


p = Probe()
print(p[1], p[1:2], p[1:2:3], p[:], p[::], p[1, 2], p[1:2, 3], p[...], p[:, None], p[()], p["k"])  # expect: 1 slice(1, 2, None) slice(1, 2, 3) slice(None, None, None) slice(None, None, None) (1, 2) (slice(1, 2, None), 3) Ellipsis (slice(None, None, None), None) () k
print(p[1:2, ::3], p[-1], p[lambda: 0] is not None, p[1,], p[*[1, 2]])  # expect: (slice(1, 2, None), slice(None, None, 3)) -1 True (1,) (1, 2)


class Index:
    def __index__(self):
        return 2


print(a[Index()], a[Index():], a[:Index()], "abc"[Index()], range(5)[Index()], [0] * Index(), hex(Index()))  # expect: 2 [2, 3, 4, 5, 6, 7, 8, 9] [0, 1] c 2 [0, 0] 0x2
print(a[2 ** 70:], a[-2 ** 70:2], a[:2 ** 70] == a)  # expect: [] [0, 1] True
