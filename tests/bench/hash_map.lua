local HashMap = {}
HashMap.__index = HashMap

local function filled(n)
  local list = {}
  for i = 0, n - 1 do list[i] = false end
  return list
end

function HashMap.new()
  return setmetatable({size = 8, count = 0, keys = filled(8), values = filled(8)}, HashMap)
end

function HashMap:slot(key)
  local size, keys = self.size, self.keys
  local at = key * 40503 % size
  while keys[at] and keys[at] ~= key do at = (at + 1) % size end
  return at
end

function HashMap:put(key, value)
  local at = self:slot(key)
  if not self.keys[at] then
    self.count = self.count + 1
    self.keys[at] = key
    self.values[at] = value
    if self.count * 3 > self.size * 2 then self:grow() end
  else
    self.values[at] = value
  end
end

function HashMap:get(key) return self.values[self:slot(key)] end

function HashMap:grow()
  local keys, values, old = self.keys, self.values, self.size
  self.size = old * 2
  self.keys, self.values = filled(self.size), filled(self.size)
  for i = 0, old - 1 do
    if keys[i] then
      local at = self:slot(keys[i])
      self.keys[at] = keys[i]
      self.values[at] = values[i]
    end
  end
end

local n = tonumber(arg[1]) or 1500000
local map = HashMap.new()
for i = 0, n - 1 do map:put(i * 7919 % 100003, i) end
local total = 0
for i = 0, n - 1 do
  local value = map:get(i)
  if value then total = total + value end
end
print(string.format("hash_map %d %d %d", n, map.count, total % 1000003))
