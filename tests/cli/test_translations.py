"""Catalogues are compiled when they have changed, and only then."""

import os

from jobbspar.cli.translations import compile_translations

CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Track"
msgstr "Spår"
"""


def a_catalogue(package):
    folder = package / "web" / "tracks" / "locale" / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE, encoding="utf-8")
    return folder


def test_compiles_what_is_new(tmp_path):
    folder = a_catalogue(tmp_path)

    assert compile_translations(tmp_path) == 1
    assert "Spår".encode() in (folder / "django.mo").read_bytes()


def test_leaves_what_is_current(tmp_path):
    folder = a_catalogue(tmp_path)
    compile_translations(tmp_path)
    os.utime(folder / "django.po", (0, 0))

    assert compile_translations(tmp_path) == 0


def test_forgets_the_words_of_a_catalogue_that_is_gone(tmp_path):
    folder = a_catalogue(tmp_path)
    compile_translations(tmp_path)
    (folder / "django.po").unlink()

    compile_translations(tmp_path)

    assert not (folder / "django.mo").exists()
