local function grid(rows, columns, k)
  local result = {}
  for i = 0, rows - 1 do
    local row = {}
    for j = 0, columns - 1 do row[j + 1] = i * j + k end
    result[i + 1] = row
  end
  return result
end

local n = tonumber(arg[1]) or 80000
local kept = {}
local total = 0
for k = 0, n - 1 do
  local g = grid(12, 12, k)
  total = total + g[k % 12 + 1][k % 7 + 1]
  local transposed = {}
  for i = 1, 12 do
    local row = {}
    for j = 1, 12 do row[j] = g[j][i] end
    transposed[i] = row
  end
  total = total + transposed[4][5]
  kept[k % 50 + 1] = transposed
  total = total + #{{}, {k}, {k, {k}}}
end
for i = 1, 50 do
  if kept[i] then total = total + #kept[i] end
end
print(string.format("nested_lists %d %d", n, total))
