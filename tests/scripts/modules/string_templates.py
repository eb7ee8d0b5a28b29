# Placeholders with a dollar sign.
from string import Template, ascii_lowercase, capwords, digits, punctuation

t = Template("$who owes ${amount}EUR, that is $$$amount")
print(t.substitute(who="Bob", amount=5))  # expect: Bob owes 5EUR, that is $5
print(t.safe_substitute(who="Bob"))  # expect: Bob owes ${amount}EUR, that is $$amount
print(t.get_identifiers(), t.is_valid(), Template("$ x").is_valid())  # expect: ['who', 'amount'] True False
for call in (lambda: t.substitute(), lambda: Template("line\n$1").substitute()):
    try:
        call()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)  # expect: KeyError 'who'
        # expect: ValueError Invalid placeholder in string: line 2, col 1


class Percent(Template):
    delimiter = "%"


print(Percent("%a and %%").substitute(a=1))  # expect: 1 and %
print(ascii_lowercase, digits, punctuation)  # expect: abcdefghijklmnopqrstuvwxyz 0123456789 !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~
print(capwords("hello  big world"))  # expect: Hello Big World
