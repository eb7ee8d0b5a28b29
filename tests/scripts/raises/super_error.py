class A:
    def __init__(self): super().__init__(5)
A()  # raises: TypeError: object.__init__() takes exactly one argument (the instance to initialize)
