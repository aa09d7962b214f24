"""Documents on their way to a person: supplements that are asked for, deliveries attempt by attempt."""
