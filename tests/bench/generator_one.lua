local function counter(n)
  return coroutine.wrap(function()
    local i = 0
    while i < n do
      coroutine.yield(i)
      i = i + 1
    end
  end)
end

local n = tonumber(arg[1]) or 3000000
local total = 0
for x in counter(n) do
  if x % 2 == 1 then total = total + x end
end
local function doubled()
  for x = 0, n - 1 do coroutine.yield(x * 2) end
end
for x in coroutine.wrap(doubled) do total = total + x end
for x in counter(n) do
  for y in counter(3) do total = total + y end
end
print(string.format("generator_one %d %d", n, total))
