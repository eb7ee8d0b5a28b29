local function work(i)
  if i % 3 == 0 then error({code = i}) end
  if i % 7 == 0 then error("seven", 0) end
  return i
end

local function deep(i, depth)
  if depth == 0 then return work(i) end
  local result = deep(i, depth - 1)
  return result
end

local function missing(map)
  local value = map["missing"]
  if value == nil then error("missing", 0) end
  return value
end

local n = tonumber(arg[1]) or 1000000
local total, caught = 0, 0
for i = 0, n - 1 do
  local ok, result = pcall(work, i)
  if ok then total = total + result
  elseif type(result) == "table" then caught = caught + result.code % 5
  else caught = caught + 1 end
  ok, result = pcall(deep, i, 3)
  if ok then total = total + result else caught = caught + 2 end
  total = total + 1
  ok, result = pcall(missing, {})
  if not ok then caught = caught + 1 end
end
print(string.format("exceptions %d %d %d", n, total, caught))
