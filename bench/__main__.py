"""`./jobbspar bench [name …]`: run the named measurements, or all; each is a file here with a `main()`."""

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """Files with a `main`; the others are what measurements share."""
    return sorted(
        path.stem for path in HERE.glob("*.py") if path.stem[0] != "_" and "\ndef main(" in path.read_text("utf-8")
    )


def run(wanted: list[str]) -> int:
    """Each `main()` prints what it found and returns whether the promise in it was kept."""
    unknown = set(wanted) - set(names())
    if unknown:
        print(f"{', '.join(sorted(unknown))}: ? {' '.join(names())}", file=sys.stderr)
        return 2
    broken = []
    for name in wanted or names():
        print(f"— {name}", flush=True)
        if import_module(f"bench.{name}").main() is False:
            broken.append(name)
    print(f"Not kept: {', '.join(broken)}" if broken else "All kept.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
