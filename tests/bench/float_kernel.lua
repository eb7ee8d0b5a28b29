local n = tonumber(arg[1]) or 200000
local grid = {}
for i = 0, n - 1 do grid[i + 1] = math.sin(i * 0.01) end
for _ = 1, 20 do
  local new = {}
  new[1], new[n] = grid[1], grid[n]
  for i = 2, n - 1 do new[i] = 0.25 * grid[i - 1] + 0.5 * grid[i] + 0.25 * grid[i + 1] end
  grid = new
end
local total = 0.0
for i = 1, n do
  local x = grid[i]
  total = total + ((1.5 * x - 2.0) * x + 0.25) * x + 1.0
end
local area, step, x = 0.0, 1.0 / (n * 10), 0.0
for _ = 1, n * 10 do
  area = area + 4.0 / (1.0 + x * x) * step
  x = x + step
end
local position, seed = 0.0, 12345
for _ = 1, n * 5 do
  seed = seed * 16807 % 2147483647
  position = position + math.sqrt(seed / 2147483647.0) - 0.5
end
print(string.format("float_kernel %d %.6f %.6f %.4f", n, total, area, position))
