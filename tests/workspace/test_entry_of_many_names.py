"""One entry with thousands of names, which anybody can write, stops no question about another one."""

from pathlib import Path

from readyctl.adapters.cache.store import MOST_BYTES
from support.cli import registry, run
from support.people import SAM
from support.texts import feature, feature_path


def test_an_entry_of_thousands_of_names_is_not_kept_and_stops_nothing(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    names = f"[{', '.join(f'n{number}' for number in range(9_000))}]"
    repo.write(feature_path("many"), feature("many", "planned", more=f"aliases: {names}\n")).commit(
        "many", by=SAM
    )
    for _ in range(2):
        assert "(fx) is committed" in run(repo, "ask", "fx", READYCTL_TODAY="2026-01-06").out
    kept = repo.top / ".git" / "readyctl" / "cache.sqlite"
    assert not kept.exists() or kept.stat().st_size < MOST_BYTES >> 8
