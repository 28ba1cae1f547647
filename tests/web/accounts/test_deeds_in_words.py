"""Every deed that leaves a trace is told in words, never by its key."""

import re
from pathlib import Path

import pytest

import jobbspar
from jobbspar.web.accounts.deeds import ABOUT, VERBS

APPS = Path(jobbspar.__file__).parent / "apps"
DEED = re.compile(r'(?:record\([^")]*|deed = |deed=)"([a-z-]+):([a-z-]+)"')
DEEDS = sorted({found for file in APPS.rglob("*.py") for found in DEED.findall(file.read_text())})


@pytest.mark.parametrize(("thing", "verb"), DEEDS)
def test_a_deed_is_told_in_words(thing, verb):
    assert thing in ABOUT
    assert verb in VERBS
