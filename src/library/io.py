# io: streams in memory.
#
# Comes in: text or bytes. Goes out: objects with the methods of files, kept in memory.
# Leaves to others: real files, which a host may grant; nothing is imported.
# Holds: the text of a StringIO is `_text` followed by the parts in `_parts`; parts exist only while the position is at
# the end, so that writing many short pieces is linear.
#
# Kernels: none.

__all__ = [
    "IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase", "StringIO", "BytesIO", "UnsupportedOperation", "SEEK_SET",
    "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "BlockingIOError",
]

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
BlockingIOError = BlockingIOError


# What CPython has in C: the words of messages about it are those about built-in types, and tracebacks leave it out.
_BUILT_IN = ("StringIO", "BytesIO")


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    def _refuse(self, operation):
        raise UnsupportedOperation(operation)

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def seek(self, pos, whence=0):
        self._refuse("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None):
        self._refuse("truncate")

    def flush(self):
        self._check_open()

    _closed = False

    @property
    def closed(self):
        return self._closed

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def seekable(self):
        self._check_open()
        return False

    def readable(self):
        self._check_open()
        return False

    def writable(self):
        self._check_open()
        return False

    def fileno(self):
        self._refuse("fileno")

    def isatty(self):
        self._check_open()
        return False

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1):
        self._refuse("readline")

    def readlines(self, hint=None):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        self._check_open()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    def read(self, size=-1):
        self._refuse("read")

    def read1(self, size=-1):
        self._refuse("read1")

    def write(self, b):
        self._refuse("write")

    def detach(self):
        self._refuse("detach")


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1):
        self._refuse("read")

    def write(self, s):
        self._refuse("write")

    def detach(self):
        self._refuse("detach")


def _count(size, name="size"):
    """The length argument of a read: None and negative numbers mean everything."""
    if size is None:
        return -1
    try:
        return size.__index__()
    except AttributeError:
        raise TypeError(f"argument should be integer or None, not {type(size).__name__!r}") from None


class StringIO(TextIOBase):
    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._text = ""
        self._parts = []
        self._position = 0
        self._closed = False
        self._seen = [False, False, False]
        if initial_value:
            self.write(initial_value)
            self._position = 0
            self._joined()

    def _check_open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def _joined(self):
        if self._parts:
            self._text = self._text + "".join(self._parts)
            self._parts = []
        return self._text

    def _translated(self, s):
        newline = self._newline
        if newline is None:
            if "\r" in s:
                s = s.replace("\r\n", "\n").replace("\r", "\n")
        elif newline == "\r" or newline == "\r\n":
            s = s.replace("\n", newline)
        return s

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        self._check_open()
        if not s:
            return 0
        length = len(s)
        if self._newline is None or self._newline == "":
            self._note_newlines(s)
        s = self._translated(s)
        position = self._position
        if self._parts or position == len(self._text):
            self._parts.append(s)
            self._position = position + len(s)
            return length
        text = self._text
        if position > len(text):
            text += "\0" * (position - len(text))
        self._text = text[:position] + s + text[position + len(s):]
        self._position = position + len(s)
        return length

    def _note_newlines(self, s):
        pairs = s.count("\r\n")
        if pairs:
            self._seen[2] = True
        if s.count("\r") > pairs:
            self._seen[0] = True
        if s.count("\n") > pairs:
            self._seen[1] = True

    @property
    def newlines(self):
        found = tuple([kind for kind, seen in zip(("\r", "\n", "\r\n"), self._seen) if seen])
        if not found:
            return None
        return found[0] if len(found) == 1 else found

    @property
    def line_buffering(self):
        self._check_open()
        return False

    def read(self, size=-1, /):
        size = _count(size)
        self._check_open()
        text = self._joined()
        position = self._position
        if position >= len(text):
            return ""
        end = len(text) if size < 0 else position + size
        result = text[position:end]
        self._position = position + len(result)
        return result

    def readline(self, size=-1, /):
        size = _count(size)
        self._check_open()
        text = self._joined()
        position = self._position
        if position >= len(text):
            return ""
        newline = self._newline
        if newline == "\r" or newline == "\r\n":
            found = text.find(newline, position)
            end = len(text) if found < 0 else found + len(newline)
        else:
            found = text.find("\n", position)
            end = len(text) if found < 0 else found + 1
            if newline == "":
                # Any of the three ends a line, and stays as it is.
                found = text.find("\r", position, end)
                if found >= 0:
                    end = found + 2 if text.startswith("\n", found + 1) else found + 1
        if 0 <= size < end - position:
            end = position + size
        self._position = end
        return text[position:end]

    def tell(self):
        self._check_open()
        return self._position

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
            self._joined()
            self._position = pos
        else:
            if pos != 0:
                raise OSError("Can't do nonzero cur-relative seeks")
            if whence == 2:
                self._position = len(self._joined())
        return self._position

    def truncate(self, pos=None, /):
        self._check_open()
        if pos is None:
            pos = self._position
        else:
            pos = _count(pos)
            if pos < 0:
                raise ValueError(f"Negative size value {pos}")
        self._text = self._joined()[:pos]
        return pos

    def getvalue(self):
        self._check_open()
        return self._joined()

    def close(self):
        self._closed = True
        self._text = ""
        self._parts = []

    def seekable(self):
        self._check_open()
        return True

    def readable(self):
        self._check_open()
        return True

    def writable(self):
        self._check_open()
        return True

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


def _bytes_of(value):
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    try:
        return bytes(memoryview(value))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not {type(value).__name__!r}") from None


class BytesIO(BufferedIOBase):
    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._data = bytearray()
        self._position = 0
        self._closed = False
        if initial_bytes is not None:
            self._data += _bytes_of(initial_bytes)

    def _check_open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def write(self, b, /):
        self._check_open()
        b = _bytes_of(b)
        if not b:
            return 0
        data = self._data
        position = self._position
        if position > len(data):
            data += bytes(position - len(data))
        data[position:position + len(b)] = b
        self._position = position + len(b)
        return len(b)

    def read(self, size=-1, /):
        size = _count(size)
        self._check_open()
        position = self._position
        data = self._data
        if position >= len(data):
            return b""
        end = len(data) if size < 0 else min(position + size, len(data))
        self._position = end
        return bytes(data[position:end])

    read1 = read

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        size = _count(size)
        self._check_open()
        position = self._position
        data = self._data
        if position >= len(data):
            return b""
        found = data.find(b"\n", position)
        end = len(data) if found < 0 else found + 1
        if 0 <= size < end - position:
            end = position + size
        self._position = end
        return bytes(data[position:end])

    def tell(self):
        self._check_open()
        return self._position

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._position = pos
        elif whence == 1:
            self._position = max(self._position + pos, 0)
        elif whence == 2:
            self._position = max(len(self._data) + pos, 0)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._position

    def truncate(self, size=None, /):
        self._check_open()
        if size is None:
            size = self._position
        else:
            size = _count(size)
            if size < 0:
                raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size

    def getvalue(self):
        self._check_open()
        return bytes(self._data)

    def getbuffer(self):
        self._check_open()
        return memoryview(self._data)

    def close(self):
        self._closed = True
        self._data = bytearray()

    def seekable(self):
        self._check_open()
        return True

    def readable(self):
        self._check_open()
        return True

    def writable(self):
        self._check_open()
        return True
