"""The words for each refusal of the reader.

| rule                | refuses                                                                         |
|---------------------|---------------------------------------------------------------------------------|
| not-utf8            | bytes that are not UTF-8                                                        |
| too-large           | more than 64 KiB                                                                |
| empty-file          | no content                                                                      |
| not-a-mapping       | a list or a text where keys and values are expected                             |
| several-documents   | a second document after `---`                                                   |
| directive           | `%TAG`, and every `%YAML` but 1.2                                               |
| conflict-marker     | the lines of a merge that nobody has resolved, in a file that cannot be read    |
| invalid-yaml        | what no YAML parser reads                                                       |
| forbidden-character | control characters, line separators, bidirectional controls; escaped ones too   |
| duplicate-key       | a key written twice in one mapping                                              |
| complex-key         | a key that is a list, a mapping or nothing                                      |
| merge-key           | `<<`                                                                            |
| anchor-or-alias     | `&name`, `*name`                                                                |
| tag                 | `!tag`                                                                          |
| too-deep            | more than 8 mappings and lists within one another                               |
"""

import re

from msgspec import Struct

from readyctl.adapters.yaml._blocks import Tree
from readyctl.adapters.yaml._claim import MAX_BYTES, MAX_DEPTH
from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import Problem
from readyctl.core.entry.keypath import KeyPath

START = Position(1, 1)
_QUOTE_IT = "Put the value in double quotes if it is meant as text."
_UTF8 = "Save the file with the encoding UTF-8."
_NO_DIRECTIVES = "Delete the lines that start with %; files are read as YAML 1.2."


class Refusal(Struct, frozen=True):
    """One kind of refusal; braces in `message` and `help` name what `problem` fills in."""

    rule: str
    message: str
    help: str

    def problem(self, position: Position = START, key: KeyPath = (), **found: object) -> Problem:
        """This refusal at a place, about what was found there."""
        return Problem(
            self.rule, self.message.format(**found), self.help.format(**found), position=position, key=key
        )


FOREIGN = Refusal("not-utf8", "this file is UTF-16 or UTF-32, not UTF-8", _UTF8)
UNDECODABLE = Refusal("not-utf8", "the bytes {found} are not UTF-8 text", _UTF8)
TOO_LARGE = Refusal(
    "too-large",
    f"this file has {{size}} bytes, more than {MAX_BYTES}",
    "Keep long texts elsewhere, and link to them.",
)
EMPTY_FILE = Refusal("empty-file", "this file has no content", "Fill it in, or delete it.")
NOT_A_MAPPING = Refusal(
    "not-a-mapping",
    "this file holds {found}, not keys with values",
    "Write it as keys with values, such as `id: my-feature`.",
)
SEVERAL_DOCUMENTS = Refusal(
    "several-documents",
    "a second document starts here, and only one is read",
    "Keep one document, and move the other to a file of its own.",
)
DIRECTIVE = Refusal(
    "directive", "this file starts with a directive that changes how it is read", _NO_DIRECTIVES
)
FORBIDDEN = Refusal(
    "forbidden-character",
    "{found} is not allowed",
    "Delete it; what it hides or reorders should be visible to every reader.",
)
LONE_RETURN = Refusal(
    "forbidden-character",
    "a carriage return stands alone, without a line feed",
    "Save the file with line ends LF or CRLF.",
)
CONFLICT = Refusal(
    "conflict-marker",
    "two lines of work met in a merge here, and nobody has resolved it: the line starts with {found}",
    "Keep what is right of both sides, delete the lines that start with <<<<<<<, |||||||, ======= and "
    ">>>>>>>, and `git add` the file.",
)
DUPLICATE_KEY = Refusal(
    "duplicate-key",
    "the key '{name}' is written twice{values}",
    "Keep the one that is right, and delete the other.",
)
COMPLEX_KEY = Refusal(
    "complex-key",
    "this key is a list or a mapping, and keys are plain text",
    "Write the key as text; put it in double quotes if it starts with a bracket.",
)
NULL_KEY = Refusal(
    "complex-key",
    "'{written}' stands for nothing in YAML, and keys are plain text",
    "Put the key in double quotes.",
)
NO_KEY = Refusal("complex-key", "there is no key before the colon", "Write the key before the colon.")
MERGE_KEY = Refusal(
    "merge-key",
    "'<<' merges another mapping, and each key is written out where it stands",
    "Write out the keys that it would bring.",
)
ANCHOR = Refusal(
    "anchor-or-alias",
    "'&{name}' is an anchor, and each value is written out where it stands",
    f"Delete '&{{name}}' and write the value out at each place. {_QUOTE_IT}",
)
ALIAS = Refusal(
    "anchor-or-alias",
    "'*{name}' is an alias, and each value is written out where it stands",
    f"Write out the value that '*{{name}}' stands for. {_QUOTE_IT}",
)
TAG = Refusal(
    "tag", "'{name}' is a tag, and types are not written in the file", f"Delete '{{name}}'. {_QUOTE_IT}"
)
TOO_DEEP = Refusal(
    "too-deep",
    f"this is level {MAX_DEPTH + 1} of mappings and lists within one another, and {MAX_DEPTH} are read",
    "Write it flatter.",
)

