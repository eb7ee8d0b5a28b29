# Division by a constant is a multiplication where 32 bits hold the operand: at the ends of these, beyond, and below 0.
def parts(xs):
    total = 0
    for x in xs:
        total = total * 31 + x % 3 + 5 * (x // 3) + x % 7 + x // 10 + x % 641 + x // 65537
        total += x % 2147483647 + x // 2147483647 + 7 * (x // 2147483646) + x % 4294967295
        total %= 2305843009213693951
    return total


print(parts([2**32 - 1 - k for k in range(900)]))  # expect: 725243461461317401
print(parts([2**32 + k for k in range(300)]))  # expect: 1147369827188247720
print(parts([-k for k in range(300)]))  # expect: 1548513220983270009
print(parts([k * 2147483647 - 1 for k in range(300)]))  # expect: 685309049402424999
print(parts([k * 3 - 1 for k in range(300)]))  # expect: 771687690460906581
