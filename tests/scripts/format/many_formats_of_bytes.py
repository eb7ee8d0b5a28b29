# Percent of bytes with conversions of every kind, made at random.
def show(action):
    try:
        return repr(action())
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


print(show(lambda: bytes(b'%%\xe9') % {'k': 5}))  # expect: b'%\xe9'
print(show(lambda: bytes(b'%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'    6'
print(show(lambda: bytes(b'\xe9%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'lit%(k)s%(k)s') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'lit%%%%') % {b'k': 6, 'k': 'v'}))  # expect: b'lit%%'
print(show(lambda: bytes(b'%%') % ('abc', 'x', 255, 5, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'lit') % {b'k': 6, 'k': 'v'}))  # expect: b'lit'
print(show(lambda: bytes(b'%(k)s%(k)s') % (b'xy', 3.14159, 3.14159, [1], )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'% *.3u') % ()))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'%(k)5d') % 1))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'lit\xe9') % 0))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'lit\xe9') % (b'xy', 2**70, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'lit%%%(k)5d') % 7))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)s%-*.0e') % [1]))  # expect: TypeError: list indices must be integers or slices, not bytes
print(show(lambda: bytes(b'%%') % 1))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'\xe9%%') % {b'k': 6, 'k': 'v'}))  # expect: b'\xe9%'
print(show(lambda: bytes(b'%(k)5d%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'    6    6'
print(show(lambda: bytes(b'%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'lit%-0b\xe9') % (1e10, 5, -5, -1, )))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'float'
print(show(lambda: bytes(b'%%lit%%') % {b'k': 6, 'k': 'v'}))  # expect: b'%lit%'
print(show(lambda: bytes(b'% 5s\xe9lit') % 2**70))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%(k)s%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%(k)s%(k)5dlit') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'lit% 12e%%') % {'k': 5}))  # expect: TypeError: float argument required, not dict
print(show(lambda: bytes(b'%%\xe9%-12.0X') % {'k': 5}))  # expect: TypeError: %X format: an integer is required, not dict
print(show(lambda: bytes(b'%(k)s%%') % ()))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d%(k)5d%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)s\xe9') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%(k)s\xe9') % ()))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d') % ((1,), )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%-012.F%+#5.*d%(k)5d') % {'k': 5}))  # expect: TypeError: float argument required, not dict
print(show(lambda: bytes(b'%(k)s%(k)5d') % 1e100))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d%(k)5d%%') % -5))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d') % -1))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)s%-0.0c%(k)s') % (1,)))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%-012.3c% .3slit') % {'k': 5}))  # expect: TypeError: %c requires an integer in range(256) or a single byte
print(show(lambda: bytes(b'\xe9') % ()))  # expect: b'\xe9'
print(show(lambda: bytes(b'%# *F%(k)s') % 5))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'lit%.3g') % -5))  # expect: b'lit-5'
print(show(lambda: bytes(b'%(k)s%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%+#*c%%%# o') % ()))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'lit%(k)s') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%%%%') % {'k': 5}))  # expect: b'%%'
print(show(lambda: bytes(b'%(k)s%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'lit%(k)5d%(k)s') % b'xy'))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'lit%05b') % {'k': 5}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'dict'
print(show(lambda: bytes(b'\xe9%%') % {b'k': 6, 'k': 'v'}))  # expect: b'\xe9%'
print(show(lambda: bytes(b'%0*.*u%(k)s%%') % 42))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'%%') % {b'k': 6, 'k': 'v'}))  # expect: b'%'
print(show(lambda: bytes(b'%(k)s%(k)5d%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%(k)5d') % 255))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d%(k)s%012.0c') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%(k)5d%(k)s\xe9') % 5))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d%(k)slit') % 3.14159))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)s%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)5d') % 'x'))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'lit') % {'k': 5}))  # expect: b'lit'
print(show(lambda: bytes(b'%%%+12F') % (42, 42, 3.14159, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%%') % ((1,), 1, -5, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%(k)5d\xe9') % (-5, True, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)s%(k)5d%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'lit%%') % {b'k': 6, 'k': 'v'}))  # expect: b'lit%'
print(show(lambda: bytes(b'\xe9% *.g%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%+#1.0f') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: float argument required, not dict
print(show(lambda: bytes(b'% .0r%%') % 1))  # expect: b'%'
print(show(lambda: bytes(b'%(k)5d') % b'xy'))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'litlitlit') % 42))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%-*d') % {'k': 5}))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%+*.3x%+elit') % {'k': 5}))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%(k)s% *.3g') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'litlit%#5.0i') % (True, 1e10, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'litlitlit') % {b'k': 6, 'k': 'v'}))  # expect: b'litlitlit'
print(show(lambda: bytes(b'lit%%%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'lit') % {'k': 5}))  # expect: b'lit'
print(show(lambda: bytes(b'%+#*.3r%%') % (True, 0, )))  # expect: b'0%'
print(show(lambda: bytes(b'%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)5d') % ('abc', -1, 5, -0.0, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5dlit') % ()))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)slit%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'\xe9lit') % [1]))  # expect: b'\xe9lit'
print(show(lambda: bytes(b'%-0*.*e') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%(k)5d%-*.*F') % (1e10, [1], b'xy', )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)s%(k)5d%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'lit%(k)s% 12.e') % ()))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'lit') % ('x', None, (1,), )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%%') % [1]))  # expect: b'%'
print(show(lambda: bytes(b'%(k)s%# 12.*i%(k)s') % [1]))  # expect: TypeError: list indices must be integers or slices, not bytes
print(show(lambda: bytes(b'\xe9') % {'k': 5}))  # expect: b'\xe9'
print(show(lambda: bytes(b'%%lit') % 7))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%(k)s%(k)5d\xe9') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'    6'
print(show(lambda: bytes(b'%(k)s%+#12.0F') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'\xe9%(k)s') % 42))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%+#*g%(k)s') % 1))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'%%\xe9%(k)5d') % 'x'))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'\xe9%(k)5d%%') % (1, True, 5, 7, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%-1.*clit') % (None, -1, True, )))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'% 12.3Glit') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: float argument required, not dict
print(show(lambda: bytes(b'%%') % {b'k': 6, 'k': 'v'}))  # expect: b'%'
print(show(lambda: bytes(b'%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'    6'
print(show(lambda: bytes(b'%(k)5d%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)s') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%# 12zlit') % {b'k': 6, 'k': 'v'}))  # expect: ValueError: unsupported format character 'z' (0x7a) at index 5
print(show(lambda: bytes(b'%(k)5d%%%(k)5d') % 'x'))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5dlit%+12.0s') % (7, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d%-012.3E%(k)5d') % ([1], )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%-*.3x%(k)s%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%+s') % 3.14159))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'float'
print(show(lambda: bytes(b'%%') % -0.0))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%-05.3slit\xe9') % 1e10))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'float'
print(show(lambda: bytes(b'%%lit') % {'k': 5}))  # expect: b'%lit'
print(show(lambda: bytes(b'%+*.3a') % [1]))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%%\xe9') % {'k': 5}))  # expect: b'%\xe9'
print(show(lambda: bytes(b'%%% .3e') % (0, 'x', 2**70, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'\xe9lit') % (5, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%#*blit') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%(k)5d%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%%') % ([1], 0, 1, 1, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%05.3z') % {b'k': 6, 'k': 'v'}))  # expect: ValueError: unsupported format character 'z' (0x7a) at index 5
print(show(lambda: bytes(b'lit%(k)s') % -1))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d%%%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'    6%    6'
print(show(lambda: bytes(b'%(k)s') % (-0.0, -5, -0.0, b'xy', )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%%') % {b'k': 6, 'k': 'v'}))  # expect: b'%'
print(show(lambda: bytes(b'%(k)slit%+#*.0e') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%(k)5dlit%(k)5d') % 42))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'lit%(k)s%+.*d') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%#1r\xe9') % {'k': 5}))  # expect: b"{'k': 5}\xe9"
print(show(lambda: bytes(b'%%%(k)5d') % 'abc'))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%# 5.*x%%') % (0, 1e100, )))  # expect: TypeError: %x format: an integer is required, not float
print(show(lambda: bytes(b'%(k)5d%(k)s') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%(k)s') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%%%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'%    6'
print(show(lambda: bytes(b'%%%(k)5d') % (5, [1], 'abc', 0, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%%%(k)5d') % 42))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'\xe9') % {'k': 5}))  # expect: b'\xe9'
print(show(lambda: bytes(b'lit') % {b'k': 6, 'k': 'v'}))  # expect: b'lit'
print(show(lambda: bytes(b'%(k)slit%(k)s') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'    6'
print(show(lambda: bytes(b'%%') % {b'k': 6, 'k': 'v'}))  # expect: b'%'
print(show(lambda: bytes(b'% .3u%%') % b'xy'))  # expect: TypeError: %u format: a real number is required, not bytes
print(show(lambda: bytes(b'%#*.3c%%\xe9') % 'abc'))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'% 5u\xe9') % {'k': 5}))  # expect: TypeError: %u format: a real number is required, not dict
print(show(lambda: bytes(b'%12G%(k)s%01e') % (1,)))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)s%(k)s%%') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)5dlit') % 1))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'\xe9') % {b'k': 6, 'k': 'v'}))  # expect: b'\xe9'
print(show(lambda: bytes(b'%+12.3z%(k)5d%(k)s') % (1, )))  # expect: ValueError: unsupported format character 'z' (0x7a) at index 6
print(show(lambda: bytes(b'%+#1.0i%(k)s%#*.3f') % [1]))  # expect: TypeError: %d format: a real number is required, not list
print(show(lambda: bytes(b'%(k)5d%%') % 0))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'\xe9%(k)s%(k)s') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)5d') % 255))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)s%+#1o\xe9') % -1))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%# 1.*Elit') % 0))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'%%') % {b'k': 6, 'k': 'v'}))  # expect: b'%'
print(show(lambda: bytes(b'lit') % {'k': 5}))  # expect: b'lit'
print(show(lambda: bytes(b'%-*.e') % {'k': 5}))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'lit') % {'k': 5}))  # expect: b'lit'
print(show(lambda: bytes(b'%%') % 7))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%-01.s') % (1,)))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'lit%-05.x') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %x format: an integer is required, not dict
print(show(lambda: bytes(b'%-.3c%+12.e%+1r') % ()))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'\xe9%(k)s\xe9') % (1, 1e100, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)s') % (1e10, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)s%(k)s%(k)5d') % 1e10))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d') % -5))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'lit%0.3o%(k)5d') % (1, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%-012d%(k)s') % {'k': 5}))  # expect: TypeError: %d format: a real number is required, not dict
print(show(lambda: bytes(b'%-*.X') % {'k': 5}))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%(k)5d%%%-0.0g') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'%(k)5d%-*.*g') % (-0.0, b'xy', )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%%lit%#*.0z') % 3.14159))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%(k)slit%(k)s') % (b'xy', )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'lit') % 3.14159))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%(k)5d\xe9') % (42, (1,), None, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%%lit%(k)s') % [1]))  # expect: TypeError: list indices must be integers or slices, not bytes
print(show(lambda: bytes(b'%(k)5d%(k)s%%') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)5d%(k)5d%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'    6    6    6'
print(show(lambda: bytes(b'%%') % {b'k': 6, 'k': 'v'}))  # expect: b'%'
print(show(lambda: bytes(b'%0.3a%(k)5d%%') % 'abc'))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'lit') % (-1, 7, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%(k)s') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%%') % {'k': 5}))  # expect: b'%'
print(show(lambda: bytes(b'%%\xe9') % {'k': 5}))  # expect: b'%\xe9'
print(show(lambda: bytes(b'%%') % (True, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%%') % (-5, (1,), )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%(k)s%(k)5d') % -1))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5dlit\xe9') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)slit') % 1))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d%%%%') % (3.14159, 3.14159, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%%%+1.3c%(k)5d') % 'x'))  # expect: TypeError: %c requires an integer in range(256) or a single byte
print(show(lambda: bytes(b'\xe9%(k)s') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%%%(k)s%%') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%+#12.z%(k)s%(k)s') % {b'k': 6, 'k': 'v'}))  # expect: ValueError: unsupported format character 'z' (0x7a) at index 6
print(show(lambda: bytes(b'%#5.3X%(k)5d%(k)s') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %X format: an integer is required, not dict
print(show(lambda: bytes(b'%%%01.3rlit') % -1))  # expect: b'%-1lit'
print(show(lambda: bytes(b'%%lit%-5.*b') % 2**70))  # expect: OverflowError: Python int too large to convert to C int
print(show(lambda: bytes(b'%(k)s%(k)s') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%%%%') % (42, 'x', b'xy', )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%(k)5d%%') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'lit%-0*.slit') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%%%(k)s%+.o') % (255, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%%lit%%') % (-1, -5, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%%') % (7, 0, None, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%-5.3e%# 12G') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: float argument required, not dict
print(show(lambda: bytes(b'%(k)5d\xe9') % {b'k': 6, 'k': 'v'}))  # expect: b'    6\xe9'
print(show(lambda: bytes(b'%(k)s') % 5))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d\xe9') % {b'k': 6, 'k': 'v'}))  # expect: b'    6\xe9'
print(show(lambda: bytes(b'%(k)s%%%(k)s') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%%%%%(k)s') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%%') % 'x'))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%(k)5d%# 1.3g%+#12.0i') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)s') % ((1,), 3.14159, None, 5, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'lit%-.0d') % ()))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'%1.3e') % None))  # expect: TypeError: float argument required, not NoneType
print(show(lambda: bytes(b'lit%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%%lit%(k)s') % (True, None, 2**70, None, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'    6'
print(show(lambda: bytes(b'%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'    6'
print(show(lambda: bytes(b'lit%(k)5d') % None))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%%%-01.u%0*.G') % {'k': 5}))  # expect: TypeError: %u format: a real number is required, not dict
print(show(lambda: bytes(b'%(k)s') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%(k)slit%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%+#*.*E%(k)5d%(k)5d') % (-0.0, b'xy', )))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'%5.x%%%+#12.*b') % {'k': 5}))  # expect: TypeError: %x format: an integer is required, not dict
print(show(lambda: bytes(b'%#*.0F') % 255))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'%(k)5d%+12c%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'\xe9\xe9lit') % 1e100))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%(k)s%%%(k)s') % ((1,), 5, 255, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)slit%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
print(show(lambda: bytes(b'%#*.0s') % ()))  # expect: TypeError: not enough arguments for format string
print(show(lambda: bytes(b'%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)slit%(k)5d') % (5, -1, 1e10, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%%') % {'k': 5}))  # expect: b'%'
print(show(lambda: bytes(b'lit%%') % (3.14159, )))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'\xe9') % {b'k': 6, 'k': 'v'}))  # expect: b'\xe9'
print(show(lambda: bytes(b'%(k)s%%') % -0.0))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d\xe9\xe9') % (255, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%# *e') % (42, 'abc', 3.14159, )))  # expect: TypeError: float argument required, not str
print(show(lambda: bytes(b'%(k)s\xe9lit') % ([1], -5, (1,), )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%%') % {b'k': 6, 'k': 'v'}))  # expect: b'%'
print(show(lambda: bytes(b'%(k)s%05.0e') % (True, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%12.0x%%') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %x format: an integer is required, not dict
print(show(lambda: bytes(b'% *.3r') % (42, 1, )))  # expect: b'                                         1'
print(show(lambda: bytes(b'%+#.s') % {'k': 5}))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'dict'
print(show(lambda: bytes(b'%%%0*.*d%%') % {b'k': 6, 'k': 'v'}))  # expect: TypeError: * wants int
print(show(lambda: bytes(b'lit%(k)5d%%') % {b'k': 6, 'k': 'v'}))  # expect: b'lit    6%'
print(show(lambda: bytes(b'%%%(k)s%+#z') % ((1,), 1e100, )))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%%%%\xe9') % {'k': 5}))  # expect: b'%%\xe9'
print(show(lambda: bytes(b'%(k)s%(k)s') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'%(k)5dlit') % 5))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'    6'
print(show(lambda: bytes(b'litlit') % 0))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%(k)5d') % {'k': 5}))  # expect: KeyError: b'k'
print(show(lambda: bytes(b'\xe9%%%(k)5d') % {b'k': 6, 'k': 'v'}))  # expect: b'\xe9%    6'
print(show(lambda: bytes(b'%%%%%%') % 1e100))  # expect: TypeError: not all arguments converted during bytes formatting
print(show(lambda: bytes(b'%(k)s') % -1))  # expect: TypeError: format requires a mapping
print(show(lambda: bytes(b'lit%(k)5d%# 12.r') % (-0.0, b'xy', -5, )))  # expect: TypeError: format requires a mapping
