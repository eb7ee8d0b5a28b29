import pkg.other

print("plain", __name__, repr(__package__), __spec__.name, repr(__spec__.parent))
