"""What a release must keep to before it is published: one rule a file, a finding for each breach.

A rule is a function over a release that has been read; stored releases are never asked again.
"""
