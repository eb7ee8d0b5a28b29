local function build(n, seed)
  local head = nil
  for _ = 1, n do
    seed = (seed * 1021 + 97) % 65521
    head = {value = seed, next = head}
  end
  return head
end

local function reverse(head)
  local result = nil
  while head do head.next, result, head = result, head, head.next end
  return result
end

local function merge(a, b)
  local first = {value = 0, next = nil}
  local last = first
  while a and b do
    if a.value < b.value then
      last.next = a
      a = a.next
    else
      last.next = b
      b = b.next
    end
    last = last.next
  end
  last.next = a or b
  return first.next
end

local function sort(head, n)
  if n == 1 then
    head.next = nil
    return head
  end
  local half = math.floor(n / 2)
  local middle = head
  for _ = 1, half do middle = middle.next end
  local right = sort(middle, n - half)
  return merge(sort(head, half), right)
end

local n = tonumber(arg[1]) or 40000
local checksum = 0
for seed = 0, 11 do
  local node = sort(reverse(build(n, seed + 1)), n)
  local i = 0
  while node do
    checksum = (checksum + node.value * (i % 10)) % 1000003
    node = node.next
    i = i + 1
  end
end
print(string.format("linked_lists %d %d", n, checksum))
