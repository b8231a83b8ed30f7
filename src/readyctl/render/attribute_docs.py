"""The docstrings below a model's fields, for its published schema: what a key means, and an example.

Pydantic can read them itself, at import: 100 milliseconds for every command, for what one command shows.
"""

import ast
import inspect
import re
import textwrap
from collections.abc import Mapping
from itertools import pairwise

_EXAMPLE = re.compile(r"\sExample: (?P<example>.+)\Z")


def meaning_and_example(text: str) -> tuple[str, str]:
    """The two parts of a field's text, each on one line; the second is empty where there is no example."""
    found = _EXAMPLE.search(text)
    meaning = text[: found.start()] if found else text
    return " ".join(meaning.split()), found["example"] if found else ""


def attribute_docs(model: type) -> Mapping[str, str]:
    """The text below each field of a class, inherited ones too, by the field's name, where there is one."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if each.__module__.startswith("readyctl."):
            found |= _own(each)
    return found


def _own(model: type) -> Mapping[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(model)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    found: dict[str, str] = {}
    for field, below in pairwise(body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = inspect.cleandoc(text)
            case _:
                pass
    return found
