"""What do I do next, and what exactly am I to decide: the list of work and the page of one task.

May import web and what lies to its right; no other screen.
"""
