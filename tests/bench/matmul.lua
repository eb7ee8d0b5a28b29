local function matrix(n, seed)
  local m = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do row[j + 1] = (i * seed + j * 7) % 11 / 11.0 end
    m[i + 1] = row
  end
  return m
end

local function multiply(a, b, n)
  local columns, result = {}, {}
  for j = 1, n do
    local column = {}
    for k = 1, n do column[k] = b[k][j] end
    columns[j] = column
  end
  for i = 1, n do
    local row, line = a[i], {}
    for j = 1, n do
      local column = columns[j]
      local total = 0.0
      for k = 1, n do total = total + row[k] * column[k] end
      line[j] = total
    end
    result[i] = line
  end
  return result
end

local n = tonumber(arg[1]) or 260
local a, b = matrix(n, 3), matrix(n, 5)
local c = multiply(multiply(a, b, n), a, n)
local trace = 0
for i = 1, n do trace = trace + c[i][i] end
print(string.format("matmul %d %.6f %.6f", n, c[math.floor(n / 2) + 1][math.floor(n / 3) + 1], trace))
