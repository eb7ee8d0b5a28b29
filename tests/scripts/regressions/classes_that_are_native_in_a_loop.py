# A class made by a native gets itself as the first argument, in each turn and in each run of the loop.
def texts(values):
    return [str(v) for v in values]
for n in range(4): print(texts([ValueError("a"), 5, ValueError("c")][:n]))
# expect: []
# expect: ['a']
# expect: ['a', '5']
# expect: ['a', '5', 'c']
