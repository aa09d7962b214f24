"""The kinds of field that a form may have, one file each: how it is read from the schema, how an answer is
understood, what may be wrong with it, how it is shown.

May import domain and the standard library.
"""
