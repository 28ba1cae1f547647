"""What the command line says, and what it answers to slips."""

import subprocess
from string import Formatter

import pytest

from jobbspar.cli.arguments import HelpWanted, Misunderstood, read
from jobbspar.cli.words import PROBLEMS_IN_SWEDISH, SENTENCES
from jobbspar.config.problems import DatabaseProblem
from tests.cli.running_door import ROOT, surroundings


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", SENTENCES)
def test_both_languages_tell_the_same_facts(key):
    swedish, english = SENTENCES[key]

    assert swedish
    assert english
    assert places(swedish) == places(english)


@pytest.mark.parametrize("problem", DatabaseProblem.__subclasses__())
def test_every_problem_can_be_told_in_swedish(problem):
    assert places(PROBLEMS_IN_SWEDISH[problem.__name__]) == places(problem.message)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["--prot", "8001"], "unknown_option"),
        (["--port"], "value_not_understood"),
        (["--port", "åtta"], "value_not_understood"),
        (["--port", "0"], "value_not_understood"),
        (["--port", "65536"], "value_not_understood"),
        (["--data", ""], "value_not_understood"),
        (["strat"], "unknown_verb"),
        (["check", "--port", "8001"], "unknown_option"),
        (["import", "taxonomy"], "unknown_import"),
        (["import", "people", "."], "unknown_import"),
    ],
)
def test_a_slip_is_named(words, key):
    with pytest.raises(Misunderstood) as slip:
        read(words)

    assert slip.value.key == key


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"], ["check", "--help"], ["--port", "1", "--help"]])
def test_help_is_given_wherever_it_is_asked_for(words):
    with pytest.raises(HelpWanted):
        read(words)


def test_words_for_other_programs_are_handed_on_untouched():
    assert read(["test", "tests/core", "-x", "--help"]).rest == ("tests/core", "-x", "--help")


@pytest.mark.parametrize(
    ("language", "said"), [("sv_SE.UTF-8", "Tillägget --hlp finns inte"), ("C", "no option --hlp")]
)
def test_a_slip_ends_with_one_sentence_in_the_language_of_the_terminal(language, said):
    told = surroundings(LANG=language, LC_ALL=language)

    done = subprocess.run([ROOT / "jobbspar", "--hlp"], env=told, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
