"""Run a command quietly; show what it said only when it fails."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from problems import MachineProblem

CHECKOUT = Path(__file__).resolve().parents[2]
VENV = CHECKOUT / ".venv"
SCRIPTS = VENV / "bin"


def say(sentence: str) -> None:
    print(f"· {sentence}", flush=True)


def run(command: Sequence[str | Path], remedy: str, *, env: dict[str, str] | None = None) -> str:
    """Run `command` in the checkout; on failure raise a MachineProblem that ends in `remedy`."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, cwd=CHECKOUT, env=env, capture_output=True, text=True, check=False)
    except OSError as error:
        raise MachineProblem(f"`{words[0]}` cannot be started ({error}): {remedy}") from error
    if done.returncode:
        tail = (done.stderr or done.stdout).strip().splitlines()[-12:]
        print("\n".join(tail), file=sys.stderr)
        raise MachineProblem(f"`{' '.join(words[:4])}` failed (its last lines are above): {remedy}")
    return done.stdout
