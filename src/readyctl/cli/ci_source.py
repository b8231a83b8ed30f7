"""Where a pipeline takes readyctl from: always one version that nobody can exchange afterwards."""

import re
from pathlib import Path

from msgspec import Struct

from readyctl import __version__
from readyctl.errors import UsageError

_NAMED = re.compile(r"readyctl==[0-9][0-9A-Za-z.!+-]*")
_URL = re.compile(r"(?:git\+)?(?P<scheme>[a-z]+)://(?P<rest>[\w.~:/?#@!&'*+,;=%()\[\]-]+)", re.ASCII)
_COMMIT = re.compile(r"(?P<where>.+)@(?P<commit>[0-9a-f]{40}(?:[0-9a-f]{24})?)")
_HASH = re.compile(r"#sha256=[0-9a-f]{64}")
_WHEEL = re.compile(r"[\w./ @+-]*\breadyctl-[\w.!+-]+\.whl", re.ASCII)
_SAFE = frozenset({"https", "ssh", "file"})
_INDEX = re.compile(r".*/simple/?")
EXAMPLES = (
    "give a git URL with a commit (https://git.example.com/tools/readyctl@COMMIT), a wheel or its folder, "
    f"an index (https://packages.example.com/simple), or readyctl=={__version__}"
)


class Source(Struct, frozen=True):
    """What stands after `pip install`, and what the person who sets the pipeline up has to see to."""

    words: tuple[str, ...]
    advice: str


def source(given: str | None, top: Path) -> Source:
    """Read `--from`: a git URL with a commit, a wheel's URL, the path of one or of a folder with one from the
    top, an index, or a version of the name.

    Without one, and from an index, it is the program's own version. Raises `UsageError` for what could
    change.
    """
    wanted = f"readyctl=={__version__}" if given is None else given.strip()
    if _NAMED.fullmatch(wanted):
        return Source((wanted,), _by_name(wanted))
    if url := _URL.fullmatch(wanted):
        return _from_url(wanted, url["scheme"], url["rest"])
    if _WHEEL.fullmatch(wanted):
        return _from_file(wanted, top)
    if wanted and not wanted.startswith("-") and wanted.isprintable() and (top / wanted).is_dir():
        return _from_folder(wanted, top)
    if wanted.startswith("readyctl") and "/" not in wanted:
        raise UsageError(f"'{wanted}' names no one version", help=EXAMPLES)
    raise UsageError(f"'{wanted}' is nothing to install readyctl from", help=EXAMPLES)


def _by_name(wanted: str) -> str:
    return (
        f"the pipeline installs {wanted} by its name: see first that the makers of readyctl hold that name "
        "where your runners install from, or give a git commit or a wheel with --from"
    )


def _from_url(wanted: str, scheme: str, rest: str) -> Source:
    if scheme not in _SAFE:
        raise UsageError(f"{scheme}:// can be changed on its way", help="name it with https:// or ssh://")
    authority = rest.partition("/")[0]
    user = authority.rpartition("@")[0]
    if user and (":" in user or scheme != "ssh"):
        raise UsageError(
            "a name or password in the URL would stand in the repository",
            help="leave it out, and give the runner access by its own means",
        )
    if not wanted.startswith("git+") and _WHEEL.fullmatch(rest.partition("#")[0]):
        if not _HASH.fullmatch(f"#{rest.partition('#')[2]}"):
            raise UsageError("what lies at that URL can be exchanged", help="add #sha256= and its 64 digits")
        return Source((f"readyctl @ {wanted}",), "the wheel's hash is checked; nobody can exchange it")
    if not wanted.startswith("git+") and scheme != "ssh" and _INDEX.fullmatch(rest):
        return _from_index(wanted)
    pinned = _COMMIT.fullmatch(wanted)
    if pinned is None or "/" not in rest:
        raise UsageError(f"'{wanted}' names no commit", help="add @ and the full id of a commit")
    repository = wanted if wanted.startswith("git+") else f"git+{wanted}"
    # pip before 24.1 takes a URL without a host, as those of files are, for no requirement of a name.
    named = f"readyctl @ {repository}" if authority else f"{repository}#egg=readyctl"
    return Source(
        (named,),
        f"the pipeline installs commit {pinned['commit'][:12]}; its packages come as that commit allows them",
    )


def _from_index(url: str) -> Source:
    wanted = f"readyctl=={__version__}"
    return Source(
        ("--index-url", url, wanted),
        f"the pipeline installs {wanted} and its packages from {url} and from nowhere else: see that only "
        "people whom you trust can write there",
    )


def _from_file(wanted: str, top: Path) -> Source:
    path = _inside(wanted, top)
    if not (top / path).is_file():
        raise UsageError(f"there is no {wanted} here", help="name the wheel by its path from the top")
    return Source((f"./{path.as_posix()}",), f"commit {path.as_posix()} as well: the pipeline installs it")


def _from_folder(wanted: str, top: Path) -> Source:
    """The one wheel of readyctl in a folder, with the wheels beside it for what it needs."""
    path = _inside(wanted, top)
    found = ((path / wheel.name).as_posix() for wheel in (top / path).glob("readyctl-*.whl"))
    wheels = sorted(name for name in found if _WHEEL.fullmatch(name))
    if len(wheels) != 1:
        several = f"{len(wheels)} wheels of readyctl: {', '.join(wheels)}"
        raise UsageError(
            f"{wanted} holds {several if wheels else 'no wheel of readyctl'}",
            help="name one wheel by its path from the top",
        )
    return Source(
        ("--find-links", f"./{path.as_posix()}", f"./{wheels[0]}"),
        f"commit {path.as_posix()} as well: the pipeline installs {wheels[0]}",
    )


def _inside(wanted: str, top: Path) -> Path:
    """A path from the top that stays in the repository."""
    path = Path(wanted)
    if path.is_absolute() or not (top / path).resolve().is_relative_to(top.resolve()):
        raise UsageError(
            f"{wanted} is no file of this repository", help="put the wheel into the repository and commit it"
        )
    return path
