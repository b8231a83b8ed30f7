"""An assistant's own client asks `readyctl mcp`, a process of its own, over its standard input and output."""

import json
import shlex
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from readyctl.render.assistant_tools import ToolName
from support.cli import registry, run
from support.people import SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

COMMAND = (sys.executable, "-m", "readyctl", "mcp")
Calling = Callable[[str, Mapping[str, Any]], Awaitable[Any]]


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path)


def talk(repo: RepoBuilder, conversation: Callable[[Any], Awaitable[None]], *more: str, at: Path) -> None:
    """A conversation of the protocol's own client with a process of ours, started `at` a folder."""
    import anyio
    from mcp import StdioServerParameters
    from mcp.client import Client

    env = repo.env | repo.identity(SAM) | {"READYCTL_TODAY": "2026-01-10"}
    asked = StdioServerParameters(command=COMMAND[0], args=[*COMMAND[1:], *more], env=env, cwd=at)

    async def whole() -> None:
        async with Client(asked) as client:
            await conversation(client)

    anyio.run(whole)


def said(result: Any) -> dict[str, Any]:
    """The structured answer, which its text repeats."""
    (content,) = result.content
    assert json.loads(content.text) == result.structured_content
    told: dict[str, Any] = result.structured_content
    return told


@pytest.mark.assistants
def test_the_client_of_the_protocol_asks_every_question_and_hears_of_now(repo: RepoBuilder) -> None:
    async def conversation(client: Any) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == list(ToolName)
        assert all(tool.annotations.read_only_hint for tool in tools)
        assert "never" in client.instructions
        given: dict[ToolName, dict[str, object]] = {
            ToolName.CAN_I_SAY: {"words": "fx", "kind": "contract", "by": "2027-Q3"},
            ToolName.FIND_FEATURE: {"words": "feature"},
            ToolName.CHECK_TEXT: {"text": "Feature fx is available today."},
            ToolName.WHAT_CHANGED: {"since": "2026-01-01"},
            ToolName.WHAT_WAITS_FOR_ME: {},
        }
        for name, arguments in given.items():
            result = await client.call_tool(name.value, arguments)
            assert not result.is_error
            told = said(result)
            assert (told["tool"], told["as_of"], told["error"]) == (name, "2026-01-10", None)
        repo.write(feature_path(), feature(level="planned"))
        lowered = said(await client.call_tool("can_i_say", {"words": "fx", "kind": "contract"}))
        assert lowered["answer"]["answer"] == "no"

    before = repo.git("status", "--porcelain")
    talk(repo, conversation, at=repo.top)
    repo.git("checkout", "HEAD", "--", ".")
    assert repo.git("status", "--porcelain") == before


@pytest.mark.assistants
def test_what_is_wrong_is_an_error_that_can_be_read_and_the_next_question_is_answered(
    repo: RepoBuilder, tmp_path: Path
) -> None:
    repo.write(feature_path("second"), feature("second"))
    repo.commit("second", at="2026-01-06")
    shallow = repo.clone("shallow", "--depth", "1")

    async def conversation(client: Any) -> None:
        for name, given in (("delete", {}), ("can_i_say", {"word": 1}), ("can_i_say", {"words": "fx"})):
            result = await client.call_tool(name, given)
            assert result.is_error
            assert said(result)["error"]["message"]
        assert "shallow" in said(await client.call_tool("find_feature", {"words": "fx"}))["error"]["message"]

    talk(repo, conversation, "--in", str(shallow.top), at=tmp_path)


@pytest.mark.assistants
def test_a_published_page_is_asked_in_a_folder_without_a_repository(
    repo: RepoBuilder, tmp_path: Path
) -> None:
    built = tmp_path / "page"
    assert run(repo, "site", "build", "--output", str(built), READYCTL_TODAY="2026-01-09").code == 0

    async def conversation(client: Any) -> None:
        told = said(await client.call_tool("can_i_say", {"words": "fx"}))
        assert (told["answer"]["feature"], told["as_of"]) == ("fx", "2026-01-10")
        assert "as of 2026-01-09 (1 day ago)" in told["source"][0]
        refused = await client.call_tool("what_waits_for_me", {})
        assert refused.is_error

    (tmp_path / "desk").mkdir()
    talk(repo, conversation, "--registry", str(built / "features.json"), at=tmp_path / "desk")


@pytest.mark.assistants
def test_a_line_that_is_no_message_ends_nothing(repo: RepoBuilder) -> None:
    ask = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "t", "version": "1"},
        },
    }
    lines = ("not json", "[]", json.dumps(ask))
    done = subprocess.run(
        COMMAND, cwd=repo.top, env=repo.env, input="\n".join(lines) + "\n", capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["result"]["serverInfo"]["name"] for each in answers if each.get("id") == 1] == ["readyctl"]


def test_without_the_extra_it_says_what_installs_it(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server.stdio", None)
    done = run(repo, "mcp")
    assert (done.code, done.out) == (2, "")
    assert "pip install 'readyctl[mcp]'" in done.err
    assert "Traceback" not in done.err


def test_the_program_imports_the_library_for_this_command_alone(repo: RepoBuilder) -> None:
    code = "import sys; from readyctl.__main__ import main; main(sys.argv[1:]); print('mcp' in sys.modules)"
    done = subprocess.run(
        (sys.executable, "-c", code, "ask", "fx"), cwd=repo.top, env=repo.env, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "False", shlex.join(done.args)
