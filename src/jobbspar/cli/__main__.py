"""Opens the part of the command line that was asked for; only that part is loaded."""

import sys
from importlib import import_module

from jobbspar.cli.arguments import HELP_WAS_SHOWN, Asked, answer_slips
from jobbspar.cli.words import complain_about

MODULES = {
    "start": "jobbspar.cli.start",
    "test": "jobbspar.cli.test",
    "check": "jobbspar.cli.check",
    "bench": "jobbspar.cli.bench",
    "manage": "jobbspar.cli.manage",
}
# `import` is no name a module can have.
IMPORTS = {"taxonomy": "jobbspar.cli.import_taxonomy", "timetable": "jobbspar.cli.import_timetable"}
# For researchers too: what works on files needs neither database nor product.
PLANNING = {"rounds": "jobbspar.cli.rounds", "chains": "jobbspar.cli.chains"}


def main(words: list[str]) -> int:
    if words and words[0] in PLANNING:
        planned: int = import_module(PLANNING[words[0]]).main(words[1:])
        return planned
    asked = answer_slips(words)
    if isinstance(asked, int):
        return 0 if asked == HELP_WAS_SHOWN else asked
    from jobbspar.config.problems import DatabaseProblem

    try:
        code: int = import_module(_module_of(asked)).run(asked)
    except DatabaseProblem as problem:
        complain_about(problem)
        return 1
    return code


def _module_of(asked: Asked) -> str:
    return IMPORTS[asked.rest[0]] if asked.verb == "import" else MODULES[asked.verb]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
