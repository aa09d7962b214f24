"""Print one line a measure: NAME RATIO (what over what; aim)."""

from tests.bench import completion, expressions, loops, pages, scenarios

for room in (expressions, loops, completion, scenarios, pages):
    for measure in room.measures():
        print(measure, flush=True)
