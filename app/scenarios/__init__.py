"""Scenario files: one case, and the cases it causes, played against the real product on a moved legal clock.

Policy staff write them beside the diagram; a parametrised test, the shell and the demo office play them.
May import casework and what lies to its right.
"""
