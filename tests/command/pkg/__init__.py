print("init", __name__, __package__, __spec__.name, __spec__.submodule_search_locations is not None)
