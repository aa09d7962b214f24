"""Diagrams in, plain data out: SpiffWorkflow runs them, and no object of it leaves this package.

`parse_definition` reads and checks a release's diagrams once; `ProcessEngine` moves one instance one step.
SpiffWorkflow is imported here alone. May import feel and domain; neither storage nor a clock.
"""
