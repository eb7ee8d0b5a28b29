local size = tonumber(arg[1]) or 600
local inside, steps = 0, 0
for row = 0, size - 1 do
  local ci = 2.0 * row / size - 1.0
  for column = 0, size - 1 do
    local cr = 2.0 * column / size - 1.5
    local zr, zi, n = 0.0, 0.0, 0
    while n < 50 do
      local rr, ii = zr * zr, zi * zi
      if rr + ii > 4.0 then break end
      zi = 2.0 * zr * zi + ci
      zr = rr - ii + cr
      n = n + 1
    end
    steps = steps + n
    if n == 50 then inside = inside + 1 end
  end
end
print(string.format("mandelbrot %d %d %d", size, inside, steps))
