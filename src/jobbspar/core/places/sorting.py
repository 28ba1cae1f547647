"""Letters the Swedish way: å, ä and ö come after z, and are not a and o."""

_ORDER = str.maketrans("åäöæøéèêëüáàíóúñç-", "{|}|}eeeeyaaiounc ")
_PLAIN = str.maketrans("åäöæøéèêëüáàíóúñç-", "aaoaoeeeeuaaiounc ")


def swedish_sort_key(text: str) -> str:
    """Sorts Ale, Umeå, Åre, Älvsbyn, Östhammar in that order."""
    return text.casefold().translate(_ORDER)


def without_marks(text: str) -> str:
    """For forgiving searches only, never for order or identity."""
    return text.casefold().translate(_PLAIN)
