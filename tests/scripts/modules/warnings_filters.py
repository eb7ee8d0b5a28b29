# Warnings shown, counted, raised, ignored.
import warnings


def old():
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    old()
    old()
    warnings.warn("plain")
print([(str(w.message), w.category.__name__) for w in log])  # expect: [('old is old', 'DeprecationWarning'), ('old is old', 'DeprecationWarning'), ('plain', 'UserWarning')]
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old()
    except DeprecationWarning as error:
        print("raised:", error)  # expect: raised: old is old
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("ignore")
    old()
print(len(log))  # expect: 0
try:
    warnings.warn("x", int)
except TypeError as error:
    print(error)  # expect: category must be a Warning subclass, not 'type'
