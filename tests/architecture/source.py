"""The program's own source, as the architecture tests look at it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "src" / "readyctl"


@dataclass(frozen=True)
class Source:
    """One module of the program; `name` is its dotted path below readyctl."""

    path: Path

    @property
    def name(self) -> str:
        """`rules.engine`; a package goes by its folder's name, the top by an empty one."""
        parts = self.path.relative_to(PACKAGE).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def text(self) -> str:
        """The source text."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed module."""
        return ast.parse(self.text)

    def imports(self) -> Iterator[str]:
        """Every module that is imported anywhere in it, inside functions too, by its full dotted name."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def calls(self) -> Iterator[ast.Call]:
        """Every call in it."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def sources() -> list[Source]:
    """All modules of the program, in order of path."""
    return [Source(path) for path in sorted(PACKAGE.rglob("*.py"))]


def called_name(call: ast.Call) -> str:
    """`print` for `print(…)`, `today` for `dt.date.today()`."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def within(name: str, places: tuple[str, ...]) -> bool:
    """Whether a module is one of the places or lies below one."""
    return any(name == place or name.startswith(f"{place}.") for place in places)
