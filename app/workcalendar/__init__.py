"""Legal time: working days, periods, clocks that stop and resume, and the lengths that regions set.

Pure: the standard library and `domain.errors`; chinesecalendar in `published_years.py` alone, PyYAML in
`material_text.py` alone. "Now" is always an argument.
"""
