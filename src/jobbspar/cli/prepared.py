"""What the database was last prepared for, kept in the database itself so that a restored one says the truth."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from jobbspar.cli.folder import ROOT

# A schema of its own: the pages have no business here, and the tables of the product stay by themselves.
TABLE = """
CREATE SCHEMA IF NOT EXISTS door;
CREATE TABLE IF NOT EXISTS door.prepared (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), fingerprint text NOT NULL, contents text NOT NULL
);
"""
WRITE = """
INSERT INTO door.prepared (fingerprint, contents) VALUES (%s, %s)
ON CONFLICT (one) DO UPDATE SET fingerprint = excluded.fingerprint, contents = excluded.contents
"""
READ = "SELECT fingerprint, contents FROM door.prepared"

DEMO = "demo"
OWN = "own"
REFUSED = 3  # The code with which preparing ends when it has said why it may not.


@dataclass(frozen=True, slots=True)
class Prepared:
    """For which state of the program the tables were made, and whether they hold the demo or somebody's own."""

    fingerprint: str
    contents: str

    @property
    def is_current(self) -> bool:
        return self.fingerprint == fingerprint()


def find_prepared(owner_address: str) -> Prepared | None:
    with psycopg.connect(owner_address, autocommit=True) as owner:
        try:
            row = owner.execute(READ).fetchone()
        except psycopg.errors.UndefinedTable:
            return None
    return Prepared(*row) if row else None


def fingerprint() -> str:
    """The same for as long as no migration, installed package or list of apps has changed."""
    digest = hashlib.sha256()
    for file in _what_decides():
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _what_decides() -> Iterator[Path]:
    yield ROOT / "requirements.txt"
    yield ROOT / "src/jobbspar/config/settings.py"
    yield from sorted(ROOT.glob("src/jobbspar/**/migrations/*.py"))
