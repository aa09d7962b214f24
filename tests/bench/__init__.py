"""Ratios of two things measured in turn within one run: `make bench`.

Absolute times say more about the machine than about the code, so no test asserts them; one measure tells them
all the same, what a scenario costs.
"""
