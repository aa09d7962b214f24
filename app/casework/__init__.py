"""What is done with cases: one use case one file, each a function that takes the open unit of work first.

May import engine, forms, documents, identity, storage and what stands to their right. Nothing here commits:
the doors (writing routes, the scheduler, the command line) open the unit and close it.
"""
