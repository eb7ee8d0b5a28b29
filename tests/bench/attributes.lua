LIMIT = 1000
local Particle = {gravity = 2}
Particle.__index = Particle

local n = tonumber(arg[1]) or 800000
local particles = {}
for i = 0, 9 do particles[i + 1] = setmetatable({x = i * 10, v = i, bounces = 0}, Particle) end
for _ = 1, n do
  for i = 1, #particles do
    local p = particles[i]
    p.v = p.v + p.gravity
    p.x = p.x + p.v
    if p.x > LIMIT then
      p.x = p.x - LIMIT
      p.v = math.floor(-p.v / 2)
      p.bounces = p.bounces + 1
    end
  end
end
local s = {a = 0, b = 1}
for _ = 1, n * 5 do s.a, s.b = s.b, (s.a + s.b) % 10007 end
local x, bounces = 0, 0
for _, p in ipairs(particles) do
  x = x + p.x
  bounces = bounces + p.bounces
end
print(string.format("attributes %d %d %d %d", n, x, bounces, s.a))
