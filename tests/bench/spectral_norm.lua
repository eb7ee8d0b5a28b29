local function element(i, j)
  return 1.0 / (math.floor((i + j) * (i + j + 1) / 2) + i + 1)
end

local function times(v, transposed)
  local n = #v
  local result = {}
  for i = 0, n - 1 do
    local total = 0.0
    for j = 0, n - 1 do
      total = total + (transposed and element(j, i) or element(i, j)) * v[j + 1]
    end
    result[i + 1] = total
  end
  return result
end

local n = tonumber(arg[1]) or 400
local u, v = {}, nil
for i = 1, n do u[i] = 1.0 end
for _ = 1, 5 do
  v = times(times(u, false), true)
  u = times(times(v, false), true)
end
local uv, vv = 0.0, 0.0
for i = 1, n do
  uv = uv + u[i] * v[i]
  vv = vv + v[i] * v[i]
end
print(string.format("spectral_norm %d %.9f", n, math.sqrt(uv / vv)))
