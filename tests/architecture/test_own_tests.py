"""What can break in core has a test of its own, in the place that mirrors it."""

import ast
from collections.abc import Mapping

from architecture.source import PACKAGE, TOP, Source, sources

TRIED_BY: Mapping[str, str] = {
    "core.deal.claims": "tests/cli/deal/test_claims_in_notes.py",
    "core.deal.ending": "tests/cli/deal/test_promise_commands.py",
    "core.entry.plain": "tests/history/test_kept_findings.py",
    "core.feature.assessing": "tests/core/feature/test_inventory.py",
    "core.feature.carriers": "tests/core/feature/test_inventory.py",
    "core.feature.knowledge": "tests/render/feature/test_published_file.py",
    "core.feature.plain": "tests/history/test_kept_answers.py",
    "core.feature.said": "tests/core/feature/test_inventory.py",
    "core.meeting.in_charge": "tests/core/meeting/test_inbox_of_engineering.py",
    "core.meeting.inbox_of_requests": "tests/core/meeting/test_inbox_of_engineering.py",
    "core.meeting.waiting": "tests/workspace/test_without_deals.py",
    "core.trust.assurance": "tests/core/trust/test_roster.py",
    "core.trust.building": "tests/core/trust/test_lineage.py",
    "core.trust.guards": "tests/history/test_roster_guard.py",
    "core.trust.derive": "tests/history/test_sign_off_rules.py",
    "core.trust.guard_files": "tests/history/test_roster_guard.py",
    "core.trust.history_rows": "tests/core/trust/test_continued.py",
    "core.trust.plain_roster": "tests/core/trust/test_reading.py",
    "core.trust.plain_settings": "tests/core/trust/test_reading.py",
    "core.trust.report": "tests/history/test_roster_guard.py",
    "core.trust.written_baseline": "tests/core/trust/test_reading.py",
    "core.trust.written_roster": "tests/core/trust/test_reading.py",
    "core.trust.written_settings": "tests/core/trust/test_reading.py",
}
"""What is tried on real histories and whole registries only, and by which file."""


def own_test(source: Source) -> str | None:
    """Where the test of a module stands; None where it needs none of its own.

    Tables of data and plain types have no code that could break; a private module is tried through the one
    that shows it to the world.
    """
    layer, *place = source.name.split(".")
    if layer != "core" or len(place) < 2 or place[-1].startswith("_"):
        return None
    if not any(isinstance(node, ast.FunctionDef) for node in source.nodes):
        return None
    return TRIED_BY.get(source.name) or f"tests/core/{place[0]}/test_{place[1]}.py"


def untested(source: Source) -> list[str]:
    found = own_test(source)
    return [] if found is None or (TOP / found).is_file() else [found]


def test_every_module_of_core_that_can_break_has_a_test_of_its_own() -> None:
    missing = [path for source in sources() for path in untested(source)]
    assert missing == []
    text = "def found() -> int:\n    return 1\n"
    assert untested(Source("core.deal.planted", text)) == ["tests/core/deal/test_planted.py"]
    assert untested(Source("core.deal.planted", "WORDS = ('a', 'b')\n")) == []


def test_every_exception_is_a_module_that_has_no_test_of_its_own() -> None:
    for name in TRIED_BY:
        assert (PACKAGE / f"{name.replace('.', '/')}.py").is_file(), name
        _, word, module = name.split(".")
        assert not (TOP / "tests/core" / word / f"test_{module}.py").exists(), name
