# Percent, str.format and format() with specifications of every kind, made at random.
def show(action):
    try:
        return repr(action())
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


print(show(lambda: '{:=+#1_.5n}'.format(255)))  # expect: ValueError: Cannot specify '_' with 'n'.
print(show(lambda: '{:#0.5b}'.format(7)))  # expect: ValueError: Precision not allowed in integer format specifier
print(show(lambda: '{: z#05.2E}'.format(None)))  # expect: TypeError: unsupported format string passed to NoneType.__format__
print(show(lambda: '%(k)5d' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: '{:é^-0_.5f}'.format(True)))  # expect: '1.00000'
print(show(lambda: '{0!x}{0:<4}'.format('x', -0.0, a={chr(107): 3}, w=8, p=3)))  # expect: ValueError: Unknown conversion specifier x
print(show(lambda: '{1}{{:>{w}.{p}}{!r}'.format('abc', -1, a=5, w=8, p=3)))  # expect: ValueError: Single '}' encountered in format string
print(show(lambda: '{a[k]}'.format([1], [1, 2], a=1e100, w=8, p=3)))  # expect: TypeError: 'float' object is not subscriptable
print(show(lambda: format(-0.0, 'x=z0.0%')))  # expect: '0%'
print(show(lambda: '{:*<-z010,s}'.format(0)))  # expect: ValueError: Cannot specify ',' with 's'.
print(show(lambda: '{:<-z20.}'.format(0)))  # expect: ValueError: Format specifier missing precision
print(show(lambda: '%(k)s' % {b'k': 6, 'k': 'v'}))  # expect: 'v'
print(show(lambda: 'lit%01.*E' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: * wants int
print(show(lambda: '%%lit%(k)s' % (0, -5, )))  # expect: TypeError: format requires a mapping
print(show(lambda: '{:*^ z}'.format(255)))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
print(show(lambda: '{:é^+,.2c}'.format(1e100)))  # expect: ValueError: Cannot specify ',' with 'c'.
print(show(lambda: '}'.format(None, b'xy', a={chr(107): 3}, w=8, p=3)))  # expect: ValueError: Single '}' encountered in format string
print(show(lambda: '{:>{w}.{p}}'.format(42, [1, 2], a=1e100, w=8, p=3)))  # expect: ValueError: Precision not allowed in integer format specifier
print(show(lambda: format(255, '> z0.5')))  # expect: ValueError: Precision not allowed in integer format specifier
print(show(lambda: '%%' % 1))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: 'é%%' % {b'k': 6, 'k': 'v'}))  # expect: 'é%'
print(show(lambda: '{:> #1_.E}'.format(7)))  # expect: ValueError: Format specifier missing precision
print(show(lambda: format(True, '*^-1.E')))  # expect: ValueError: Format specifier missing precision
print(show(lambda: '{0[1]}'.format('abc', [1, 2], a=5, w=8, p=3)))  # expect: 'b'
print(show(lambda: '%(k)s% *.0Xé' % 42))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)s%(k)5d' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: '%(k)s%(k)5dlit' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: '{{!s:>6}{1}'.format(2**70, -0.0, a={chr(107): 3}, w=8, p=3)))  # expect: ValueError: Single '}' encountered in format string
print(show(lambda: 'é' % {'k': 5}))  # expect: 'é'
print(show(lambda: 'lit' % {b'k': 6, 'k': 'v'}))  # expect: 'lit'
print(show(lambda: '{:=-z020}'.format(-1)))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
print(show(lambda: '{a[k]}'.format('abc', [1, 2], a=42, w=8, p=3)))  # expect: TypeError: 'int' object is not subscriptable
print(show(lambda: '{!r}{0!x}{0!x}'.format(1e10, 0, a=5, w=8, p=3)))  # expect: ValueError: cannot switch from automatic field numbering to manual field specification
print(show(lambda: format((1,), 'x=+20.o')))  # expect: TypeError: unsupported format string passed to tuple.__format__
print(show(lambda: '%%%%' % {'k': 5}))  # expect: '%%'
print(show(lambda: '%%% 1r' % {b'k': 6, 'k': 'v'}))  # expect: "%{b'k': 6, 'k': 'v'}"
print(show(lambda: '%(k)5dlit' % None))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)5d' % 0))  # expect: TypeError: format requires a mapping
print(show(lambda: format('x', '>z#10,E')))  # expect: ValueError: Unknown format code 'E' for object of type 'str'
print(show(lambda: '%(k)5d' % b'xy'))  # expect: TypeError: byte indices must be integers or slices, not str
print(show(lambda: '%(k)5d%(k)5d%%' % -5))  # expect: TypeError: format requires a mapping
print(show(lambda: format('x', '*<-#5x')))  # expect: ValueError: Unknown format code 'x' for object of type 'str'
print(show(lambda: '%%%(k)s% 5.a' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: not enough arguments for format string
print(show(lambda: '%(k)s%(k)sé' % {'k': 5}))  # expect: '55é'
print(show(lambda: format(255, '^+z10.d')))  # expect: ValueError: Format specifier missing precision
print(show(lambda: format(42, 'z010.0E')))  # expect: '000004E+01'
print(show(lambda: format(1e10, 'x=-z5.')))  # expect: ValueError: Format specifier missing precision
print(show(lambda: '%%lit' % {'k': 5}))  # expect: '%lit'
print(show(lambda: '%-05.*f%(k)s' % {'k': 5}))  # expect: TypeError: * wants int
print(show(lambda: '%(k)s' % {b'k': 6, 'k': 'v'}))  # expect: 'v'
print(show(lambda: '%%%# o' % ()))  # expect: TypeError: not enough arguments for format string
print(show(lambda: 'lit%(k)s' % {'k': 5}))  # expect: 'lit5'
print(show(lambda: '{:é^-z#05.2%}'.format(-5)))  # expect: '-500.00%'
print(show(lambda: '%%' % {b'k': 6, 'k': 'v'}))  # expect: '%'
print(show(lambda: format('abc', '<+z#1,.0X')))  # expect: ValueError: Cannot specify ',' with 'X'.
print(show(lambda: 'lit%(k)s' % {b'k': 6, 'k': 'v'}))  # expect: 'litv'
print(show(lambda: 'lit%05z' % {'k': 5}))  # expect: ValueError: unsupported format character 'z' (0x7a) at index 6
print(show(lambda: 'é%%' % {b'k': 6, 'k': 'v'}))  # expect: 'é%'
print(show(lambda: '}{0:<4}'.format(None, b'xy', a=5, w=8, p=3)))  # expect: ValueError: Single '}' encountered in format string
print(show(lambda: 'lit%%' % 42))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: format(255, '<-z5_.5f')))  # expect: '255.00000'
print(show(lambda: '%05.c%(k)s%12.3i' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %c requires int or char
print(show(lambda: '%(k)5d%(k)5d' % (1,)))  # expect: TypeError: format requires a mapping
print(show(lambda: '%1.3u%(k)s%%' % (1,)))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)5d' % 'x'))  # expect: TypeError: format requires a mapping
print(show(lambda: format(1, 'x=+10.2x')))  # expect: ValueError: Precision not allowed in integer format specifier
print(show(lambda: '}}{0:<4}{a[k]}{'.format(1e100, [1, 2], a=42, w=8, p=3)))  # expect: TypeError: 'int' object is not subscriptable
print(show(lambda: '{:é^z#010.2e}'.format(True)))  # expect: 'é1.00e+00é'
print(show(lambda: 'lit%%' % {b'k': 6, 'k': 'v'}))  # expect: 'lit%'
print(show(lambda: '%+#5z' % {b'k': 6, 'k': 'v'}))  # expect: ValueError: unsupported format character 'z' (0x7a) at index 4
print(show(lambda: '%12.*f% 12.Flit' % -1))  # expect: TypeError: not enough arguments for format string
print(show(lambda: 'é% *.g%(k)5d' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: * wants int
print(show(lambda: '%+#1.0f' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: must be real number, not dict
print(show(lambda: '% .0r%%' % 1))  # expect: '%'
print(show(lambda: '%(k)5d' % b'xy'))  # expect: TypeError: byte indices must be integers or slices, not str
print(show(lambda: 'litlitlit' % 42))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: format(255, '*^.0')))  # expect: ValueError: Precision not allowed in integer format specifier
print(show(lambda: '%-01ulit' % (-5, )))  # expect: '-5lit'
print(show(lambda: '%(k)slitlit' % {'k': 5}))  # expect: '5litlit'
print(show(lambda: '%(k)s%(k)s%(k)5d' % (1e10, 255, (1,), 3.14159, )))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)s' % {'k': 5}))  # expect: '5'
print(show(lambda: format(b'xy', '*^-z01.5x')))  # expect: TypeError: unsupported format string passed to bytes.__format__
print(show(lambda: '{0}{a.real}{1}'.format(2**70, [1, 2], a=5, w=8, p=3)))  # expect: '11805916207174113034245[1, 2]'
print(show(lambda: '{!r}{!a}{a.real}{}'.format(1e100, [1, 2], a=5, w=8, p=3)))  # expect: IndexError: Replacement index 2 out of range for positional args tuple
print(show(lambda: '{:x=+z10,b}'.format(-0.0)))  # expect: ValueError: Cannot specify ',' with 'b'.
print(show(lambda: 'litlit' % (42, )))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '%%' % 1))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '{:>z20_q}'.format(5)))  # expect: ValueError: Cannot specify '_' with 'q'.
print(show(lambda: '%(k)5d' % ('abc', -1, 5, -0.0, )))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)5dlit' % ()))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)slit%(k)5d' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: 'élit' % [1]))  # expect: 'élit'
print(show(lambda: '%-0*.*e' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: * wants int
print(show(lambda: '{:*<-020_n}'.format(2**70)))  # expect: ValueError: Cannot specify '_' with 'n'.
print(show(lambda: '% 12.elit' % {'k': 5}))  # expect: TypeError: must be real number, not dict
print(show(lambda: format('x', '*^-20.5E')))  # expect: ValueError: Unknown format code 'E' for object of type 'str'
print(show(lambda: '%(k)s%(k)5d%(k)5d' % 2**70))  # expect: TypeError: format requires a mapping
print(show(lambda: '{a.real}{{a.real}}'.format(1e100, 42, a=5, w=8, p=3)))  # expect: '5{a.real}'
print(show(lambda: 'é' % {'k': 5}))  # expect: 'é'
print(show(lambda: 'é%(k)5dlit' % (1,)))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)s%(k)5dé' % {'k': 5}))  # expect: '5    5é'
print(show(lambda: '{:^+20.5c}'.format(-1)))  # expect: ValueError: Precision not allowed in integer format specifier
print(show(lambda: '%(k)5d' % {'k': 5}))  # expect: '    5'
print(show(lambda: '%-12a' % 255))  # expect: '255         '
print(show(lambda: format(None, 'é^ #10,.')))  # expect: TypeError: unsupported format string passed to NoneType.__format__
print(show(lambda: 'é%%%(k)s' % {'k': 5}))  # expect: 'é%5'
print(show(lambda: '%-1.*clit' % (None, -1, True, )))  # expect: TypeError: * wants int
print(show(lambda: '{:0>-10.2d}'.format(3.14159)))  # expect: ValueError: Unknown format code 'd' for object of type 'float'
print(show(lambda: '{:0>-20,.2e}'.format(b'xy')))  # expect: TypeError: unsupported format string passed to bytes.__format__
print(show(lambda: format('abc', '*< 5.b')))  # expect: ValueError: Format specifier missing precision
print(show(lambda: '% *.*g%%lit' % ()))  # expect: TypeError: not enough arguments for format string
print(show(lambda: 'lit%+*.3G% 1.G' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: * wants int
print(show(lambda: '{:x=+#10.2b}'.format(None)))  # expect: TypeError: unsupported format string passed to NoneType.__format__
print(show(lambda: '%(k)s' % [1]))  # expect: TypeError: list indices must be integers or slices, not str
print(show(lambda: '%(k)5d%%%(k)5d' % 'x'))  # expect: TypeError: format requires a mapping
print(show(lambda: '{:*<+z#.r}'.format(1e10)))  # expect: ValueError: Format specifier missing precision
print(show(lambda: '%(k)5d' % ('abc', (1,), )))  # expect: TypeError: format requires a mapping
print(show(lambda: '{:{w}}lit{0}{:>{w}.{p}}'.format(-1, 'x', a=5, w=8, p=3)))  # expect: ValueError: cannot switch from automatic field numbering to manual field specification
print(show(lambda: '{:é^ 1.2X}'.format(1e10)))  # expect: ValueError: Unknown format code 'X' for object of type 'float'
print(show(lambda: format(7, 'x=-z.2r')))  # expect: ValueError: Unknown format code 'r' for object of type 'int'
print(show(lambda: '%(k)s' % {'k': 5}))  # expect: '5'
print(show(lambda: format((1,), '= #01,.5E')))  # expect: TypeError: unsupported format string passed to tuple.__format__
print(show(lambda: '%+*.3a' % [1]))  # expect: TypeError: * wants int
print(show(lambda: format(42, 'é^+10.s')))  # expect: ValueError: Format specifier missing precision
print(show(lambda: '{1}{:{w}}'.format(-0.0, [1, 2], a=1, w=8, p=3)))  # expect: ValueError: cannot switch from manual field specification to automatic field numbering
print(show(lambda: '%0*.*a%%' % (5, )))  # expect: TypeError: not enough arguments for format string
print(show(lambda: '%(k)s%(k)slit' % True))  # expect: TypeError: format requires a mapping
print(show(lambda: '{:-z5r}'.format(1e100)))  # expect: ValueError: Unknown format code 'r' for object of type 'float'
print(show(lambda: '%(k)5d' % (-1, )))  # expect: TypeError: format requires a mapping
print(show(lambda: 'é%%' % None))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: 'lit' % (1,)))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '%(k)5d' % ((1,), b'xy', None, )))  # expect: TypeError: format requires a mapping
print(show(lambda: '%+12.0oé%(k)s' % -1))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)5d%%%(k)5d' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: '%%é%(k)s' % {'k': 5}))  # expect: '%é5'
print(show(lambda: '%%%(k)5d' % {'k': 5}))  # expect: '%    5'
print(show(lambda: '{:*<-5,.5e}'.format(3.14159)))  # expect: '3.14159e+00'
print(show(lambda: '%(k)5d' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: '%(k)5d' % (0, 0, -5, 'x', )))  # expect: TypeError: format requires a mapping
print(show(lambda: format(True, '=20g')))  # expect: '                   1'
print(show(lambda: '%(k)slit' % b'xy'))  # expect: TypeError: byte indices must be integers or slices, not str
print(show(lambda: 'élit' % (0, 'abc', 5, )))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '%01.0g%%' % 'x'))  # expect: TypeError: must be real number, not str
print(show(lambda: '%(k)5d%(k)s' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: format(-1, '*<+#1.5G')))  # expect: '-1.0000'
print(show(lambda: '%(k)s%(k)5d' % {'k': 5}))  # expect: '5    5'
print(show(lambda: 'lit%%%(k)s' % ((1,), 42, (1,), )))  # expect: TypeError: format requires a mapping
print(show(lambda: '{:0>-_.5%}'.format(0)))  # expect: '0.00000%'
print(show(lambda: '%+5.*g%(k)5d' % (-0.0, 1e100, 5, )))  # expect: TypeError: * wants int
print(show(lambda: format(7, '*^-20.0f')))  # expect: '*********7**********'
print(show(lambda: '{:é^-5,.0c}'.format(42)))  # expect: ValueError: Cannot specify ',' with 'c'.
print(show(lambda: format(None, '*<-1.5d')))  # expect: TypeError: unsupported format string passed to NoneType.__format__
print(show(lambda: '{:*<o}'.format(-0.0)))  # expect: ValueError: Unknown format code 'o' for object of type 'float'
print(show(lambda: '%%' % ()))  # expect: '%'
print(show(lambda: format([1], '^-_.r')))  # expect: TypeError: unsupported format string passed to list.__format__
print(show(lambda: '{!s:>6}{0[1]}{:>{w}.{p}}'.format(42, [1, 2], a='abc', w=8, p=3)))  # expect: ValueError: cannot switch from automatic field numbering to manual field specification
print(show(lambda: '%%%(k)5d' % ()))  # expect: TypeError: format requires a mapping
print(show(lambda: '%+#12.0elit%%' % 1e100))  # expect: '    +1.e+100lit%'
print(show(lambda: 'é' % {b'k': 6, 'k': 'v'}))  # expect: 'é'
print(show(lambda: '%%' % {b'k': 6, 'k': 'v'}))  # expect: '%'
print(show(lambda: '{:*^+_.0X}'.format(b'xy')))  # expect: TypeError: unsupported format string passed to bytes.__format__
print(show(lambda: 'lit' % {'k': 5}))  # expect: 'lit'
print(show(lambda: '{:<+z20_.0e}'.format(7)))  # expect: '+7e+00              '
print(show(lambda: '%(k)s%(k)5d%(k)5d' % -1))  # expect: TypeError: format requires a mapping
print(show(lambda: 'lit'.format(7, (1,), a=5, w=8, p=3)))  # expect: 'lit'
print(show(lambda: '%%' % {b'k': 6, 'k': 'v'}))  # expect: '%'
print(show(lambda: '{:^ #5.n}'.format(255)))  # expect: ValueError: Format specifier missing precision
print(show(lambda: '%#12.0x%0*.0G' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %x format: an integer is required, not dict
print(show(lambda: format(1, 'é^z5_d')))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
print(show(lambda: '{:<+#01.r}'.format(1e100)))  # expect: ValueError: Format specifier missing precision
print(show(lambda: '%(k)5d%%' % 0))  # expect: TypeError: format requires a mapping
print(show(lambda: '{!a}{0}{!r}'.format(-1, 42, a=5, w=8, p=3)))  # expect: ValueError: cannot switch from automatic field numbering to manual field specification
print(show(lambda: format(0, '*^z0.2q')))  # expect: ValueError: Unknown format code 'q' for object of type 'int'
print(show(lambda: '%%' % {b'k': 6, 'k': 'v'}))  # expect: '%'
print(show(lambda: format(1e100, '-010.0s')))  # expect: ValueError: Unknown format code 's' for object of type 'float'
print(show(lambda: format(-5, 'é^ 05.0f')))  # expect: 'é-5éé'
print(show(lambda: 'lit'.format(b'xy', None, a={chr(107): 3}, w=8, p=3)))  # expect: 'lit'
print(show(lambda: '%%' % {b'k': 6, 'k': 'v'}))  # expect: '%'
print(show(lambda: format(3.14159, ' #10.e')))  # expect: ValueError: Format specifier missing precision
print(show(lambda: 'lit%(k)s' % (None, 'abc', (1,), )))  # expect: TypeError: format requires a mapping
print(show(lambda: 'é' % {b'k': 6, 'k': 'v'}))  # expect: 'é'
print(show(lambda: '{:{w}}{{0}{a[k]}'.format(-5, (1,), a={chr(107): 3}, w=8, p=3)))  # expect: ValueError: Single '}' encountered in format string
print(show(lambda: '%(k)s%(k)s%(k)5d' % 1e10))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)5d' % -5))  # expect: TypeError: format requires a mapping
print(show(lambda: 'lit%0.3o%(k)5d' % (1, )))  # expect: TypeError: format requires a mapping
print(show(lambda: '%-012d%(k)s' % {'k': 5}))  # expect: TypeError: %d format: a real number is required, not dict
print(show(lambda: format(255, 'x=#.2n')))  # expect: ValueError: Precision not allowed in integer format specifier
print(show(lambda: '}}'.format(1e100, [1, 2], a={chr(107): 3}, w=8, p=3)))  # expect: '}'
print(show(lambda: '%%lit%%' % (42, [1], -0.0, 1e100, )))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '{:0>-5.2g}'.format(1e100)))  # expect: '1e+100'
print(show(lambda: format(7, '*<-01,d')))  # expect: '7'
print(show(lambda: '%(k)5d' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: '%(k)s' % {b'k': 6, 'k': 'v'}))  # expect: 'v'
print(show(lambda: '%(k)slit%(k)s' % (b'xy', )))  # expect: TypeError: format requires a mapping
print(show(lambda: 'é%(k)s' % (1e10, 0, None, -0.0, )))  # expect: TypeError: format requires a mapping
print(show(lambda: '{{'.format((1,), 2**70, a=1e10, w=8, p=3)))  # expect: '{'
print(show(lambda: '{0[1]}{!r}{!r}'.format(-1, -1, a={chr(107): 3}, w=8, p=3)))  # expect: TypeError: 'int' object is not subscriptable
print(show(lambda: format(1e10, '<z10.0n')))  # expect: '1e+10     '
print(show(lambda: '%(k)5d%%' % ([1], 7, 'abc', )))  # expect: TypeError: format requires a mapping
print(show(lambda: 'é' % 1e10))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '%-01.0F' % {'k': 5}))  # expect: TypeError: must be real number, not dict
print(show(lambda: '%(k)5d%(k)s%%' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: '%%' % {b'k': 6, 'k': 'v'}))  # expect: '%'
print(show(lambda: '{0}{:{w}}{a[k]}'.format(42, 2**70, a=5, w=8, p=3)))  # expect: ValueError: cannot switch from manual field specification to automatic field numbering
print(show(lambda: '{:>{w}.{p}}'.format(1e10, -5, a=5, w=8, p=3)))  # expect: '   1e+10'
print(show(lambda: '%%é%(k)5d' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: '%012x%#*.i' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %x format: an integer is required, not dict
print(show(lambda: format(42, '<#010,.r')))  # expect: ValueError: Format specifier missing precision
print(show(lambda: '%(k)s%%%(k)5d' % ()))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)s%(k)5d' % 2**70))  # expect: TypeError: format requires a mapping
print(show(lambda: '%%' % (True, )))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '%%' % (-5, (1,), )))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '%(k)s%(k)5d' % -1))  # expect: TypeError: format requires a mapping
print(show(lambda: '%(k)5dlité' % {'k': 5}))  # expect: '    5lité'
print(show(lambda: '%(k)slit' % 1))  # expect: TypeError: format requires a mapping
print(show(lambda: 'é%(k)s' % (-0.0, 1e100, )))  # expect: TypeError: format requires a mapping
print(show(lambda: '{{0!x}'.format(-5, [1, 2], a=-1, w=8, p=3)))  # expect: ValueError: Single '}' encountered in format string
print(show(lambda: 'lit' % 'abc'))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: format(1e100, '*<-05,.5r')))  # expect: ValueError: Cannot specify ',' with 'r'.
print(show(lambda: format([1], '*< z0.2f')))  # expect: TypeError: unsupported format string passed to list.__format__
print(show(lambda: '%+#12.i%(k)5d%# 5c' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %i format: a real number is required, not dict
print(show(lambda: '%-12.E' % 1e10))  # expect: '1E+10       '
print(show(lambda: '%(k)5d' % 5))  # expect: TypeError: format requires a mapping
print(show(lambda: '{:x=z020.c}'.format(-1)))  # expect: ValueError: Format specifier missing precision
print(show(lambda: '{:*^+z020.2x}'.format([1])))  # expect: TypeError: unsupported format string passed to list.__format__
print(show(lambda: '}{a[k]}{0}'.format(255, [1, 2], a=5, w=8, p=3)))  # expect: ValueError: Single '}' encountered in format string
print(show(lambda: '{!s:>6}'.format(None, [1, 2], a=5, w=8, p=3)))  # expect: '  None'
print(show(lambda: '%%' % (7, 0, None, )))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '{:<05.2q}'.format(None)))  # expect: TypeError: unsupported format string passed to NoneType.__format__
print(show(lambda: format(1e10, 'x=20.0q')))  # expect: ValueError: Unknown format code 'q' for object of type 'float'
print(show(lambda: '{}{a[k]}{:>{w}.{p}}'.format(42, None, a=2**70, w=8, p=3)))  # expect: TypeError: 'int' object is not subscriptable
print(show(lambda: '{}'.format(255, 0, a={chr(107): 3}, w=8, p=3)))  # expect: '255'
print(show(lambda: 'lit{'.format(b'xy', [1, 2], a={chr(107): 3}, w=8, p=3)))  # expect: ValueError: Single '{' encountered in format string
print(show(lambda: format(b'xy', '0>10,.0f')))  # expect: TypeError: unsupported format string passed to bytes.__format__
print(show(lambda: 'é' % (None, [1], 'abc', )))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '%%' % None))  # expect: TypeError: not all arguments converted during string formatting
print(show(lambda: '{:{w}}{!a}{0!x}'.format(42, [1, 2], a=None, w=8, p=3)))  # expect: ValueError: cannot switch from automatic field numbering to manual field specification
print(show(lambda: '{0:<4}{a}'.format(-1, [1, 2], a={chr(107): 3}, w=8, p=3)))  # expect: "-1  {'k': 3}"
print(show(lambda: '%(k)5d%(k)5d%-012.F' % 1e10))  # expect: TypeError: format requires a mapping
print(show(lambda: '{a.real}{}'.format((1,), -0.0, a=-5, w=8, p=3)))  # expect: '-5(1,)'
print(show(lambda: '{:*<+#5.0n}'.format('abc')))  # expect: ValueError: Unknown format code 'n' for object of type 'str'
print(show(lambda: '%(k)slit' % -5))  # expect: TypeError: format requires a mapping
print(show(lambda: format(0, '*<-.0d')))  # expect: ValueError: Precision not allowed in integer format specifier
print(show(lambda: '%(k)5dé' % {'k': 5}))  # expect: '    5é'
print(show(lambda: '{}'.format([1], -5, a=5, w=8, p=3)))  # expect: '[1]'
print(show(lambda: '{:*< #10.g}'.format(1e10)))  # expect: ValueError: Format specifier missing precision
print(show(lambda: format(True, ' z01,.2r')))  # expect: ValueError: Cannot specify ',' with 'r'.
print(show(lambda: '{0}{a.real}}}{:{w}}'.format(0, 1e10, a='abc', w=8, p=3)))  # expect: AttributeError: 'str' object has no attribute 'real'
print(show(lambda: '}{0}'.format(255, [1, 2], a={chr(107): 3}, w=8, p=3)))  # expect: ValueError: Single '}' encountered in format string
print(show(lambda: '%(k)5d' % {b'k': 6, 'k': 'v'}))  # expect: TypeError: %d format: a real number is required, not str
print(show(lambda: 'lit'.format(-0.0, 255, a=[1], w=8, p=3)))  # expect: 'lit'
print(show(lambda: '{:>10,q}'.format(-1)))  # expect: ValueError: Cannot specify ',' with 'q'.
print(show(lambda: format(-0.0, '0>+.2c')))  # expect: ValueError: Unknown format code 'c' for object of type 'float'
print(show(lambda: 'lit%(k)s' % (0, 255, True, )))  # expect: TypeError: format requires a mapping
print(show(lambda: '%%' % {b'k': 6, 'k': 'v'}))  # expect: '%'
print(show(lambda: '%(k)5d' % {'k': 5}))  # expect: '    5'
print(show(lambda: '%(k)slit%(k)5d' % (5, -1, 1e10, )))  # expect: TypeError: format requires a mapping
print(show(lambda: format(1e100, '*^-z#20d')))  # expect: ValueError: Unknown format code 'd' for object of type 'float'
print(show(lambda: format('x', '*^+#.2s')))  # expect: ValueError: Sign not allowed in string format specifier
print(show(lambda: '%%' % 3.14159))  # expect: TypeError: not all arguments converted during string formatting
