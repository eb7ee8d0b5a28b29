def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


def check(value, *message):
    if message: assert value, message[0]
    else: assert value
assert True
assert 1, "not evaluated"
print(error(lambda: check(0)))  # expect: AssertionError:
print(error(lambda: check([], "empty list")))  # expect: AssertionError: empty list
print(error(lambda: check(False, ("a", 1))))  # expect: AssertionError: ('a', 1)
print(error(lambda: check(None, 5)))  # expect: AssertionError: 5
def lazy():
    def message(): print("evaluated"); return "msg"
    assert True, message()
    assert False, message()
print(error(lambda: lazy()))  # expect: evaluated
# expect: AssertionError: msg
try:
    assert 1 == 2, "one is not two"
except AssertionError as problem:
    print(problem.args, repr(problem))  # expect: ('one is not two',) AssertionError('one is not two')
try:
    assert not 1
except AssertionError as problem:
    print(problem.args, repr(problem), str(problem) == "")  # expect: () AssertionError() True
print(issubclass(AssertionError, Exception), __debug__)  # expect: True True
