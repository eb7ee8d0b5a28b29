# _sys_late: the attributes of `sys` that few scripts ask for.
#
# Comes in: nothing. Goes out: version, limits of numbers, flags. Leaves to others: `sys` itself is native, and takes
# these when the first of them is asked for.
# Holds: the values are CPython 3.11's where scripts may depend on them.
#
# Kernels: none.

from _rows import make

# What CPython has in C: the words of messages about it are those about built-in functions and types.
_BUILT_IN = ("SimpleNamespace",)


class SimpleNamespace:
    __module__ = "types"

    def __init__(self, /, *args, **kwargs):
        if args:
            raise TypeError("no positional arguments expected")
        self.__dict__.update(kwargs)

    def __repr__(self):
        kind = type(self)
        name = "namespace" if kind is SimpleNamespace else kind.__name__
        if id(self) in _shown:
            return f"{name}(...)"
        _shown.add(id(self))
        try:
            return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"
        finally:
            _shown.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __reduce__(self):
        return type(self), (), self.__dict__


_shown = set()

version_info = make("version_info", "sys", ("major", "minor", "micro", "releaselevel", "serial"))(
    3, 11, 7, "final", 0)
flags = make("flags", "sys", (
    "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
    "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode",
    "warn_default_encoding", "safe_path", "int_max_str_digits"))(
    0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, False, 1, 0, False, -1)
float_info = make("float_info", "sys", (
    "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"))(
    1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1)
int_info = make("int_info", "sys", (
    "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"))(30, 4, 4300, 640)
hash_info = make("hash_info", "sys", (
    "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"))(
    64, 2305843009213693951, 314159, 0, 1000003, "siphash13", 64, 128, 0)
thread_info = make("thread_info", "sys", ("name", "lock", "version"))(None, None, None)
implementation = SimpleNamespace(
    name="taipan", cache_tag="taipan-311", version=version_info, hexversion=0x030b07f0)
