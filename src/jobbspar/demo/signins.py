"""Whom one can sign in as in the demo: role in words, e-mail address, password."""

SIGN_INS: list[tuple[str, str, str]] = []
