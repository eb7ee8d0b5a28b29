def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


b = b"abc"
print(error(lambda: b[5]))  # expect: IndexError: index out of range
print(error(lambda: b["a"]))  # expect: TypeError: byte indices must be integers or slices, not str
print(error(lambda: b + "a"))  # expect: TypeError: can't concat str to bytes
print(error(lambda: "a" + b))  # expect: TypeError: can only concatenate str (not "bytes") to str
print(error(lambda: b.find("a")))  # expect: TypeError: argument should be integer or bytes-like object, not 'str'
print(error(lambda: b.split(1)))  # expect: TypeError: a bytes-like object is required, not 'int'
print(error(lambda: b.join(["a"])))  # expect: TypeError: sequence item 0: expected a bytes-like object, str found
print(error(lambda: b"".join([1])))  # expect: TypeError: sequence item 0: expected a bytes-like object, int found
print(error(lambda: bytes([256])))  # expect: ValueError: bytes must be in range(0, 256)
print(error(lambda: bytes([-1])))  # expect: ValueError: bytes must be in range(0, 256)
print(error(lambda: bytes(["a"])))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: bytes("a")))  # expect: TypeError: string argument without an encoding
print(error(lambda: bytes(1.5)))  # expect: TypeError: cannot convert 'float' object to bytes
print(error(lambda: bytes(-1)))  # expect: ValueError: negative count
print(error(lambda: bytes(1, 2)))  # expect: TypeError: bytes() argument 'encoding' must be str, not int
print(error(lambda: bytes(b"a", "utf-8")))  # expect: TypeError: encoding without a string argument
print(error(lambda: bytes.fromhex("0g")))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
print(error(lambda: bytes.fromhex("0")))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
print(error(lambda: b"\xff".decode("utf-8")))  # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
print(error(lambda: b.replace("a", "b")))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: b.startswith("a")))  # expect: TypeError: startswith first arg must be bytes or a tuple of bytes, not str
print(error(lambda: b.strip("a")))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: "a" in b))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: 300 in b))  # expect: ValueError: byte must be in range(0, 256)
print(error(lambda: b * "x"))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print(error(lambda: b < "a"))  # expect: TypeError: '<' not supported between instances of 'bytes' and 'str'
print(error(lambda: b"%d" % "x"))  # expect: TypeError: %d format: a real number is required, not str
print(error(lambda: b.missing))  # expect: AttributeError: 'bytes' object has no attribute 'missing'
print(error(lambda: int.from_bytes("a", "big")))  # expect: TypeError: cannot convert 'str' object to bytes
print(error(lambda: (300).to_bytes(1, "big")))  # expect: OverflowError: int too big to convert
print(error(lambda: int.from_bytes(b"a", "middle")))  # expect: ValueError: byteorder must be either 'little' or 'big'
def store(): b[0] = 1
print(error(store))  # expect: TypeError: 'bytes' object does not support item assignment
