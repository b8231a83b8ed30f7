import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from readyctl.adapters.site_server import ADDRESS, LiveSite, folder_stamp, server
from readyctl.errors import CannotTell, UsageError


@contextmanager
def served(site: LiveSite) -> Iterator[int]:
    with server(site, 0) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        try:
            yield running.server_address[1]
        finally:
            running.shutdown()
            thread.join()


def get(port: int, path: str, host: str | None = None) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=10)
    connection.request("GET", path, headers={"Host": host or f"{ADDRESS}:{port}"})
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


class Registry:
    """Something that changes under the server."""

    def __init__(self) -> None:
        self.stamp = 0
        self.broken = False
        self.told: list[str] = []

    def build(self) -> dict[str, bytes]:
        if self.broken:
            raise CannotTell("the history is cut off")
        return {"index.html": f"page {self.stamp}".encode(), "badges/fx.svg": b"<svg/>"}

    def site(self) -> LiveSite:
        return LiveSite(self.build, lambda: (self.stamp, self.broken), self.told.append)


def test_a_change_gives_another_page_and_another_version() -> None:
    registry = Registry()
    with served(registry.site()) as port:
        before = get(port, "/"), get(port, "/version")
        assert (get(port, "/"), get(port, "/version")) == before
        registry.stamp = 1
        assert get(port, "/index.html?x=1") == (200, b"page 1")
        assert get(port, "/version") != before[1]
        assert get(port, "/badges/fx.svg") == (200, b"<svg/>")


def test_a_build_that_fails_leaves_the_last_page_and_is_told_once() -> None:
    registry = Registry()
    with served(registry.site()) as port:
        registry.broken = True
        assert get(port, "/") == (200, b"page 0")
        assert get(port, "/") == (200, b"page 0")
    assert registry.told == ["the history is cut off"]


def test_a_registry_that_cannot_be_looked_at_leaves_the_last_page() -> None:
    registry, looks = Registry(), iter([0])

    def stamp() -> object:
        for look in looks:
            return look
        raise CannotTell("the registry is gone")

    with served(LiveSite(registry.build, stamp, registry.told.append)) as port:
        assert [get(port, "/") for _ in range(2)] == [(200, b"page 0")] * 2
    assert registry.told == ["the registry is gone"]


@pytest.mark.parametrize("path", ["/../secret", "/%2e%2e/secret", "//etc/passwd", "/nothing"])
def test_only_files_of_the_site_are_served(path: str) -> None:
    with served(Registry().site()) as port:
        assert get(port, path)[0] == 404


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_no_page_elsewhere_may_show_what_is_served_and_a_look_ahead_brings_no_body(method: str) -> None:
    with served(Registry().site()) as port:
        connection = http.client.HTTPConnection(ADDRESS, port, timeout=10)
        connection.request(method, "/badges/fx.svg")
        answer = connection.getresponse()
        assert (answer.status, answer.getheader("Content-Length")) == (200, "6")
        assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
        assert answer.read() == (b"<svg/>" if method == "GET" else b"")
        connection.close()


def test_another_name_for_this_machine_is_refused() -> None:
    with served(Registry().site()) as port:
        assert get(port, "/", host=f"evil.example.com:{port}")[0] == 403
        assert get(port, "/", host=f"localhost:{port}")[0] == 200


def test_a_port_in_use_is_a_sentence() -> None:
    with served(Registry().site()) as port, pytest.raises(UsageError, match="cannot be used"):
        server(Registry().site(), port)


def test_a_stamp_changes_with_any_entry(tmp_path: Path) -> None:
    entry = tmp_path / "features" / "a" / "fx.yaml"
    entry.parent.mkdir(parents=True)
    entry.write_text("id: fx")
    before = folder_stamp(tmp_path)
    assert folder_stamp(tmp_path) == before
    entry.write_text("id: fx\n")
    assert folder_stamp(tmp_path) != before
