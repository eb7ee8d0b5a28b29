local SYLLABLES = {[0] = "ka", "to", "mi", "re", "su", "no", "la", "ve"}

local function text_of(n)
  local seed = 42
  local words = {}
  for i = 1, n do
    -- 53 bits hold the product of the low and high halves, not the whole product.
    local low = (seed % 65536) * 1103515245
    local high = (math.floor(seed / 65536) * 1103515245 % 32768) * 65536
    seed = (low + high + 12345) % 2147483648
    local first, second = math.floor(seed / 65536) % 8, math.floor(seed / 1024) % 8
    words[i] = SYLLABLES[first] .. SYLLABLES[second] .. (seed % 3 == 0 and SYLLABLES[math.floor(seed / 7) % 8] or "")
  end
  return table.concat(words, " ")
end

local n = tonumber(arg[1]) or 600000
local text = text_of(n)
local counts = {}
for _ = 1, 4 do
  for word in text:gmatch("[^ ]+") do counts[word] = (counts[word] or 0) + 1 end
end
local letters, kinds = {}, 0
for i = 1, #text do
  local ch = text:sub(i, i)
  letters[ch] = (letters[ch] or 0) + 1
end
for _ in pairs(letters) do kinds = kinds + 1 end
local items = {}
for word, count in pairs(counts) do items[#items + 1] = {word, count} end
table.sort(items, function(a, b)
  if a[2] ~= b[2] then return a[2] > b[2] end
  return a[1] < b[1]
end)
local top = {}
for i = 1, 3 do top[i] = items[i][1] .. "=" .. items[i][2] end
print(string.format("word_count %d %d %d %d %s", n, #items, kinds, letters["a"], table.concat(top, " ")))
