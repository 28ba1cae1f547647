"""Whom one can sign in as in the demo: role in words, e-mail address, password."""

PASSWORD = "demo-jobbspar-2026"

SIGN_INS: list[tuple[str, str, str]] = [
    ("Samordnare i Larch", "samordnare@larch.example", PASSWORD),
    ("Samordnare i Elm (5-kanten)", "samordnare@elm.example", PASSWORD),
    ("Handläggare på Arbetsförmedlingen", "handlaggare@af-larch.example", PASSWORD),
    ("Arbetsgivare (industri i Larch)", "vd@larktra.example", PASSWORD),
    ("Utbildare i Larch", "rektor@larch-vux.example", PASSWORD),
    ("Styrgrupp i Larch", "styrgrupp@larch.example", PASSWORD),
    ("Deltagare", "amina@deltagare.example", PASSWORD),
    ("Administratör", "admin@jobbspar.example", PASSWORD),
]
