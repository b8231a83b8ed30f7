"""Questions of an assistant over standard input and output, as the Model Context Protocol has them.

The only module that knows the protocol's library, which is an extra: 30 MB, and slow to import.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from readyctl import __version__
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from mcp import types
    from mcp.server import Server


class Offered(Struct, frozen=True):
    """One tool: its name, a title for people, what it is for, and the JSON Schema of what it takes."""

    name: str
    title: str
    purpose: str
    takes: Mapping[str, Any]


Answering = Callable[[str, Mapping[str, object]], tuple[str, bool]]
"""From a tool's name and what it was given to an answer in JSON, and whether it is no error."""


def serve(tools: Iterable[Offered], instructions: str, answering: Answering) -> None:
    """Answer until the other side closes its end; one question at a time, each off the loop that listens.

    Standard output belongs to the protocol; what the program prints meanwhile goes to standard error.
    Raises `UsageError` where the extra is not installed.
    """
    try:
        import anyio  # noqa: PLC0415 - an extra
        from mcp.server.stdio import stdio_server  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(
            "answering assistants needs the MCP library, version 2 or newer",
            help="install it with: pip install 'readyctl[mcp]'",
        ) from error
    server = _server(tools, instructions, answering)

    async def run() -> None:
        async with stdio_server() as (heard, said):
            await server.run(heard, said, server.create_initialization_options())

    anyio.run(run)


def _server(tools: Iterable[Offered], instructions: str, answering: Answering) -> "Server[Any]":
    from anyio import CapacityLimiter, to_thread  # noqa: PLC0415 - an extra
    from mcp import types  # noqa: PLC0415 - an extra
    from mcp.server import Server  # noqa: PLC0415 - an extra

    listed, one_at_a_time = [_tool(tool) for tool in tools], CapacityLimiter(1)

    async def list_tools(_: object, __: object) -> types.ListToolsResult:
        return types.ListToolsResult(tools=listed)

    async def call_tool(_: object, asked: types.CallToolRequestParams) -> types.CallToolResult:
        work = partial(answering, asked.name, asked.arguments or {})
        text, fine = await to_thread.run_sync(work, limiter=one_at_a_time)
        content = [types.TextContent(type="text", text=text)]
        return types.CallToolResult(content=content, structured_content=json.loads(text), is_error=not fine)

    return Server(
        "readyctl",
        version=__version__,
        title="Feature readiness",
        instructions=instructions,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _tool(offered: Offered) -> "types.Tool":
    from mcp import types  # noqa: PLC0415 - an extra

    return types.Tool(
        name=offered.name,
        title=offered.title,
        description=offered.purpose,
        input_schema=dict(offered.takes),
        annotations=types.ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
