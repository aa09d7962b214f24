"""Regular expressions as XPath 3 has them, which FEEL's `matches`, `replace` and `split` take over.

Python's own are another dialect and may run for ever on a short text; these count their steps.
"""

from app.feel.patterns.matching import Match, Pattern, compile_pattern

__all__ = ["Match", "Pattern", "compile_pattern"]
