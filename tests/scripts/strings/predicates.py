for word in ["", "abc", "ABC", "aBc1", "123", "12.5", " \t", "a b", "_x1", "1x", "é", "日本", "²", "½", "Ab Cd", "٣"]:
    print(repr(word), word.isalpha(), word.isdigit(), word.isalnum(), word.isspace(), word.isupper(), word.islower())
    print(word.isdecimal(), word.isnumeric(), word.isidentifier(), word.istitle(), word.isprintable(), word.isascii())
# expect: '' False False False False False False
# expect: False False False False True True
# expect: 'abc' True False True False False True
# expect: False False True False True True
# expect: 'ABC' True False True False True False
# expect: False False True False True True
# expect: 'aBc1' False False True False False False
# expect: False False True False True True
# expect: '123' False True True False False False
# expect: True True False False True True
# expect: '12.5' False False False False False False
# expect: False False False False True True
# expect: ' \t' False False False True False False
# expect: False False False False False True
# expect: 'a b' False False False False False True
# expect: False False False False True True
# expect: '_x1' False False False False False True
# expect: False False True False True True
# expect: '1x' False False True False False True
# expect: False False False False True True
# expect: 'é' True False True False False True
# expect: False False True False True False
# expect: '日本' True False True False False False
# expect: False False True False True False
# expect: '²' False True True False False False
# expect: False True False False True False
# expect: '½' False False True False False False
# expect: False True False False True False
# expect: 'Ab Cd' False False False False False False
# expect: False False False True True True
# expect: '٣' False True True False False False
# expect: True True False False True False
print("a\n".isprintable(), "\x7f".isprintable(), " ".isprintable())  # expect: False False True
print("class".isidentifier(), "naïve".isidentifier(), "a-b".isidentifier())  # expect: True True False
