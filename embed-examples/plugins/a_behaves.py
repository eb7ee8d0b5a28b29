def greet(who):
    return f"hello {who}, from {host_name()}"
