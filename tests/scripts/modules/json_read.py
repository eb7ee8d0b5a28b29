# JSON to values, with places in the errors.
import json

print(json.loads('{"a": [1, -2.5e3, null, true, "\\u00e9\\ud83d\\ude00\\n"], "b": {}}'))  # expect: {'a': [1, -2500.0, None, True, 'é😀\n'], 'b': {}}
print(json.loads("[1.5, 2]", parse_float=str, parse_int=float), json.loads(b'"bytes"'), json.loads(" [ ] "))  # expect: ['1.5', 2.0] bytes []
print(json.loads('{"x": {"y": 1}}', object_hook=lambda d: list(d.items())))  # expect: [('x', [('y', 1)])]
print(json.loads('{"a": 1, "a": 2}'), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))  # expect: {'a': 2} [('a', 1), ('a', 2)]
print(json.loads("[NaN, -Infinity]"))  # expect: [nan, -inf]
for text in ("", "[1,]", '{"a" 1}', '{"a": 1,}', "[1 2]", '"open', "nul", "[1] 2", '"\\x"', "{'a': 1}", '\n\n  {"k": }'):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(error)  # expect: Expecting value: line 1 column 1 (char 0)
        # expect: Expecting value: line 1 column 4 (char 3)
        # expect: Expecting ':' delimiter: line 1 column 6 (char 5)
        # expect: Expecting property name enclosed in double quotes: line 1 column 9 (char 8)
        # expect: Expecting ',' delimiter: line 1 column 4 (char 3)
        # expect: Unterminated string starting at: line 1 column 1 (char 0)
        # expect: Expecting value: line 1 column 1 (char 0)
        # expect: Extra data: line 1 column 5 (char 4)
        # expect: Invalid \escape: line 1 column 2 (char 1)
        # expect: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
        # expect: Expecting value: line 3 column 9 (char 10)
