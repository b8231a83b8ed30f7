"""Who is asking, as git's own configuration says it."""

from readyctl.adapters.registry.identity import next_header
from readyctl.core.trust.commit import MalformedHeader
from readyctl.errors import UsageError
from readyctl.workspace.reading.opening import Workspace


def asking(workspace: Workspace) -> tuple[str, ...]:
    """What an answer hangs on that is for whoever asks: the address and the name of the next commit's author;
    why there is none, where git knows nobody.
    """
    try:
        header = next_header(workspace.repository)
    except UsageError as error:
        return (error.message,)
    if isinstance(header, MalformedHeader):
        return (header.why,)
    return (header.author.address, header.author.name)
