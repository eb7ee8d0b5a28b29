# Methods with some arguments fixed.
from functools import partialmethod


class Light:
    def __init__(self):
        self.on = False

    def switch(self, state, *, note="none"):
        self.on = state
        return note

    turn_on = partialmethod(switch, True)
    turn_off = partialmethod(switch, False, note="dark")


light = Light()
print(light.turn_on(), light.on)  # expect: none True
print(light.turn_off(), light.on)  # expect: dark False
print(light.turn_off(note="dim"))  # expect: dim
