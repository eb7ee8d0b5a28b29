local function source(statements)
  local names = {}
  for i = 0, 15 do names[i] = "v" .. i end
  local lines = {"local n = ..."}
  for i = 0, 15 do lines[#lines + 1] = "local " .. names[i] .. " = 1" end
  lines[#lines + 1] = "for i = 0, n - 1 do"
  for k = 0, statements - 1 do
    local a, b, c = names[k * 7 % 16], names[k * 5 % 16], names[(k * 3 + 1) % 16]
    local line
    if k % 4 == 0 then line = a .. " = (" .. b .. " + " .. c .. " * 3 + i) % 1009"
    elseif k % 4 == 1 then line = a .. " = " .. b .. " - " .. c .. " + " .. k
    elseif k % 4 == 2 then line = "if " .. b .. " > " .. c .. " then " .. a .. " = " .. c .. " + 1 end"
    else line = a .. " = (" .. a .. " * 2 + " .. b .. ") % 2003" end
    lines[#lines + 1] = line
  end
  lines[#lines + 1] = "end"
  local all = {}
  for i = 0, 15 do all[#all + 1] = names[i] end
  lines[#lines + 1] = "return (" .. table.concat(all, " + ") .. ") % 1000003"
  return table.concat(lines, "\n")
end

local n = tonumber(arg[1]) or 30000
local body = (loadstring or load)(source(1000))
print(string.format("straight_line %d %d", n, body(n)))
