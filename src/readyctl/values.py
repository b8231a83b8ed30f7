"""The decorator for values: what `dataclasses.dataclass` makes, at the cost of what is used of it.

A command imports two hundred of these classes and makes values of a third of them. The standard decorator
writes and compiles up to six methods for each, at import: that was a third of what a commit hook took. Here a
constructor is compiled when its first value is made, and the rest is written once for all. That values are
frozen is for the type checker to say: to refuse a change at run time as well makes a value four times as slow
to build, and a check of ten thousand entries builds half a million. `fields`, `replace`, `asdict` and `match`
work as they do with the standard one.
"""

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(value: type[Any] | None = None, /, **options: bool) -> Any:  # noqa: ANN401 - as the standard one
        """Make a class one of values; the options are `frozen`, `eq`, `slots` and `kw_only`."""
        return _value(value) if value is not None else lambda given: _value(given, **options)


def _value(
    given: type[Any], *, frozen: bool = False, eq: bool = True, slots: bool = False, kw_only: bool = False
) -> type[Any]:
    given.__doc__ = given.__doc__ or given.__name__  # else its signature is worked out, to stand there
    value = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(given)
    told = _told([field.name for field in dataclasses.fields(value) if field.compare])
    _give(value, "__init__", _first(value))
    _give(value, "__repr__", _shown)
    if eq:
        _give(value, "__eq__", _equality(told))
        _give(value, "__hash__", _hashing(told) if frozen else None)
    return value


def _give(value: type[Any], name: str, method: "Callable[..., object] | None") -> None:
    setattr(value, name, method)


def _first(value: type[Any]) -> Callable[..., None]:
    """The constructor until the first value is made, which takes the one that is compiled for it."""

    def first(self: object, *given: object, **named: object) -> None:
        constructor = _constructor(value)
        _give(value, "__init__", constructor)
        constructor(self, *given, **named)

    return first


_ABSENT = object()


def _constructor(value: type[Any]) -> Callable[..., None]:
    known: dict[str, Any] = {"ABSENT": _ABSENT}
    given, named, body = ["self"], list[str](), list[str]()
    for field in dataclasses.fields(value):
        name = parameter = said = field.name
        if field.default_factory is not dataclasses.MISSING:
            known[f"make_{name}"] = field.default_factory
            parameter = f"{name}=ABSENT"
            said = f"make_{name}() if {name} is ABSENT else {name}" if field.init else f"make_{name}()"
        elif field.default is not dataclasses.MISSING:
            known[f"else_{name}"] = field.default
            parameter = f"{name}=else_{name}"
            said = name if field.init else f"else_{name}"
        if field.init:
            (named if field.kw_only else given).append(parameter)
        body.append(f"self.{name} = {said}")
    if hasattr(value, "__post_init__"):
        body.append("self.__post_init__()")
    taken = ", ".join([*given, "*", *named] if named else given)
    lines = "\n ".join(body or ["pass"])
    exec(f"def __init__({taken}):\n {lines}", known)  # noqa: S102 - nothing but names of fields stands in it
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{value.__qualname__}.__init__"  # as it is called where an argument is missing
    return made


@recursive_repr()
def _shown(self: Any) -> str:  # noqa: ANN401 - any value
    said = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(said)})"


def _told(names: Sequence[str]) -> Callable[[object], tuple[Any, ...]]:
    """What a value is compared by."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple([getattr(value, name) for name in names])


def _equality(told: Callable[[object], tuple[Any, ...]]) -> Callable[[object, object], bool]:
    def equal(self: object, other: object) -> bool:
        return told(self) == told(other) if other.__class__ is self.__class__ else NotImplemented

    return equal


def _hashing(told: Callable[[object], tuple[Any, ...]]) -> Callable[[object], int]:
    def hashed(self: object) -> int:
        return hash(told(self))

    return hashed
