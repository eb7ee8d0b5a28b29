@decorator
class A(B, C, metaclass=M, x=1):
    """Says what it is."""
    y = 1

    def __init__(self):
        super().__init__()
        self.y = y

    @property
    def z(self): return self.y


class D(*bases, **keywords): pass


def function():
    class Local:
        def m(self): return Local
    return Local
