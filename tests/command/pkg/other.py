print("other", __name__, __package__, __spec__.name, __spec__.parent, __spec__.origin == __file__)
