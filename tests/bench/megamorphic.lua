local function make_class(i)
  local class = {kind = i}
  class.__index = class
  if i % 2 == 1 then
    function class:value(x) return x * i + self.k end
  else
    function class:value(x) return x - i + self.k end
  end
  return class
end

local n = tonumber(arg[1]) or 4000000
local objects = {}
for i = 0, 39 do
  local thing = setmetatable({k = i * 3}, make_class(i))
  for extra = 0, i % 7 - 1 do thing["extra" .. extra] = extra end
  objects[i] = thing
end
local total = 0
for i = 0, n - 1 do
  local thing = objects[i * 7 % 40]
  total = (total + thing:value(i % 256) + thing.kind + thing.k) % 1000003
end
print(string.format("megamorphic %d %d", n, total))
