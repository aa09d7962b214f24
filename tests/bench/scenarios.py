"""What a scenario costs to be played, all shipped ones together: the only measure in seconds.

It says how long a change to a policy waits for its verdict, so it is not set beside anything.
"""

from time import process_time

from app.casework.releases.materials import CHECKOUT
from app.cli.scenario import files_in
from app.scenarios.play_files import Wanted, play_files
from tests.bench.pairs import Measure


def measures() -> list[Measure]:
    files = list(files_in([CHECKOUT / "bpmn"]))
    began = process_time()
    failed = [outcome.path for outcome in play_files(files, Wanted()) if outcome.fault]
    assert not failed, failed
    seconds = (process_time() - began) / len(files)
    return [Measure("scenario-cpu-seconds", seconds, "CPU seconds a scenario on average", 0.6)]
