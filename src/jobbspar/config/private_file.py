"""A file with something secret in it."""

import os
from pathlib import Path


def write_private(file: Path, text: str, *, owner: int = -1) -> None:
    """Readable by its owner alone from the first byte, never half written, and there after a power cut."""
    new = file.with_name(file.name + ".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
        os.fchown(opened.fileno(), owner, -1)
    new.replace(file)
