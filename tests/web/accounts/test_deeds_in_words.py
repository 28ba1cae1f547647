"""Every deed that leaves a trace is told in words, never by its key."""

import ast
import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

import jobbspar
from jobbspar.apps.participants.actions.lists import READ_JOB, SAVE_JOB
from jobbspar.apps.rounds.actions import PLAN_JOB
from jobbspar.web.accounts.deeds import ABOUT, VERBS, deed_label

APPS = Path(jobbspar.__file__).parent / "apps"
RECORDED = re.compile(r'(?:record\([^")]*|deed = |deed=)"([a-z-]+:[a-z-]+)"')
KEY = re.compile(r"[a-z-]+:[a-z-]*[a-z]")


def names_of_pages(resolver=None, space=""):
    """`tracks:round` and all the other pages that a refusal may point at."""
    found = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            found |= names_of_pages(pattern, pattern.namespace or space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.add(f"{space}:{pattern.name}")
    return found


def deeds():
    """What is recorded for certain, and every other key in the deeds that names neither a page nor a job."""
    sources = [file.read_text() for file in APPS.rglob("*.py")]
    certain = {key for source in sources for key in RECORDED.findall(source)}
    texts = {node.value for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    keys = {text for text in texts if isinstance(text, str) and KEY.fullmatch(text)}
    return sorted(certain | (keys - names_of_pages() - {PLAN_JOB, READ_JOB, SAVE_JOB}))


@pytest.mark.parametrize("deed", deeds())
def test_a_deed_is_told_in_words(deed):
    thing, _, verb = deed.partition(":")

    assert thing in ABOUT
    assert verb in VERBS


def test_the_deeds_of_round_planning_are_among_them():
    """They are handed to `record` in many ways, so that one way of looking could miss them."""
    assert {"wish:rank", "round-option:add", "round-plan:fail", "seat-offer:yes", "travel:say-shift"} <= set(deeds())


def test_a_deed_in_swedish():
    assert deed_label("round-plan:adopt") == "Omgångsplan: antog"
