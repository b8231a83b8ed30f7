"""The table of commands: name, what it does in a line, and the module imported when it is called."""

from collections.abc import Mapping

from msgspec import Struct


class Command(Struct, frozen=True):
    """One command. `module` exposes `command`, a function, or `app`, a Typer group."""

    summary: str
    module: str


class Group(Struct, frozen=True):
    """Several commands under one name, each in a module of its own that exposes `command`."""

    summary: str
    commands: Mapping[str, Command]


def _here(name: str) -> str:
    return f"readyctl.cli.{name}"


FEATURE = Group(
    "The registry's entries: write, read, sign.",
    {
        "new": Command("Start an entry.", _here("feature.new")),
        "list": Command("List features with their levels.", _here("feature.listing")),
        "show": Command("Show one feature in full.", _here("feature.show")),
        "set-level": Command("Declare a level, with what the level needs.", _here("feature.set_level")),
        "edit": Command("Change single values of an entry.", _here("feature.edit")),
        "sign": Command("Stand behind entries, as an engineer.", _here("feature.sign")),
        "propose": Command("Ask engineering for a change.", _here("feature.propose")),
        "proposals": Command("What waits for engineering to decide.", _here("feature.proposals")),
        "decline": Command("Answer a request with a no and the reason.", _here("feature.decline")),
        "log": Command("Tell a feature's levels over time.", _here("history.log")),
        "rename": Command("Give a feature a new id or area.", _here("feature.rename")),
    },
)

PIPELINE = Group(
    "Deals from a CRM export.",
    {
        "import": Command("Create and update deal notes from an export.", _here("pipeline.importing")),
        "list": Command("List the deals with what was promised.", _here("pipeline.listing")),
    },
)

SYNC = Group(
    "The monthly meeting of sales and engineering.",
    {
        "agenda": Command("Walk every feature in an open deal.", _here("meeting.agenda")),
        "record": Command("Write down what was found and decided.", _here("meeting.record")),
        "log": Command("The trend, month by month.", _here("meeting.log")),
    },
)

HANDOFF = Group(
    "Deal notes: what a promise means in practice.",
    {
        "new": Command("Write a note in an interview of ten minutes.", _here("deal.new")),
        "list": Command("List deals with what is confirmed and reviewed.", _here("deal.listing")),
        "show": Command("Show one note line by line.", _here("deal.show")),
        "edit": Command("Change single lines of a note.", _here("deal.edit")),
        "promise": Command("Write down what was promised.", _here("deal.promise")),
        "withdraw": Command("End a promise in the open.", _here("deal.withdraw")),
        "check": Command("What would engineering have to guess?", _here("deal.check")),
        "questions": Command("What to ask the customer, ready to send.", _here("deal.questions")),
        "scope": Command("The proposal's paragraphs, from the tags.", _here("deal.scope")),
        "review": Command("Read a note as an engineer, and say so.", _here("deal.review")),
        "retro": Command("What was missed in past deals.", _here("deal.retro")),
        "import": Command("File notes that were written elsewhere.", _here("deal.importing")),
    },
)

COMMANDS: dict[str, dict[str, Command | Group]] = {
    "What may be said": {
        "status": Command("Where everything stands; `readyctl` alone.", _here("meeting.status")),
        "inbox": Command("What waits for you, most valuable first.", _here("meeting.inbox")),
        "suggest": Command("The cheapest repairs first, by the money behind them.", _here("meeting.suggest")),
        "ask": Command("May I say this about a feature?", _here("feature.ask")),
        "levels": Command("What each level means and what sales may do with it.", _here("feature.levels")),
        "explain": Command(
            "Why a feature stands where it stands, or what a code means.", _here("feature.explain")
        ),
        "impact": Command("What becomes untrue if a level drops.", _here("meeting.impact")),
    },
    "The registry": {
        "feature": FEATURE,
        "check": Command("Check everything: files, levels, sign-off, freshness, deals.", _here("check")),
        "stale": Command("What needs a fresh word from engineering.", _here("feature.stale")),
        "coverage": Command("Features without code, and code without a feature.", _here("feature.coverage")),
        "diff": Command("What changed for sales between two moments.", _here("meeting.diff")),
        "log": Command("Tell a feature's levels over time.", _here("history.log")),
        "roster": Command("Who may sign.", _here("trust.roster")),
        "baseline": Command("What fails and may stand until a day.", _here("trust.baseline")),
        "import": Command("Features from tables and other systems.", _here("feature.importing")),
    },
    "Deals": {
        "handoff": HANDOFF,
        "pipeline": PIPELINE,
        "sync": SYNC,
    },
    "What sales looks at": {
        "site": Command("The inventory page.", _here("feature.site")),
        "aggregate": Command("One inventory of many registries.", _here("feature.aggregate")),
        "badge": Command("A feature's badge.", _here("feature.badge")),
        "deck": Command("Check and stamp slides.", _here("statement.deck")),
        "doc": Command("Check contracts and other documents.", _here("statement.doc")),
        "rfp": Command("Answer questionnaires of customers.", _here("deal.rfp")),
        "mcp": Command("Answer assistants, without changing anything.", _here("mcp")),
    },
    "Setting up": {
        "init": Command("Start a registry in this repository.", _here("init")),
        "demo": Command("Build a small example repository and walk through it.", _here("demo")),
        "hooks": Command("Git hooks that keep unsigned claims out of commits.", _here("hooks")),
        "schema": Command("Print the JSON Schema of an entry.", _here("schema")),
        "help": Command("Help on a command, a file, exit codes, the environment.", _here("help")),
        "completion": Command("Print the completion script for a shell.", _here("completion")),
        "version": Command("The version, with those of what it runs on.", _here("version")),
    },
}
"""Every command by the heading under which the overview lists it."""


def find(name: str) -> Command | Group | None:
    """The entry of this name, or None."""
    return next((commands[name] for commands in COMMANDS.values() if name in commands), None)


def names() -> tuple[str, ...]:
    """Every top-level name, in the overview's order."""
    return tuple(name for commands in COMMANDS.values() for name in commands)


def within(name: str) -> tuple[str, ...]:
    """The whole commands whose last word is this name, in the overview's order: `readyctl feature list`."""
    return tuple(
        f"readyctl {group} {name}"
        for commands in COMMANDS.values()
        for group, entry in commands.items()
        if isinstance(entry, Group) and name in entry.commands
    )
