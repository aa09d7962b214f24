"""What happened in a case, where is it, when is it over: the list of cases, the page of one, its diagram.

May import web and what lies to its right; no other screen.
"""
