def greet(who):
    return greet(who + "!")
