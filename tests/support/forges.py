"""An imitated forge: it keeps comments as GitHub and GitLab do, and answers on this machine only."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PAGE = 2
"""So few comments a page, that a second one is asked for."""


@dataclass
class Forge:
    """The comments on one change by id, and who asks; `forbids` is what it allows nobody to do."""

    me: str = "github-actions[bot]"
    comments: dict[int, dict[str, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    forbids: frozenset[str] = frozenset()
    url: str = ""

    def add(self, by: str, body: str) -> int:
        number = len(self.comments) + 1
        who = {"login": by, "id": by, "username": by}
        self.comments[number] = {"id": number, "user": who, "author": who, "body": body}
        return number

    @property
    def bodies(self) -> list[str]:
        return [each["body"] for each in self.comments.values()]

    def answer(self, method: str, path: str, body: str) -> tuple[int, Any, str | None]:
        """The status, the answer, and the next page where there is one."""
        self.asked.append(f"{method} {path}")
        if method in self.forbids:
            return 403, {"message": "Resource not accessible by integration"}, None
        where, query = urlsplit(path).path, parse_qs(urlsplit(path).query)
        if where.endswith("/user"):
            return 200, {"id": self.me}, None
        text = self._text(body)
        if method == "GET":
            page = int(query.get("page", ["1"])[0])
            every = list(self.comments.values())
            more = str(page + 1) if len(every) > page * PAGE else None
            return 200, every[(page - 1) * PAGE : page * PAGE], more
        if method == "POST":
            return 201, self.comments[self.add(self.me, text)], None
        found = self.comments[int(re.findall(r"\d+$", where)[0])]
        found["body"] = text
        return 200, found, None

    @staticmethod
    def _text(body: str) -> str:
        if not body:
            return ""
        return str(json.loads(body)["body"]) if body.startswith("{") else parse_qs(body)["body"][0]


@contextmanager
def served(forge: Forge) -> Iterator[Forge]:
    """The forge behind an address of its own; it may be named as a proxy as well."""

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
            status, answer, more = forge.answer(self.command, self.path, body)
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("x-next-page", more or "")
            if more:
                here = f"http://{self.headers['host']}{urlsplit(self.path).path}"
                self.send_header("link", f'<{here}?per_page=100&page={more}>; rel="next"')
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        do_GET = do_POST = do_PATCH = do_PUT = _do  # noqa: N815 - names of the standard library

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    forge.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
