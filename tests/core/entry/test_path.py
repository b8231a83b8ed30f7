import pytest

from readyctl.core.entry.path import EntryKind, EntryPath, classify, is_stray


@pytest.mark.parametrize(
    ("path", "kind", "id_", "area"),
    [
        ("features/pay/fx.yaml", EntryKind.FEATURE, "fx", "pay"),
        ("handoffs/acme.yaml", EntryKind.HANDOFF, "acme", None),
        ("syncs/2026-01-05.yaml", EntryKind.SYNC, "2026-01-05", None),
        ("roster.yaml", EntryKind.ROSTER, "roster", None),
        ("readyctl.yaml", EntryKind.SETTINGS, "readyctl", None),
    ],
)
@pytest.mark.parametrize("registry", ["", "registry", "a/b"])
def test_a_path_alone_says_what_a_file_is(
    registry: str, path: str, kind: EntryKind, id_: str, area: str | None
) -> None:
    whole = f"{registry}/{path}" if registry else path
    assert classify(whole, registry) == EntryPath(whole, kind, id_, area)


@pytest.mark.parametrize(
    "path",
    [
        "features/fx.yaml",
        "features/a/b/fx.yaml",
        "handoffs/a/b.yaml",
        "x.yaml",
        "features/a/fx.yml",
        "readme.md",
    ],
)
def test_what_lies_elsewhere_is_no_entry(path: str) -> None:
    assert classify(f"registry/{path}", "registry") is None
    assert classify(path, "registry") is None


@pytest.mark.parametrize("name", ["fx.yml", "fx.YAML", "FX.Yaml", "fx.YML", "sub/fx.yaml"])
def test_what_looks_like_an_entry_and_is_none_is_told(name: str) -> None:
    path = f"registry/features/payments/{name}"
    assert (classify(path, "registry"), is_stray(path, "registry")) == (None, True)
    assert not is_stray(f"registry/features/payments/{name}.txt", "registry")


@pytest.mark.parametrize("registry", ["", "registry"])
def test_what_is_no_folder_where_one_must_be_is_told(registry: str) -> None:
    def stray(path: str) -> bool:
        return is_stray(f"{registry}/{path}" if registry else path, registry)

    assert all(map(stray, ("features", "handoffs", "syncs", "features/payments")))
    assert not any(map(stray, ("features/README.md", "features/payments/x", "handoffs/notes", "docs", "x")))
