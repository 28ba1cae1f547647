"""The data folder: what is kept between starts, and who has it open."""

import fcntl
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from jobbspar.config.private_file import write_private

ROOT = Path(__file__).resolve().parents[3]
LOG_LIMIT_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class DataFolder:
    path: Path

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    def secret_key(self) -> str:
        """The key that signs sessions and one-time links: made once, and then the same for ever."""
        file = self.path / "secret.key"
        if not file.exists():
            write_private(file, secrets.token_urlsafe(50))
        return file.read_text()

    def log(self, name: str) -> Path:
        """Where a process writes; what has grown large is put aside, and what was aside before that is let go."""
        self.logs.mkdir(mode=0o700, exist_ok=True)
        log = self.logs / f"{name}.log"
        if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
            log.replace(log.with_suffix(".log.1"))
        return log


def data_folder(chosen: Path | None) -> DataFolder:
    """The chosen folder, made if missing; relative to where the person stands. Else .data in the checkout."""
    path = Path(chosen or os.environ.get("JOBBSPAR_DATA") or ROOT / ".data").absolute()
    # Others may pass through but not look: as root without namespaces the server inside is run by nobody.
    path.mkdir(mode=0o711, parents=True, exist_ok=True)
    return DataFolder(path)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a door that has the folder open wrote down about itself."""

    pid: int
    address: str
    groups: tuple[int, ...] = ()


class OpenFolder:
    """The folder while this door has it open; the lock goes with the process, however it ends."""

    def __init__(self, folder: DataFolder) -> None:
        self._file = folder.path / "door.json"
        self._lock = os.open(folder.path / "door.lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.is_ours = True
        except BlockingIOError:
            self.is_ours = False

    def note(self) -> Opened | None:
        """What the door that has the folder open, or had it last, wrote down."""
        try:
            found = json.loads(self._file.read_text())
            return Opened(int(found["pid"]), str(found["address"]), tuple(map(int, found["groups"])))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write_note(self, note: Opened) -> None:
        if note != self.note():
            write_private(self._file, json.dumps(asdict(note)))

    def close(self) -> None:
        self._file.unlink(missing_ok=True)
        os.close(self._lock)
