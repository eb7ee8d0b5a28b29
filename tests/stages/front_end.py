"""What the comparison scripts share: our front end as a process, and CPython's answers in the same form."""

import json
import subprocess


class FrontEnd:
    """Answers requests with the program that `tests/syntax.rs`, or another test that serves, is compiled to."""

    def __init__(self, test="syntax"):
        build = ["cargo", "test", "--test", test, "--no-default-features", "--no-run", "--message-format=json"]
        output = subprocess.run(build, check=True, stdout=subprocess.PIPE).stdout
        messages = [json.loads(line) for line in output.splitlines()]
        program = next(
            message["executable"]
            for message in messages
            if message.get("target", {}).get("name") == test and message.get("executable")
        )
        self.process = subprocess.Popen([program, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, kind, source):
        """The kind of the answer, and its text."""
        if isinstance(source, str):
            source = source.encode()
        self.process.stdin.write(b"%s %d\n%s" % (kind.encode(), len(source), source))
        self.process.stdin.flush()
        answer, length = self.process.stdout.readline().split()
        return answer.decode(), self.process.stdout.read(int(length)).decode()


def mistake_of(error, source):
    """A SyntaxError as `tests/syntax.rs` writes it."""
    if not isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error}"
    fields = [type(error).__name__, error.lineno, error.offset, error.end_lineno, error.end_offset, error.msg]
    return "\n".join(map(str, fields))
