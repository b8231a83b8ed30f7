"""The program's own source, as the architecture tests look at it: read and parsed once for all of them."""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "src" / "readyctl"


@dataclass(frozen=True)
class Source:
    """One module; `name` is its dotted path below readyctl, and faults are planted by giving a text to it."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed module."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in it, inside functions too."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """Every module that is imported anywhere in it, inside functions too, by its full dotted name."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[str]:
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    @cached_property
    def calls(self) -> tuple[ast.Call, ...]:
        """Every call in it."""
        return tuple(node for node in self.nodes if isinstance(node, ast.Call))


@cache
def sources() -> tuple[Source, ...]:
    """All modules of the program, in order of path."""
    return tuple(
        Source(dotted(path.relative_to(PACKAGE)), path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    )


def dotted(path: Path) -> str:
    """`rules.engine` for `rules/engine.py`; a package goes by its folder's name, the top by an empty one."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def faults(rule: Callable[[Source], Iterable[object]]) -> dict[str, list[object]]:
    """What a rule finds, by module: one look at all of them, and a message that names each."""
    return {source.name: found for source in sources() if (found := list(rule(source)))}


def called_name(call: ast.Call) -> str:
    """`print` for `print(…)`, `today` for `dt.date.today()`."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def within(name: str, places: Iterable[str]) -> bool:
    """Whether a module is one of the places or lies below one."""
    return any(name == place or name.startswith(f"{place}.") for place in places)
