# Boxing forgets which of the many values that are no number one is: a trace must not take that for another value.
infinity = float("inf")
count = 0
for n in range(400):
    gap = infinity - infinity
    gap = gap * 2.0 + n
    count += gap != gap
print(count, gap)  # expect: 400 nan
