# What a traceback marks: of a call of a method that is not there, the attribute; of a field of an f-string that cannot
# be formatted, the whole string.
import sys
import traceback


def marked(action):
    try:
        action()
    except Exception:
        *_, line, marks, _ = traceback.format_exc().splitlines()
        print(line[marks.index("^") : marks.rindex("^") + 1])


class Wrong:
    def __format__(self, spec):
        return 5

    def method(self):
        return self.other(1)


value = Wrong()
marked(lambda: "".nothing(1))  # expect: "".nothing
marked(lambda: value.nothing())  # expect: value.nothing
marked(lambda: value.method())  # expect: self.other
marked(lambda: Wrong.nothing(1, 2))  # expect: Wrong.nothing
marked(lambda: sys.nothing(value))  # expect: sys.nothing
marked(lambda: value.nothing(*[1]))  # expect: value.nothing
marked(lambda: value.nothing(a=1))  # expect: value.nothing
marked(lambda: "".nothing(1).more())  # expect: "".nothing
marked(lambda: "abc".index("d"))  # expect: "abc".index("d")
marked(lambda: getattr("", "nothing"))  # expect: getattr("", "nothing")
marked(lambda: [f"{value}"])  # expect: f"{value}"
marked(lambda: [f"x{value!s:>{value}}y"])  # expect: f"x{value!s:>{value}}y"
marked(lambda: [f"x{1:x}y{'a':d}"])  # expect: f"x{1:x}y{'a':d}"
marked(lambda: [f"x{1 / 0}y{'a':d}"])  # expect: /