# What the parser says (problem and context), the rule that this is, what to do. The first that fits counts.
_SYNTAX = tuple(
    (re.compile(said), Refusal(rule, "this cannot be read as YAML: {problem}", help_))
    for said, rule, help_ in (
        ("Unicode character escape", "forbidden-character", "Write the character itself."),
        ("escape", "invalid-yaml", "Write a backslash twice, or put the text in single quotes."),
        ("tag", "tag", _QUOTE_IT),
        ("scanning an? (anchor|alias)", "anchor-or-alias", _QUOTE_IT),
        ("directive|incompatible YAML", "directive", _NO_DIRECTIVES),
        (
            "mapping values are not allowed",
            "invalid-yaml",
            "Put the value in double quotes if it has a colon and a space, and check the indentation.",
        ),
        (
            r"cannot start any token|'\\t'",
            "invalid-yaml",
            "Indent with spaces, and put a value that starts with one of @ ` % in double quotes.",
        ),
        ("quoted scalar", "invalid-yaml", "Close the quotes."),
        ("flow", "invalid-yaml", "Close the bracket or brace, and put commas between the items."),
        (
            "block (mapping|collection|sequence)",
            "invalid-yaml",
            "Give the keys of one mapping, and the items of one list, the same indentation.",
        ),
        ("expected ':'", "invalid-yaml", "Write a colon and a space after the key."),
        ("", "invalid-yaml", "Check the quotes, brackets and indentation up to this place."),
    )
)

RULES = frozenset(
    {refusal.rule for refusal in list(globals().values()) if isinstance(refusal, Refusal)} | {"invalid-yaml"}
)
"""Every name that a problem of the reader may have."""


def not_yaml(error: Exception) -> Problem:
    """The refusal of a text that the parser gave up at, with the parser's own words."""
    problem = getattr(error, "problem", None) or "it cannot be parsed"
    said = f"{problem} {getattr(error, 'context', None) or ''}"
    refusal = next(refusal for pattern, refusal in _SYNTAX if pattern.search(said))
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    position = Position(mark.line + 1, mark.column + 1) if mark else START
    return refusal.problem(position, problem=problem)


def duplicate_key(key: KeyPath, first: tuple[Tree, Position], again: tuple[Tree, Position]) -> Problem:
    """The refusal of a key's second value; both values are shown where they are short."""
    was, now = _shown(first[0]), _shown(again[0])
    line = first[1].line
    values = f": {was} on line {line}, {now} here" if was and now else f", first on line {line}"
    return DUPLICATE_KEY.problem(again[1], key, name=key[-1], values=values)


def _shown(value: Tree) -> str | None:
    if isinstance(value, int):
        return "nothing"
    return f"'{value}'" if isinstance(value, str) and len(value) <= _SHORT else None


_SHORT = 60
