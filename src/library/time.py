# time: clocks, and times as calendars show them.
#
# Comes in: seconds since 1970. Goes out: years, months and days, and text. Leaves to others: the clocks are the
# kernel's, as far as the host grants them; the zone of local time is the host's.
# Holds: days are counted in the Gregorian calendar, also before it was one.
#
# Kernels: _kernel_time: time, time_ns, monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time,
#   process_time_ns, thread_time, thread_time_ns, sleep(seconds), zone(seconds) -> (seconds ahead of UTC, name).

from _kernel_time import (
    monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, process_time_ns, sleep, thread_time,
    thread_time_ns, time, time_ns,
)
from _kernel_time import zone as _zone
from _rows import make as _make

struct_time = _make("struct_time", "time", (
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"),
    ("tm_zone", "tm_gmtoff"), closed=False)

# What CPython has in C: the words of messages about it are those about built-in functions and types.
_BUILT_IN = ("asctime", "ctime", "gmtime", "localtime", "mktime", "strftime")

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _days(year, month, day):
    """Days from the first of January 1970."""
    leap = 1 if month > 2 and _is_leap(year) else 0
    return _days_before_year(year) - 719162 + _BEFORE[month - 1] + leap + day - 1


def _broken_down(seconds, ahead, zone):
    days, rest = divmod(seconds + ahead, 86400)
    # A guess that is at most one year late.
    year = 1970 + (days * 400) // 146097 + 1
    while _days(year, 1, 1) > days:
        year -= 1
    yday = days - _days(year, 1, 1)
    month = 12
    while _days(year, month, 1) > days:
        month -= 1
    return struct_time((year, month, days - _days(year, month, 1) + 1, rest // 3600, rest // 60 % 60, rest % 60,
                        (days + 3) % 7, yday + 1, 0, zone, ahead))


def _whole(seconds):
    if seconds is None:
        seconds = time()
    elif not isinstance(seconds, float):
        try:
            seconds = seconds.__index__()
        except AttributeError:
            raise TypeError(f"{type(seconds).__name__!r} object cannot be interpreted as an integer") from None
    return int(seconds // 1)


def gmtime(seconds=None, /):
    return _broken_down(_whole(seconds), 0, "UTC")


def localtime(seconds=None, /):
    seconds = _whole(seconds)
    ahead, name = _zone(seconds)
    return _broken_down(seconds, ahead, name)


def mktime(t, /):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError("mktime(): illegal time tuple argument")
    year, month, day, hour, minute, second = t[:6]
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    seconds = ((_days(year, month, 1) + day - 1) * 24 + hour) * 3600 + minute * 60 + second
    return float(seconds - _zone(seconds)[0])


def asctime(t=None, /):
    if t is None:
        t = localtime()
    elif not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    return f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}"


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def _iso(t):
    """Year and week as ISO 8601 counts them."""
    year = t[0]
    week = (t[7] - 1 - t[6] + 10) // 7
    if week < 1:
        year -= 1
        return year, _weeks(year)
    if week > _weeks(year):
        return year + 1, 1
    return year, week


def _weeks(year):
    first = (_days(year, 1, 1) + 3) % 7
    return 53 if first == 3 or (first == 2 and _is_leap(year)) else 52


def _offset(t):
    ahead = getattr(t, "tm_gmtoff", None)
    if ahead is None:
        ahead = 0
    sign = "-" if ahead < 0 else "+"
    ahead = abs(ahead)
    return f"{sign}{ahead // 3600:02d}{ahead // 60 % 60:02d}"


_DIRECTIVES = {
    "a": lambda t: _DAYS[t[6]][:3],
    "A": lambda t: _DAYS[t[6]],
    "b": lambda t: _MONTHS[t[1] - 1][:3],
    "B": lambda t: _MONTHS[t[1] - 1],
    "c": lambda t: asctime(t),
    "C": lambda t: f"{t[0] // 100:02d}",
    "d": lambda t: f"{t[2]:02d}",
    "D": lambda t: f"{t[1]:02d}/{t[2]:02d}/{t[0] % 100:02d}",
    "e": lambda t: f"{t[2]:2d}",
    "F": lambda t: f"{t[0]}-{t[1]:02d}-{t[2]:02d}",
    "G": lambda t: str(_iso(t)[0]),
    "h": lambda t: _MONTHS[t[1] - 1][:3],
    "H": lambda t: f"{t[3]:02d}",
    "I": lambda t: f"{(t[3] + 11) % 12 + 1:02d}",
    "j": lambda t: f"{t[7]:03d}",
    "m": lambda t: f"{t[1]:02d}",
    "M": lambda t: f"{t[4]:02d}",
    "n": lambda t: "\n",
    "p": lambda t: "AM" if t[3] < 12 else "PM",
    "r": lambda t: f"{(t[3] + 11) % 12 + 1:02d}:{t[4]:02d}:{t[5]:02d} {'AM' if t[3] < 12 else 'PM'}",
    "R": lambda t: f"{t[3]:02d}:{t[4]:02d}",
    "s": lambda t: str(int(mktime(t))),
    "S": lambda t: f"{t[5]:02d}",
    "t": lambda t: "\t",
    "T": lambda t: f"{t[3]:02d}:{t[4]:02d}:{t[5]:02d}",
    "u": lambda t: str(t[6] + 1),
    "U": lambda t: f"{(t[7] + 6 - (t[6] + 1) % 7) // 7:02d}",
    "V": lambda t: f"{_iso(t)[1]:02d}",
    "w": lambda t: str((t[6] + 1) % 7),
    "W": lambda t: f"{(t[7] + 6 - t[6]) // 7:02d}",
    "x": lambda t: f"{t[1]:02d}/{t[2]:02d}/{t[0] % 100:02d}",
    "X": lambda t: f"{t[3]:02d}:{t[4]:02d}:{t[5]:02d}",
    "y": lambda t: f"{t[0] % 100:02d}",
    "Y": lambda t: str(t[0]),
    "z": _offset,
    "Z": lambda t: getattr(t, "tm_zone", None) or "UTC",
    "%": lambda t: "%",
}

_RANGES = (("month", 1, 1, 12), ("day of month", 2, 1, 31), ("hour", 3, 0, 23), ("minute", 4, 0, 59),
           ("seconds", 5, 0, 61), ("day of week", 6, 0, 6), ("day of year", 7, 1, 366))


def strftime(format, t=None, /):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    if t is None:
        t = localtime()
    elif not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    elif len(t) < 9:
        raise TypeError("strftime(): illegal time tuple argument")
    for name, index, low, high in _RANGES:
        if not low <= t[index] <= high:
            if not (t[index] == 0 and low == 1):
                raise ValueError(f"{name} out of range")
    parts = []
    index = 0
    while index < len(format):
        letter = format[index]
        index += 1
        if letter != "%" or index == len(format):
            parts.append(letter)
            continue
        directive = _DIRECTIVES.get(format[index])
        parts.append(directive(t) if directive else "%" + format[index])
        index += 1
    return "".join(parts)
