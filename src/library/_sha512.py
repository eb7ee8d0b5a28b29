# _sha512: the hash by which `random.seed` turns text into a number.
#
# Comes in: bytes. Goes out: their SHA-512 digest.
# Leaves to others: nothing; imported only when a generator is seeded with text or bytes.
# Holds: the constants are computed as the standard defines them, from the first eighty primes.
#
# Kernels: none.

_MASK = 0xFFFF_FFFF_FFFF_FFFF


def _root(number, power):
    """The integer part of a root."""
    low = 0
    high = 1 << (number.bit_length() // power + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle ** power <= number:
            low = middle
        else:
            high = middle - 1
    return low


def _primes(count):
    found = []
    number = 2
    while len(found) < count:
        for prime in found:
            if number % prime == 0:
                break
        else:
            found.append(number)
        number += 1
    return found


# The first 64 bits of the fractions of the square roots and cube roots of primes.
_START = [_root(prime << 128, 2) & _MASK for prime in _primes(8)]
_ROUND = [_root(prime << 192, 3) & _MASK for prime in _primes(80)]


def digest(message):
    length = len(message) * 8
    message = bytes(message) + b"\x80"
    message += bytes(-(len(message) + 16) % 128) + length.to_bytes(16, "big")
    state = list(_START)
    for start in range(0, len(message), 128):
        _absorb(state, message[start:start + 128])
    return b"".join([word.to_bytes(8, "big") for word in state])


def _absorb(state, block):
    words = [int.from_bytes(block[at:at + 8], "big") for at in range(0, 128, 8)]
    for at in range(16, 80):
        old = words[at - 15]
        new = words[at - 2]
        low = ((old >> 1) | (old << 63)) ^ ((old >> 8) | (old << 56)) ^ (old >> 7)
        high = ((new >> 19) | (new << 45)) ^ ((new >> 61) | (new << 3)) ^ (new >> 6)
        words.append((words[at - 16] + (low & _MASK) + words[at - 7] + (high & _MASK)) & _MASK)
    a, b, c, d, e, f, g, h = state
    for at in range(80):
        sum_e = (((e >> 14) | (e << 50)) ^ ((e >> 18) | (e << 46)) ^ ((e >> 41) | (e << 23))) & _MASK
        choice = (e & f) ^ (~e & g)
        first = (h + sum_e + choice + _ROUND[at] + words[at]) & _MASK
        sum_a = (((a >> 28) | (a << 36)) ^ ((a >> 34) | (a << 30)) ^ ((a >> 39) | (a << 25))) & _MASK
        majority = (a & b) ^ (a & c) ^ (b & c)
        h, g, f, e, d, c, b, a = g, f, e, (d + first) & _MASK, c, b, a, (first + sum_a + majority) & _MASK
    for at, word in enumerate((a, b, c, d, e, f, g, h)):
        state[at] = (state[at] + word) & _MASK
