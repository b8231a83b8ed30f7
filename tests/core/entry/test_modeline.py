"""A file's first line names its schema by the way there, and says nothing that engineering signs."""

from readyctl.adapters.yaml.reader import read, read_version
from readyctl.core.entry.modeline import modeline, schema_of
from readyctl.core.entry.path import EntryKind, classify
from support.texts import feature

_NAMED = "# yaml-language-server: $schema="


def test_the_line_changes_no_claim() -> None:
    for path in ("registry/features/a/fx.yaml", "registry/handoffs/x.yaml", "registry/roster.yaml"):
        where = classify(path, "registry")
        assert where is not None
        plain, named = feature("fx"), modeline(where, "registry") + feature("fx")
        assert read(named.encode()).data == read(plain.encode()).data
        for kind in EntryKind:
            assert read_version(named.encode(), kind).claim == read_version(plain.encode(), kind).claim


def test_the_line_leads_to_the_registrys_folder_from_every_depth() -> None:
    for folder in ("", "registry/", "docs/registry/"):
        for inside, up in (
            ("features/a/x.yaml", "../../"),
            ("syncs/2026-11-02.yaml", "../"),
            ("roster.yaml", ""),
        ):
            where = classify(folder + inside, folder.rstrip("/"))
            assert where is not None
            assert modeline(where, folder.rstrip("/")).startswith(f"{_NAMED}{up}.schemas/")


def test_every_kind_of_entry_has_a_schema_beside_the_entries() -> None:
    for inside in ("features/a/x.yaml", "handoffs/x.yaml", "syncs/x.yaml", "roster.yaml", "readyctl.yaml"):
        where = classify(f"registry/{inside}", "registry")
        assert where is not None
        assert schema_of(where, "registry").startswith("registry/.schemas/")
        assert classify(schema_of(where, "registry"), "registry") is None
