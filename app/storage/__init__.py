"""The database: tables, transactions, sealed columns, the case journal.

May import dmn, feel, domain and workcalendar. SQLAlchemy is imported here and in queries.py files only.
Nobody but unit_of_work.py commits; "now" comes in with the unit of work.
"""
