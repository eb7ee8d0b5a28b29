class Thing: pass
Thing().nothing  # raises: AttributeError: 'Thing' object has no attribute 'nothing'
