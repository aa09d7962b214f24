"""FEEL as in DMN 1.5, the one expression language of diagrams, tables and forms.

May import domain and workcalendar. lark is imported here alone.
"""
