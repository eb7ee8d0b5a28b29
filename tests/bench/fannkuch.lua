local function fannkuch(n)
  local permutation, counts = {}, {}
  for i = 0, n - 1 do
    permutation[i] = i
    counts[i] = 0
  end
  local flips_max, checksum, index = 0, 0, 0
  local r = n
  while true do
    while r ~= 1 do
      counts[r - 1] = r
      r = r - 1
    end
    if permutation[0] ~= 0 then
      local work = {}
      for i = 0, n - 1 do work[i] = permutation[i] end
      local flips = 0
      local first = work[0]
      while first ~= 0 do
        local i, j = 0, first
        while i < j do
          work[i], work[j] = work[j], work[i]
          i = i + 1
          j = j - 1
        end
        flips = flips + 1
        first = work[0]
      end
      if flips > flips_max then flips_max = flips end
      checksum = checksum + (index % 2 == 0 and flips or -flips)
    end
    while true do
      if r == n then return checksum, flips_max end
      local first = permutation[0]
      for i = 0, r - 1 do permutation[i] = permutation[i + 1] end
      permutation[r] = first
      counts[r] = counts[r] - 1
      if counts[r] > 0 then break end
      r = r + 1
    end
    index = index + 1
  end
end

local n = tonumber(arg[1]) or 9
local checksum, flips = fannkuch(n)
print(string.format("fannkuch %d %d %d", n, checksum, flips))
