"""What is lawful, in the words of the field: values, transitions, refusals.

Pure: imports the standard library only; "now" is always an argument.
"""
