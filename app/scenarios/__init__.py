"""Scenario files: one case, and the cases it causes, played against the real product on a moved legal clock.

Policy staff write them beside the diagram; a parametrised test, the shell and the demo office play them.
May import casework and what lies to its right.

What an `expect` may name: `open`, `due`, `overdue`, `clocks`, `data`, `record`, `documents`, `notified`,
`cases`, `ended`, and besides them

- `journal`: kinds of journal lines so far, a subset;
- `letters`: words of the newest letter of a code, without marks and spaces;
- in `notified`, `received_by` (names of the cast) and `told_on` (a day); what reached nobody is no notice;
- in `record`, people by their names in the file.

An empty list or mapping asks for an empty one.
"""
