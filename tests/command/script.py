print(__spec__, __name__)
