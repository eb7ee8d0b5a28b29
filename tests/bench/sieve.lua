local n = tonumber(arg[1]) or 4000000
local total = 0
for _ = 1, 3 do
  local flags = {}
  for i = 0, n do flags[i] = true end
  flags[0], flags[1] = false, false
  local i = 2
  while i * i <= n do
    if flags[i] then
      for j = i * i, n, i do flags[j] = false end
    end
    i = i + 1
  end
  for i = 0, n do
    if flags[i] then total = total + i end
  end
end
print(string.format("sieve %d %d", n, total))
