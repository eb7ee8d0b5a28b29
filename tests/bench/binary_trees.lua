local Tree = {}
Tree.__index = Tree

function Tree.new(left, right)
  return setmetatable({left = left, right = right}, Tree)
end

function Tree:check()
  if self.left == nil then return 1 end
  return 1 + self.left:check() + self.right:check()
end

local function build(depth)
  if depth == 0 then return Tree.new(nil, nil) end
  return Tree.new(build(depth - 1), build(depth - 1))
end

local function main(depth)
  local total = 0
  for d = 4, depth, 2 do
    local count = math.floor(2 ^ (depth - d + 4))
    for _ = 1, count do total = total + build(d):check() end
  end
  print(string.format("binary_trees %d %d", depth, total))
end

main(tonumber(arg[1]) or 14)
