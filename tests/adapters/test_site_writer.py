import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from readyctl.adapters import site_writer
from readyctl.adapters.site_writer import LIST, SiteWritten, write_site
from readyctl.errors import Refused

FILES = {"badges/fx.svg": b"<svg/>", "features.json": b"{}", "index.html": b"<p>page"}


def written(folder: Path, files: Mapping[str, bytes], *, prune: bool = True) -> SiteWritten:
    """Each file in two pieces."""
    pieces = ((path, iter((data[:1], data[1:]))) for path, data in files.items())
    return write_site(folder, pieces, prune=prune)


def test_a_site_is_written_whole_and_again_only_where_it_differs(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    assert written(folder, FILES).written == tuple(FILES)
    again = written(folder, {**FILES, "index.html": b"<p>new"})
    assert again.written == ("index.html",)
    assert (folder / "index.html").read_bytes() == b"<p>new"
    assert not list(folder.rglob("*.tmp"))


@pytest.mark.parametrize("number", [0, 1, 2, 3, 7])
def test_the_list_is_the_same_json_however_many_are_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(site_writer, "_LISTED_AT_ONCE", 3)
    files = {f"badges/f{each}.svg": b"%d" % each for each in reversed(range(number))}
    written(tmp_path, files)
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    whole = json.dumps({"schema": "readyctl.site/1", "files": digests}, indent=0, sort_keys=True)
    assert (tmp_path / LIST).read_text() == f"{whole}\n"


def test_large_files_are_told_apart_as_small_ones_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, FILES)
    monkeypatch.setattr(site_writer, "_AT_ONCE", 3)
    assert written(tmp_path, {**FILES, "index.html": b"<p>new"}).written == ("index.html",)
    assert (tmp_path / "index.html").read_bytes() == b"<p>new"


def test_what_may_be_in_the_way_unseen_is_asked_of_new_files_alone(tmp_path: Path) -> None:
    asked: list[tuple[str, ...]] = []
    for files in (FILES, {**FILES, "index.html": b"<p>new", "changes.atom": b"<feed/>"}):
        pieces = [(path, [data]) for path, data in files.items()]
        write_site(tmp_path, pieces, ready=lambda paths: asked.append((*paths,)))
    assert asked == [tuple(FILES), ("changes.atom",)]


def test_the_badge_of_a_feature_that_is_gone_goes_too(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    done = written(tmp_path, {"index.html": b"<p>page"})
    assert set(done.removed) == {"badges/fx.svg", "features.json"}
    assert not (tmp_path / "badges/fx.svg").exists()


def test_a_file_that_somebody_changed_is_left_and_told(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    (tmp_path / "badges/fx.svg").write_text("mine")
    assert written(tmp_path, {"index.html": b"<p>page"}).left == ("badges/fx.svg",)
    assert (tmp_path / "badges/fx.svg").read_text() == "mine"


def test_a_file_of_somebody_else_is_not_overwritten_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("my home page")
    with pytest.raises(Refused, match="was not written by a build"):
        written(tmp_path, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    assert (tmp_path / "index.html").read_text() == "my home page"


def test_files_beside_the_site_stay(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("readiness.example.com")
    written(tmp_path, FILES)
    written(tmp_path, {})
    assert {path.name for path in tmp_path.iterdir()} == {"CNAME", LIST, "badges"}


def test_a_list_that_was_tampered_with_removes_nothing_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.svg"
    outside.write_bytes(b"mine")
    folder = tmp_path / "public"
    written(folder, FILES)
    listed = json.loads((folder / LIST).read_text())
    listed["files"] |= {
        "../outside.svg": listed["files"]["index.html"],
        str(outside): "x",
        "badges/../../outside.svg": "x",
    }
    (folder / LIST).write_text(json.dumps(listed))
    written(folder, {})
    assert outside.read_bytes() == b"mine"


@pytest.mark.parametrize("content", ["", "[]", '{"files": []}', "\x00"])
def test_a_damaged_list_makes_every_file_somebody_elses(tmp_path: Path, content: str) -> None:
    written(tmp_path, FILES)
    (tmp_path / LIST).write_text(content)
    written(tmp_path, FILES)
    (tmp_path / LIST).write_text(content)
    with pytest.raises(Refused):
        written(tmp_path, {**FILES, "index.html": b"<p>new"})


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "badges").symlink_to(elsewhere)
    with pytest.raises(Refused, match="symbolic link"):
        written(folder, FILES)
    assert not list(elsewhere.iterdir())


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("")
    with pytest.raises(Refused, match="was not written"):
        written(tmp_path / "public", FILES)


def test_without_pruning_earlier_files_stay_listed(tmp_path: Path) -> None:
    written(tmp_path, {"fx.svg": b"1"}, prune=False)
    written(tmp_path, {"fy.svg": b"2"}, prune=False)
    assert written(tmp_path, {"fx.svg": b"3", "fy.svg": b"4"}).written == ("fx.svg", "fy.svg")


def test_a_list_that_nests_without_end_is_no_list(tmp_path: Path) -> None:
    (tmp_path / LIST).write_text("[" * 200_000)
    assert written(tmp_path, FILES).written == tuple(FILES)


@pytest.mark.parametrize("name", ["index.html", LIST])
def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(Refused, match="no ordinary file"):
        written(tmp_path, FILES)


def test_nothing_is_written_where_one_of_the_files_cannot_be_made(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def broken() -> Iterator[tuple[str, Iterable[bytes]]]:
        yield "badges/fx.svg", (b"<svg>new</svg>",)
        raise ValueError

    with pytest.raises(ValueError, match=r"\A\Z"):
        write_site(tmp_path, broken())
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_each_file_is_made_when_the_one_before_it_was_taken(tmp_path: Path) -> None:
    told: list[str] = []

    def pieces(name: str) -> Iterator[bytes]:
        for piece in (b"1", b"2"):
            told.append(name)
            yield piece

    def files() -> Iterator[tuple[str, Iterable[bytes]]]:
        yield from ((name, pieces(name)) for name in ("a.svg", "b.svg"))

    write_site(tmp_path, files(), ready=lambda paths: told.extend(f"ready {path}" for path in paths))
    assert told == ["a.svg", "a.svg", "b.svg", "b.svg", "ready a.svg", "ready b.svg"]
