"""Legal time: working days, periods, clocks that stop and resume.

Pure: the standard library, and chinesecalendar in one file. "Now" is always an argument.
"""
