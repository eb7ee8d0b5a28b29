# What is written is read back.
import io
import json

data = {"users": [{"name": "Ann", "age": 31, "tags": ["a", "b"]}, {"name": "Bøb", "age": None}], "total": 2}
stream = io.StringIO()
json.dump(data, stream, indent=1)
stream.seek(0)
print(json.load(stream) == data)  # expect: True
print(json.loads(json.dumps(data)) == data, len(stream.getvalue().splitlines()))  # expect: True 17
deep = value = []
for _ in range(50):
    value.append([])
    value = value[0]
print(len(json.dumps(deep)), json.loads(json.dumps(deep)) == deep)  # expect: 102 True
