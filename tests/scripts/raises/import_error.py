import module_that_does_not_exist  # raises: ModuleNotFoundError: No module named 'module_that_does_not_exist'
