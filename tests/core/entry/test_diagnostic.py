from msgspec import structs

from readyctl.core.entry.diagnostic import Diagnostic, Position, Severity


def found(severity: Severity, path: str = "a", line: int = 1, weight: float = 0.0) -> Diagnostic:
    return Diagnostic("RDY1", "r", severity, path, "s", "m", position=Position(line, 1), weight=weight)


def test_the_worst_comes_first_then_the_heaviest_then_by_place() -> None:
    ordered = [
        found(Severity.ERROR, weight=2.0),
        found(Severity.ERROR, "a", 3),
        found(Severity.ERROR, "b", 2),
        found(Severity.WARNING),
        found(Severity.INFO, weight=9.0),
    ]
    assert sorted({*ordered}, key=lambda each: each.sort_key) == ordered
    assert [severity.rank for severity in Severity] == [0, 1, 2]


def test_two_are_alike_that_differ_only_in_where_they_are_read() -> None:
    one = found(Severity.ERROR)
    for field in structs.fields(Diagnostic):
        value = Position(9, 9) if field.name == "position" else "another"
        other = structs.replace(one, **{field.name: value})
        assert (one == other) is (field.name == "order"), field.name
        assert one != other or hash(one) == hash(other)
