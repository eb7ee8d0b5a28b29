def greet(who):
    return {"nobody": 1}[who]
