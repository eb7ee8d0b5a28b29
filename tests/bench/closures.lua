local function make_counter(step)
  local count = 0
  return function()
    count = count + step
    return count
  end
end

local function compose(f, g)
  return function(x) return f(g(x)) end
end

local n = tonumber(arg[1]) or 4000000
local total = 0
local counters = {}
for k = 0, 4 do counters[k] = make_counter(k) end
for i = 0, n - 1 do total = total + counters[i % 5]() end
local function add(x) return x + 3 end
local function mask(x) return x % 1024 end
local both = compose(mask, add)
for i = 0, n - 1 do total = total + both(i) end
for i = 0, math.floor(n / 4) - 1 do
  local bump = make_counter(i % 8)
  bump()
  total = total + bump()
end
print(string.format("closures %d %d", n, total))
