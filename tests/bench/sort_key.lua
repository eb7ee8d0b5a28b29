local n = tonumber(arg[1]) or 200000
local seed = 7
local records = {}
for i = 1, n do
  seed = seed * 16807 % 2147483647
  records[i] = {number = seed, group = seed % 97}
end
local checksum = 0
for _ = 1, 3 do
  local by_number = {}
  for i = 1, n do by_number[i] = records[i] end
  table.sort(by_number, function(a, b) return a.number < b.number end)
  local by_group = {}
  for i = 1, n do by_group[i] = by_number[i] end
  table.sort(by_group, function(a, b)
    if a.group ~= b.group then return a.group < b.group end
    return a.number > b.number
  end)
  for i = 1, n, 100 do
    checksum = (checksum * 31 + by_group[i].number + by_number[i].group) % 1000003
  end
end
print(string.format("sort_key %d %d", n, checksum))
