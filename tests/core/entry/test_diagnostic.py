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
