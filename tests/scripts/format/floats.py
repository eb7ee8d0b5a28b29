print(f"{3.14159}", f"{3.14159:.2f}", f"{3.14159:8.2f}|", f"{3.14159:<8.2f}|", f"{3.14159:^8.1f}|", f"{-3.14159:08.2f}")  # expect: 3.14159 3.14     3.14| 3.14    |   3.1   | -0003.14
print(f"{3.0}", f"{3.0:.0f}", f"{3.0:#.0f}", f"{2.5:.0f}", f"{3.5:.0f}", f"{0.5:.0f}", f"{1e10:f}", f"{1e-10:f}")  # expect: 3.0 3 3. 2 4 0 10000000000.000000 0.000000
print(f"{12345.678:e}", f"{12345.678:.2e}", f"{12345.678:E}", f"{0:e}", f"{1.5e-7:e}", f"{1e100:e}", f"{1e100:.0e}")  # expect: 1.234568e+04 1.23e+04 1.234568E+04 0.000000e+00 1.500000e-07 1.000000e+100 1e+100
print(f"{12345.678:g}", f"{1e10:g}", f"{1e-5:g}", f"{0.0001:g}", f"{123456789.0:g}", f"{1.0:g}", f"{1.0:#g}", f"{1e6:.3g}")  # expect: 12345.7 1e+10 1e-05 0.0001 1.23457e+08 1 1.00000 1e+06
print(f"{0.25:%}", f"{0.256:.1%}", f"{1.5:.0%}", f"{-0.1:%}", f"{12.3456:+.2%}")  # expect: 25.000000% 25.6% 150% -10.000000% +1234.56%
print(f"{1234567.891:,}", f"{1234567.891:,.2f}", f"{1234567.891:_.1f}", f"{1234.5:012,.1f}", f"{0.5:,}")  # expect: 1,234,567.891 1,234,567.89 1_234_567.9 00,001,234.5 0.5
print(f"{1.5:+}", f"{1.5: }", f"{-0.0}", f"{-0.0:+}", f"{0.0:+.1f}", f"{-0.04:.1f}", f"{-0.04:z.1f}")  # expect: +1.5  1.5 -0.0 -0.0 +0.0 -0.0 0.0
print(f"{float('inf')}", f"{float('-inf'):f}", f"{float('nan'):.2f}", f"{float('inf'):06}", f"{float('inf'):F}", f"{float('nan'):>6}|")  # expect: inf -inf nan 000inf INF    nan|
print(f"{1.0:5}", f"{1e16}", f"{1e16:.3}", f"{123.456:.3}", f"{0.00001:.3}", f"{100.0:.3}", f"{1e22:}", f"{12.0:.1}")  # expect:   1.0 1e+16 1e+16 1.23e+02 1e-05 1e+02 1e+22 1e+01
print(f"{1/3:.20f}", f"{0.1:.17g}", f"{0.1:.30f}", f"{2**0.5:.15f}", f"{1e21:.1f}", f"{5e-324:.5g}")  # expect: 0.33333333333333331483 0.10000000000000001 0.100000000000000005551115123126 1.414213562373095 1000000000000000000000.0 4.9407e-324
print(f"{1.5:n}", f"{1.5:*>8}", f"{1.5:*<8}", f"{-1.5:*=8}", f"{1.005:.2f}", f"{2.675:.2f}", f"{1.115:.2f}")  # expect: 1.5 *****1.5 1.5***** -****1.5 1.00 2.67 1.11
print(repr(0.1), repr(1e16), repr(1e-5), repr(123456.789), repr(1e5), repr(100000000000000000.0), str(1.0e-10))  # expect: 0.1 1e+16 1e-05 123456.789 100000.0 1e+17 1e-10
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: f"{1.5:d}"))  # expect: ValueError: Unknown format code 'd' for object of type 'float'
print(error(lambda: f"{1.5:x}"))  # expect: ValueError: Unknown format code 'x' for object of type 'float'
print(error(lambda: f"{1.5:s}"))  # expect: ValueError: Unknown format code 's' for object of type 'float'
print(error(lambda: f"{1.5:c}"))  # expect: ValueError: Unknown format code 'c' for object of type 'float'
print(error(lambda: f"{1.5:.}"))  # expect: ValueError: Format specifier missing precision
print(error(lambda: f"{1.5:,n}"))  # expect: ValueError: Cannot specify ',' with 'n'.
