# The descriptions of a named tuple and of its constructor: a single field is followed by a comma.
import collections

one, two = collections.namedtuple("One", "x"), collections.namedtuple("Two", "x y")
print(one.__doc__, one.__new__.__doc__, one(1), one._make([2])._replace(x=3), two.__doc__, two(1, 2))  # expect: One(x,) Create new instance of One(x,) One(x=1) One(x=3) Two(x, y) Two(x=1, y=2)
print(collections.namedtuple("None_", "").__doc__)  # expect: None_()
