"""The developer's commands: run, test, check, bench, faults, screens, package.

On Linux and macOS make calls them (see the Makefile), on Windows one types ``py packaging\\dev.py run``.
Each sets up what it needs first: nothing but a Python is asked of the machine.

Old Pythons must be able to read this one file, to say what is missing: its neighbours are imported late.
"""

import shutil
import subprocess
import sys

OLDEST = (3, 11)
# The most tried first.
CANDIDATES = ("python3.13", "python3.12", "python3.11", "python3.14")


def main():  # type: () -> int
    if sys.version_info < OLDEST:
        return hand_over_to_newer_python()

    import commands

    return commands.main(sys.argv[1:])


def hand_over_to_newer_python():  # type: () -> int
    found = next(filter(None, map(shutil.which, CANDIDATES)), None)
    if found is None:
        version = "{}.{}".format(*sys.version_info[:2])
        print("CIGDesk needs Python 3.11 or later; this is Python " + version + ".", file=sys.stderr)
        return 1
    return subprocess.call([found, "-E", "-s", __file__, *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
