local LINE = "if (count1 >= 10 && name != \"text\") { total += count1 * 3.25; } // a comment\n"

local function scan(text)
  local words, numbers, strings, symbols, lines = 0, 0, 0, 0, 0
  local byte = string.byte
  local at, last = 1, #text
  while at <= last do
    local ch = byte(text, at)
    if ch == 10 then
      lines = lines + 1
      at = at + 1
    elseif ch == 32 then
      at = at + 1
    elseif ch >= 97 and ch <= 122 then
      local start = at
      while at <= last do
        local c = byte(text, at)
        if not (c >= 97 and c <= 122 or c >= 48 and c <= 57) then break end
        at = at + 1
      end
      words = words + at - start
    elseif ch >= 48 and ch <= 57 then
      while at <= last do
        local c = byte(text, at)
        if not (c >= 48 and c <= 57 or c == 46) then break end
        at = at + 1
      end
      numbers = numbers + 1
    elseif ch == 34 then
      at = at + 1
      while byte(text, at) ~= 34 do at = at + 1 end
      at = at + 1
      strings = strings + 1
    elseif ch == 47 and byte(text, at + 1) == 47 then
      while at <= last and byte(text, at) ~= 10 do at = at + 1 end
    else
      symbols = symbols + ch
      at = at + 1
    end
  end
  return words, numbers, strings, symbols, lines
end

local n = tonumber(arg[1]) or 80000
print(string.format("text_scanner %d %d %d %d %d %d", n, scan(LINE:rep(n))))
