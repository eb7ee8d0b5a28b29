local n = tonumber(arg[1]) or 250000
local total = 0
for round_number = 0, 4 do
  local pieces = {}
  for i = 0, n - 1 do
    pieces[#pieces + 1] = "ab"
    pieces[#pieces + 1] = tostring(i % 10)
  end
  local text = table.concat(pieces)
  total = total + #text
  local parts = {}
  for i = 0, n - 1 do parts[#parts + 1] = "x" .. i end
  local joined = table.concat(parts, ",")
  total = total + #joined
  for i = 0, math.floor(n / 2) - 1 do
    total = total + #(i .. ":" .. round_number .. "-" .. text:sub(i + 1, i + 1))
  end
end
print(string.format("string_build %d %d", n, total))
