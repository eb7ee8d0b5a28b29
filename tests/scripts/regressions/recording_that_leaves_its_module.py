# What is recorded behind an exit of a module's last loop goes on to the end of the module, where there is no code.
def ends_at_once():
    try:
        pass
    except ValueError:
        yield -1


print("before")  # expect: before
for pair in zip(range(25), ends_at_once()):
    print(pair)
