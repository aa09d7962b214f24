"""The assessment's life of a person: application, visit, confirmation, conclusion, what it brings about."""
