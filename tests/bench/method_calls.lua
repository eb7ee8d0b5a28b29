local Shape = {}
Shape.__index = Shape
function Shape.new(class, size) return setmetatable({size = size}, class) end
function Shape:area() return self.size end
function Shape.bonus(k) return k % 4 end
function Shape:scaled(k) return self:area() * k + self.bonus(k) end
function Shape.unit(class) return Shape.new(class, 1) end

local Square = setmetatable({}, {__index = Shape})
Square.__index = Square
function Square:area() return self.size * self.size end

local Padded = setmetatable({}, {__index = Square})
Padded.__index = Padded
function Padded:area() return Square.area(self) + 1 end

local n = tonumber(arg[1]) or 2500000
local total = 0
local square, padded = Shape.new(Square, 3), Shape.new(Padded, 4)
for i = 0, n - 1 do
  total = total + square:scaled(i % 8)
  total = total + padded:area()
end
for _ = 1, math.floor(n / 5) do total = total + Padded.unit(Padded):area() end
print(string.format("method_calls %d %d", n, total))
