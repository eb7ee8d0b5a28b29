def greet(who):
    while True:
        pass
