"""In a check of a range, what is stale elsewhere is a warning."""

import pytest

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.catalogue import rules
from readyctl.rules.engine import run
from support.case_files import registries

CASE = """
<!-- signed-by=ada@example.com signed-at=2026-11-01 {touched}-->
```yaml features/payments/x.yaml
id: x
name: X
summary: s
level: beta
caveats: [slow]
```
"""


@pytest.mark.parametrize(
    ("touched", "severity"),
    [
        ("", Severity.ERROR),
        ("touched=features/payments/x.yaml ", Severity.ERROR),
        ("touched=features/payments/y.yaml ", Severity.WARNING),
    ],
)
def test_staleness_is_an_error_where_the_range_touches_it(touched: str, severity: Severity) -> None:
    (registry,) = registries(CASE.format(touched=touched))
    facts, subjects = registry.facts_and_subjects()
    assert [d.severity for d in run(rules(), subjects, facts) if d.code == "RDY301"] == [severity]
