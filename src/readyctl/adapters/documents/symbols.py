"""Characters of symbol fonts, which are letters to a program and ticks to a reader."""

from readyctl.core.statement.ticks import CHECKED, CROSS, TICK, UNCHECKED

_WINGDINGS = {
    **dict.fromkeys((0xFC,), TICK),
    **dict.fromkeys((0xFE, 0xFD, 0x78), CHECKED),
    **dict.fromkeys((0xFB, 0xD0), CROSS),
    **dict.fromkeys((0xA8, 0x6F, 0x71, 0x72), UNCHECKED),
    **dict.fromkeys((0x6C, 0x6E, 0x75, 0x76, 0x77, 0x9E, 0x9F, 0xA7, 0xD8), "\u2022"),
    **dict.fromkeys((0xE0, 0xE8, 0xF0), "\u2192"),
}
_WINGDINGS_2 = {
    **dict.fromkeys((0x50,), TICK),
    **dict.fromkeys((0x52, 0x53, 0x54), CHECKED),
    **dict.fromkeys((0x4F, 0x51, 0x56), CROSS),
    **dict.fromkeys((0x2A, 0xA3, 0x30), UNCHECKED),
}
_WEBDINGS = {0x61: TICK, 0x72: CROSS, 0x63: UNCHECKED, 0x67: "\u2022"}
_SYMBOL = {
    0xB7: "\u2022",
    0xD6: TICK,
    0xAE: "\u2192",
    0xD4: "\u2122",
    0xA3: "\u2264",
    0xB3: "\u2265",
    0xA5: "\u221e",
}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_PRIVATE = range(0xF000, 0xF100)
"""Where office programs put the characters of symbol fonts (ECMA-376 part 1, 17.3.3.30)."""


def is_symbolic(font: str | None) -> bool:
    """Whether the letters of this font are signs."""
    return (font or "").strip().lower() in _FONTS


def shown(text: str, font: str | None) -> str:
    """What a reader sees of characters in a symbol font; a sign that is not known is a space."""
    table = _FONTS.get((font or "").strip().lower())
    return "".join(_sign(char, table) for char in text) if table is not None else text


def symbol(font: str | None, code: str | None) -> str:
    """What a reader sees of one symbol, given as its font and its code in hexadecimal digits."""
    try:
        number = int(code or "", 16)
        return shown(chr(number), font)
    except (ValueError, OverflowError):
        return " "


def _sign(char: str, table: dict[int, str]) -> str:
    if char.isspace():
        return char
    number = ord(char)
    return table.get(number - _PRIVATE.start if number in _PRIVATE else number, " ")
