"""Letters of other alphabets that look like Latin ones: SSO with a Cyrillic O in it reads as SSO."""

import re

_UPPER = dict(
    zip(
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408\u04ae\u04c0\u051a\u051c"
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "ABEKMHOPCTYXSIJYIQWABEZHIKMNOPTYX",
        strict=True,
    )
)
"""Cyrillic, then Greek capitals."""
_LOWER = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04af\u04bb\u0501\u051b\u051d\u03b1\u03b3\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7",
        "aeopcyxsijyhdqwayikvopux",
        strict=True,
    )
)
_SEEN = str.maketrans({**_UPPER, **_LOWER})
_EITHER_CASE = str.maketrans(
    {foreign.casefold(): latin.lower() for foreign, latin in _UPPER.items() if foreign != "\u039c"}
)
"""For a word of no Latin letter, which is the same word in either case. Without the sign for a millionth."""
_FOREIGN = re.compile("[\u0370-\u052f\u1f00-\u1fff]")
_LATIN = re.compile("[A-Za-z]")


def unmasked(word: str) -> str:
    """The word in the Latin letters that it seems to be written with; as it is where one of its letters is
    none. One character stays one. A letter that stands alone is itself: `\u03b1` is no article.
    """
    if word.isascii() or len(word) == 1 or not _FOREIGN.search(word):
        return word
    seen = word.translate(_SEEN) if _LATIN.search(word) else word.casefold().translate(_EITHER_CASE)
    return word if len(seen) != len(word) or _FOREIGN.search(seen) else seen
