"""Decision tables and decision requirements as in DMN 1.5, on top of FEEL.

May import feel, domain and workcalendar.
"""
