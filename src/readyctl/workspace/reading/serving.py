"""The registry's page on this machine alone, following what changes."""

from collections.abc import Callable, Mapping
from http.server import ThreadingHTTPServer

from readyctl.adapters.cache.program import program
from readyctl.adapters.site_server import ADDRESS, LiveSite, folder_stamp, server
from readyctl.workspace.reading.opening import Workspace


def live_server(
    opened: Callable[[], Workspace],
    files: Callable[[Workspace], Mapping[str, bytes]],
    port: int,
    trouble: Callable[[str], None],
) -> ThreadingHTTPServer:
    """A server of `files`, made anew from a freshly opened registry whenever its entries or its head change.

    It listens on the loopback address; `port` 0 picks a free one. `trouble` is told why a page could not be
    made; the last good one stays. Raises `UsageError` where the port is taken.
    """
    program()  # told now: what is kept is this program's, and another may be installed while it serves

    def stamp() -> object:
        now = opened()
        return now.head, now.today, folder_stamp(now.folder)

    return server(LiveSite(lambda: files(opened()), stamp, trouble), port)


def url_of(running: ThreadingHTTPServer) -> str:
    """Where a browser on this machine finds it."""
    return f"http://{ADDRESS}:{running.server_address[1]}/"
