"""How wide a text is and where it may be broken, known without a browser."""

from functools import cache

# Advance widths of Inter semi-bold in hundredths of the letter size; regular is never wider.
_WIDTHS = {
    letter: width
    for width, letters in {
        27: " ijlI’!,.:·",
        35: "';\"`t|()[]/\\f",
        44: "r1{}°-_^",
        54: "”–*?s",
        59: "Lakxzåä7JcFevyé",
        62: "5EhnouöÉü2bdpqg",
        66: "#3689$PRSZ&0BT",
        71: "+4<=>~KYDX",
        77: "AVÅÄCUGHNOQÖ",
        92: "wmM",
        102: "…%@—W→",
    }.items()
    for letter in letters
}
_UNKNOWN_WIDTH = 80
# Other fonts than Inter may step in; they are a little wider.
_MARGIN = 1.04
SOFT_HYPHEN = "\u00ad"
ELLIPSIS = "…"
_VOWELS = frozenset("aeiouyåäöéAEIOUYÅÄÖ")
_JOINTS = ("ions", "ings", "sorgs", "hets", "arbets", "yrkes", "språk", "kommun", "social", "vård", "under")
_LAST_PARTS = (
    "utbildning",
    "anställning",
    "bedömning",
    "samtal",
    "träff",
    "kurs",
    "praktik",
    "svenska",
    "arbete",
    "lärande",
)
_LEAST_PART = 4


def text_width(text: str, *, size: float) -> float:
    """The width in the same unit as `size`, a little on the generous side."""
    hundredths = sum(_WIDTHS.get(letter, _UNKNOWN_WIDTH) for letter in text if letter != SOFT_HYPHEN)
    return hundredths * size * _MARGIN / 100


@cache
def wrap(text: str, *, size: float, width: float, most_lines: int = 3) -> tuple[str, ...]:
    """Lines no wider than `width`; what does not find room ends in an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most_lines:
        line, words = _one_line(words, size=size, width=width)
        lines.append(line)
    if words:
        lines[-1] = shorten(f"{lines[-1].rstrip('-')} {words[0]}", size=size, width=width, always=True)
    return tuple(lines) or ("",)


def shorten(text: str, *, size: float, width: float, always: bool = False) -> str:
    """The text, or as much of it as finds room before an ellipsis."""
    whole = text.replace(SOFT_HYPHEN, "")
    if not always and text_width(whole, size=size) <= width:
        return whole
    while whole and text_width(whole.rstrip() + ELLIPSIS, size=size) > width:
        whole = whole[:-1]
    return whole.rstrip(" ,-") + ELLIPSIS


def _one_line(words: list[str], *, size: float, width: float) -> tuple[str, list[str]]:
    """As many words as find room, and the words that are left."""
    line = ""
    for place, word in enumerate(words):
        longer = f"{line} {word}".strip().replace(SOFT_HYPHEN, "")
        if text_width(longer, size=size) <= width:
            line = longer
            continue
        room = width - text_width(f"{line} " if line else "", size=size)
        alone_is_too_wide = text_width(word, size=size) > width
        head, tail = _broken(word, size=size, room=room) if alone_is_too_wide or not line else ("", word)
        if not head and not line:
            head, tail = _cut(word, size=size, room=room)
        return f"{line} {head}".strip(), [rest for rest in (tail, *words[place + 1 :]) if rest]
    return line, []


def _broken(word: str, *, size: float, room: float) -> tuple[str, str]:
    """The word parted at its last good joint that finds room, or nothing and the whole word."""
    for joint in sorted(_joints(word), reverse=True):
        head = word[:joint].replace(SOFT_HYPHEN, "").rstrip("-") + "-"
        if text_width(head, size=size) <= room:
            return head, word[joint:].lstrip(SOFT_HYPHEN)
    return "", word


def _joints(word: str) -> frozenset[int]:
    """Where a long Swedish word may be parted: at its own hyphens, at known joints, else between consonants."""
    marked = {place + 1 for place, letter in enumerate(word) if letter in (SOFT_HYPHEN, "-", "/")}
    marked = {place for place in marked if 1 < place < len(word)}
    if marked:
        return frozenset(marked)
    lower = word.casefold()
    inner = range(_LEAST_PART, len(word) - _LEAST_PART + 1)
    known = {place for place in inner for joint in _JOINTS if lower.endswith(joint, 0, place)}
    known |= {place for place in inner for part in _LAST_PARTS if lower.startswith(part, place)}
    return frozenset(known or {place for place in inner if _between_consonants(word, place)})


def _between_consonants(word: str, place: int) -> bool:
    before, after = word[place - 1], word[place]
    one_each_side = _VOWELS & set(word[:place]) and _VOWELS & set(word[place:])
    return (
        bool(one_each_side) and before not in _VOWELS and after not in _VOWELS and (before + after) not in ("ck", "ng")
    )


def _cut(word: str, *, size: float, room: float) -> tuple[str, str]:
    """The last resort: a hyphen wherever the room ends, after at least one letter."""
    end = len(word)
    while end > 1 and text_width(word[:end] + "-", size=size) > room:
        end -= 1
    return (word[:end] + "-", word[end:]) if end < len(word) else (word, "")
