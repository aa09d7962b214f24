"""How a diagram calls Python: the registry of services, and the call itself."""
