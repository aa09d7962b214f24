"""The public side: how to apply, applying without an account, one's own case by number and code, notices.

May import web and what lies to its right; no other screen. What it shows is for the public or for whoever
holds the code of a case, and nothing else of a case leaves it.
"""
