"""Who people are, which posts they hold, and what they may therefore see and do.

May import storage and what stands to its right. Decisions (access.py, posts.py, separation.py) are pure; rows
are read in queries.py and accounts.py. Flask stands in routes.py alone.
"""
