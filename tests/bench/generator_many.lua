local yield, wrap = coroutine.yield, coroutine.wrap

local function tokens(n)
  return wrap(function()
    for i = 0, n - 1 do
      yield("number", i % 100)
      if i % 2 == 1 then yield("plus", 0) else yield("times", 1) end
    end
  end)
end

local function numbers(source)
  return wrap(function()
    for kind, value in source do
      if kind == "number" then yield(value) end
    end
  end)
end

local function pairs_of(source)
  return wrap(function()
    local previous = nil
    for value in source do
      if previous ~= nil then yield(previous, value) end
      previous = value
    end
  end)
end

local function average()
  return wrap(function()
    local total, count = 0, 0
    local value = yield(0)
    while true do
      total = total + value
      count = count + 1
      value = yield(math.floor(total / count))
    end
  end)
end

local function walk(tree)
  return wrap(function()
    local function visit(node)
      if node then
        visit(node[1])
        yield(node[2])
        visit(node[3])
      end
    end
    visit(tree)
  end)
end

local function build(low, high)
  if low >= high then return false end
  local middle = math.floor((low + high) / 2)
  return {build(low, middle), middle, build(middle + 1, high)}
end

local n = tonumber(arg[1]) or 1500000
local total = 0
for a, b in pairs_of(numbers(tokens(n))) do total = total + a * b end
local averager = average()
averager()
for i = 0, n - 1 do total = total + averager(i) end
local tree = build(0, 5000)
for _ = 1, math.floor(n / 20000) + 1 do
  for value in walk(tree) do total = total + value end
end
print(string.format("generator_many %d %d", n, total))
