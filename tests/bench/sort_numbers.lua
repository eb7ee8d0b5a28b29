local n = tonumber(arg[1]) or 400000
local seed = 11
local numbers = {}
for i = 1, n do
  seed = seed * 16807 % 2147483647
  numbers[i] = seed
end
local function copy(list)
  local result = {}
  for i = 1, #list do result[i] = list[i] end
  return result
end
local checksum = 0
for _ = 1, 4 do
  local a = copy(numbers)
  table.sort(a)
  local b = copy(a)
  table.sort(b, function(x, y) return x > y end)
  local c = {}
  for i = 1, n do c[i] = numbers[i] / 3.0 end
  table.sort(c)
  local half, third, fifth = math.floor(n / 2) + 1, math.floor(n / 3) + 1, math.floor(n / 5) + 1
  a[half], a[third] = a[third], a[half]
  table.sort(a)
  checksum = (checksum * 31 + a[half] + b[third] + math.floor(c[fifth])) % 1000003
end
print(string.format("sort_numbers %d %d", n, checksum))
