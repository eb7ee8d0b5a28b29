# Values to JSON.
import json

print(json.dumps({"a": [1, 2.5, None, True], "b": {"c": "é\n\"q\""}}))  # expect: {"a": [1, 2.5, null, true], "b": {"c": "\u00e9\n\"q\""}}
print(json.dumps("é€😀"), json.dumps("é€😀", ensure_ascii=False))  # expect: "\u00e9\u20ac\ud83d\ude00" "é€😀"
print(json.dumps({"b": 1, "a": [1, {"z": []}]}, indent=2, sort_keys=True))  # expect: {
# expect:   "a": [
# expect:     1,
# expect:     {
# expect:       "z": []
# expect:     }
# expect:   ],
# expect:   "b": 1
# expect: }
print(json.dumps([1, (2, 3)], separators=(",", ":")), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}))  # expect: [1,[2,3]] {"1": 4, "null": 3, "1.5": 5}


class Encoder(json.JSONEncoder):
    def default(self, value):
        if isinstance(value, set):
            return sorted(value)
        return super().default(value)


print(json.dumps({"s": {3, 1}}, cls=Encoder), json.dumps({3, 1}, default=list))  # expect: {"s": [1, 3]} [1, 3]
loop = []
loop.append(loop)
for call in (lambda: json.dumps(object()), lambda: json.dumps(loop), lambda: json.dumps({(1,): 2}),
             lambda: json.dumps(float("nan"), allow_nan=False)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)  # expect: TypeError Object of type object is not JSON serializable
        # expect: ValueError Circular reference detected
        # expect: TypeError keys must be str, int, float, bool or None, not tuple
        # expect: ValueError Out of range float values are not JSON compliant
