"""Each rule's case file is its test: `# RDYnnn` at the end of a line where the rule must fire."""

from pathlib import Path

import pytest

from readyctl.rules.catalogue import find, rules
from readyctl.rules.engine import run
from support.case_files import case_files, registries

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("path", case_files(CASES), ids=lambda path: path.stem)
def test_rule_fires_exactly_where_its_cases_say(path: Path) -> None:
    rule = find(path.stem)
    assert rule is not None, "a case file is named after its rule"
    found = registries(path.read_text(encoding="utf-8"))
    assert any(code == rule.CODE for registry in found for _, _, code in registry.expected)
    for registry in found:
        facts, subjects = registry.facts_and_subjects()
        codes = {rule.CODE} | {code for _, _, code in registry.expected}
        fired = {
            (d.path, d.position.line if d.position else 0, d.code): d.message
            for d in run(rules(), subjects, facts)
            if d.code in codes
        }
        assert set(fired) == registry.expected, (registry.title, fired)
