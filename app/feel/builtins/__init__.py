"""The built-in functions of DMN 1.5, chapter 10.3.4, one module for each section.

A function takes values whose types its signature has checked, and raises NullResult where it has no answer.
"""

from app.feel.builtins import conversions, logic, numbers, temporals

__all__ = ["conversions", "logic", "numbers", "temporals"]
