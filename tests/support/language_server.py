"""The server that editors ask about YAML, spoken to over its protocol as an editor does."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Json = dict[str, Any]
SETTINGS: Mapping[str, Json] = {
    "yaml": {
        "validate": True, "hover": True, "completion": True,
        "schemaStore": {"enable": False}, # a public catalogue, over the network
    },
}  # fmt: skip


def modules() -> Path:
    """Where `scripts/install-editors` put what it installed."""
    folder = Path(os.environ.get("READYCTL_EDITORS", ".editors/node_modules"))
    assert folder.is_dir(), "nothing installed here: run make test-editors"
    return folder.resolve()


class LanguageServer:
    """One server with one workspace. Lines and columns are counted from 0, as the protocol does."""

    def __init__(self, process: "subprocess.Popen[bytes]", top: Path) -> None:
        self._process = process
        self._number = 0
        self._told: dict[str, list[Json]] = {}
        self._ask(
            "initialize",
            processId=os.getpid(),
            rootUri=top.as_uri(),
            workspaceFolders=[{"uri": top.as_uri(), "name": top.name}],
            capabilities={
                "workspace": {"configuration": True},
                "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}},
            },
        )
        self._tell("initialized")

    def problems(self, file: Path, text: str | None = None) -> list[str]:
        """What is wrong with a file, or would be if it held this text: `line: message`, lines from 0."""
        # Another name beside it each time: what is published of one that was closed cannot be told apart.
        self._number += 1
        uri = file.with_name(f"{file.stem}-{self._number}.yaml").as_uri()
        self._open(uri, file.read_text("utf-8") if text is None else text)
        while uri not in self._told:
            self._receive()
        return [f"{one['range']['start']['line']}: {one['message']}" for one in self._told[uri]]

    def hover(self, file: Path, line: int, column: int) -> str:
        """What is shown where the mouse rests; empty where nothing is."""
        self._open(file.as_uri(), file.read_text("utf-8"))
        said = self._ask("textDocument/hover", **_at(file, line, column))
        contents = said["contents"] if said else ""
        return contents if isinstance(contents, str) else str(contents["value"])

    def offers(self, file: Path, text: str, line: int, column: int) -> dict[str, str]:
        """What is offered at a place of a text, each with what it is said to mean."""
        self._open(file.as_uri(), text)
        said = self._ask("textDocument/completion", **_at(file, line, column))
        items = said["items"] if isinstance(said, dict) else said
        return {item["label"]: _text(item.get("documentation", "")) for item in items}

    def _open(self, uri: str, text: str) -> None:
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> Json:
        """The next message; what the server asks on its part is answered on the way."""
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.decode().partition(":")
            length = int(value) if name == "Content-Length" else length
        assert length, "the server has ended"
        message: Json = json.loads(self._process.stdout.read(length))
        match message:
            case {"id": number, "method": "workspace/configuration", "params": {"items": items}}:
                self._send({"id": number, "result": [SETTINGS.get(item.get("section")) for item in items]})
            case {"id": number, "method": _}:
                self._send({"id": number, "result": None})
            case {"method": "textDocument/publishDiagnostics", "params": {"uri": uri, "diagnostics": found}}:
                self._told[uri] = found
            case _:
                pass
        return message


@contextmanager
def language_server(top: Path) -> Iterator[LanguageServer]:
    """A server for a workspace, ended afterwards."""
    program = modules() / ".bin" / "yaml-language-server"
    with subprocess.Popen(
        [program, "--stdio"],
        cwd=top,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield LanguageServer(process, top)
        finally:
            process.kill()


def _at(file: Path, line: int, column: int) -> Json:
    return {
        "textDocument": {"uri": file.as_uri()},
        "position": {"line": line, "character": column},
    }


def _text(written: str | Mapping[str, str]) -> str:
    return written if isinstance(written, str) else written["value"]
