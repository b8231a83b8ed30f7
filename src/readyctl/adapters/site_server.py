"""Serving a site to this machine alone, from memory, and telling an open page when it changed."""

import hashlib
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from readyctl.errors import ReadyctlError, UsageError

ADDRESS = "127.0.0.1"
_TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "atom": "application/atom+xml",
}
Build = Callable[[], Mapping[str, bytes]]


class LiveSite:
    """The files of the moment, built again when `stamp` gives another value than before.

    A build that fails leaves the last good one in place; `trouble` is told why.
    """

    def __init__(self, build: Build, stamp: Callable[[], object], trouble: Callable[[str], None]) -> None:
        self._build = build
        self._stamp = stamp
        self._trouble = trouble
        self._lock = threading.Lock()
        self._told = ""
        self._seen = stamp()
        self._files = build()

    def files(self) -> Mapping[str, bytes]:
        """All files by path; at most one build runs at a time."""
        with self._lock:
            try:
                stamp = self._stamp()
                if stamp != self._seen:
                    self._seen = stamp
                    self._files = self._build()
                self._told = ""
            except ReadyctlError as error:
                self._tell(error.message)
            return self._files

    def _tell(self, message: str) -> None:
        """Say what is the matter once, and not with every look of an open page."""
        if message != self._told:
            self._told = message
            self._trouble(message)

    def version(self) -> bytes:
        """A text that is another one as soon as the page is."""
        return hashlib.sha256(self.files()["index.html"]).hexdigest().encode()


def folder_stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes as soon as any entry below `folder` does."""
    found = ((path, path.stat()) for path in sorted(folder.rglob("*.yaml")) if path.is_file())
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in found)


def server(site: LiveSite, port: int) -> ThreadingHTTPServer:
    """A server on the loopback address; `port` 0 picks a free one. Raises `UsageError` where it is taken."""
    try:
        return _Server((ADDRESS, port), type("Handler", (_Handler,), {"site": site}))
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be used here: {error.strerror}", help="choose another one with --port"
        ) from error


class _Server(ThreadingHTTPServer):
    daemon_threads = True


class _Handler(BaseHTTPRequestHandler):
    site: ClassVar[LiveSite]
    server: _Server

    def do_GET(self) -> None:
        """Answer with a file of the site, or with its version."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer with what is told of the same file, and without it."""
        self._answer(told_only=True)

    def _answer(self, *, told_only: bool = False) -> None:
        if self.headers.get("Host") not in self._own_names():
            # A page elsewhere whose name was made to point here must not read the site (DNS rebinding).
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = self.path.partition("?")[0].lstrip("/") or "index.html"
        data = self.site.version() if path == "version" else self.site.files().get(path)
        if data is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _TYPES.get(path.rpartition(".")[2], "text/plain"))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        # Else a page elsewhere could show a badge from here as a picture, and learn the level from its size.
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if told_only:
            return
        with suppress(ConnectionError):  # the page was reloaded or closed meanwhile
            self.wfile.write(data)

    def _own_names(self) -> tuple[str, ...]:
        port = self.server.server_address[1]
        return (f"{ADDRESS}:{port}", f"localhost:{port}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing of single requests."""
