"""The policy officer's and the administrator's pages: the working calendar, the parameters of the area.

May import web and what lies to its right. Each screen has a routes file of its own; SQL is in queries.py.
"""
