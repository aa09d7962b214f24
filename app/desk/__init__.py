"""What lies around the work itself: messages, due days, what I did, advice among colleagues, absences.

May import web and what lies to its right; no other screen.
"""
