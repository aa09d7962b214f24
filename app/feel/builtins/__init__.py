"""The built-in functions of DMN 1.5, chapter 10.3.4, one module for each section.

A function takes values whose types its signature has checked, and raises NullResult where it has no answer.
"""

from app.feel.builtins import (
    contexts,
    conversions,
    lists,
    logic,
    numbers,
    ranges,
    statistics,
    strings,
    temporals,
)

__all__ = [
    "contexts",
    "conversions",
    "lists",
    "logic",
    "numbers",
    "ranges",
    "statistics",
    "strings",
    "temporals",
]
