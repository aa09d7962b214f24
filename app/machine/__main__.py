"""Make this machine ready: `python3 app/machine setup|browser|postgresql`.

Runs before anything is installed, so it uses the standard library only, and this file is
written for any Python 3, so that a too old one is told so in a sentence.
"""

import sys


def main() -> None:
    if sys.version_info < (3, 11):
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.exit("Changhu needs Python 3.11 or newer, this is %s: call `make PYTHON=python3.12 …`." % found)
    from problems import MachineProblem
    from steps import STEPS

    wanted = sys.argv[1:] or ["setup"]
    unknown = [name for name in wanted if name not in STEPS]
    if unknown:
        sys.exit("Unknown step %s; there are: %s." % (unknown[0], ", ".join(STEPS)))
    try:
        for name in wanted:
            STEPS[name]()
    except MachineProblem as problem:
        sys.exit("\n%s" % problem)


if __name__ == "__main__":
    main()
