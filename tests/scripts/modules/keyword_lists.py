# Reserved words.
import keyword

print(keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist))  # expect: True False True 35
print([word for word in keyword.kwlist if word.istitle()], keyword.softkwlist)  # expect: ['False', 'None', 'True'] ['_', 'case', 'match']
