def greet(who):
    everything = []
    while True:
        everything.append([who] * 1000)
