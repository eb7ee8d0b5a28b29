# Groups of exceptions as a tree.
import traceback

try:
    raise ExceptionGroup("several", [ValueError(1), ExceptionGroup("inner", [KeyError("k")])])
except ExceptionGroup as group:
    print([line for line in traceback.format_exc().splitlines() if "File" not in line and "raise" not in line])  # expect: ['  + Exception Group Traceback (most recent call last):', '  | ExceptionGroup: several (2 sub-exceptions)', '  +-+---------------- 1 ----------------', '    | ValueError: 1', '    +---------------- 2 ----------------', '    | ExceptionGroup: inner (1 sub-exception)', '    +-+---------------- 1 ----------------', "      | KeyError: 'k'", '      +------------------------------------']
    summary = traceback.TracebackException.from_exception(group)
    print(len(summary.exceptions), str(summary))  # expect: 2 several (2 sub-exceptions)
