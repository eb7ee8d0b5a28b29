local function inc(x) return x + 1 end
local function add(a, b) return a + (b or 1) end
local function clamp(x, low, high)
  low, high = low or 0, high or 100
  return x < low and low or x > high and high or x
end
local function twice(x) return add(x, x) end
local function average(...)
  local values = {...}
  return values[1] + values[2]
end
local function poly(x) return inc(twice(inc(x))) + add(x) + clamp(x, nil, 50) end

local n = tonumber(arg[1]) or 2500000
local total = 0
for i = 0, n - 1 do
  total = total + poly(i % 128)
  total = total + average(i % 2, 2) + add(1, 3)
end
print(string.format("small_functions %d %d", n, total))
