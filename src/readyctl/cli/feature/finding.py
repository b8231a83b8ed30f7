"""Finding the feature that a person names, and saying which one she may have meant."""

from collections.abc import Sequence

from readyctl.core.feature.fate import Fate
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.names import Close, Exact, Several, Shared
from readyctl.core.text.closest import close
from readyctl.errors import UsageError


def the_feature(inventory: Inventory, name: str, also: Sequence[str] = ()) -> FeatureStatus:
    """The feature of this id; a former id leads to its successor. `also` are other words that may have been
    meant.

    Raises `UsageError` with a suggestion, and where two entries have this id, with both their paths.
    """
    found = inventory.find(name)
    if found is not None:
        paths = [status.entry.where.path for status in inventory.sharing(found.id)]
        if len(paths) > 1:
            raise UsageError(
                f"more than one entry has the id '{found.id}': {' and '.join(paths)}",
                help="give one of them another id, or remove it",
            )
        return found
    if told := inventory.departed.told(name):
        raise UsageError(
            f"there is no feature '{name}' any more: {'; '.join(_what(fate, name) for fate in told)}",
            help=_instead(told[0]),
        )
    raise UsageError(
        f"there is no feature '{name}'", help=suggestion(name, [*_ids(inventory), *also], "feature list")
    )


def the_feature_called(inventory: Inventory, words: str, also: Sequence[str] = ()) -> FeatureStatus:
    """The feature of this id, else the one that people mean by these words, as `ask` understands them.

    Raises `UsageError` as `the_feature` does, and where the words may mean several.
    """
    if inventory.find(words) is None and not inventory.departed.told(words):
        match inventory.names.find(words):
            case Exact(id=one) | Close(id=one) if inventory.find(one) is not None:
                return the_feature(inventory, one)
            case Shared(ids=ids) | Several(ids=ids):
                raise UsageError(f"'{words}' may mean {' or '.join(ids)}", help="name one of them by its id")
            case _:
                pass
    return the_feature(inventory, words, also)


def _what(fate: Fate, name: str) -> str:
    return fate.clause if fate.id == name else f"{fate.id}: {fate.clause}"


def _instead(fate: Fate) -> str:
    if fate.heirs:
        return f"ask for one of them, such as '{fate.heirs[0]}'"
    if fate.disputed:
        return "see `readyctl check --select removed-entry` for how engineering settles it"
    return "see them all with `readyctl feature list`"


def the_area(inventory: Inventory, name: str) -> str:
    """An area that has features. Raises `UsageError` with a suggestion for any other: a list of nothing would
    be taken for nothing to do.
    """
    known = sorted({status.area for status in inventory.features})
    if name not in known:
        meant = close(name, known)
        help_ = f"did you mean {' or '.join(meant)}?" if meant else f"there are {', '.join(known) or 'none'}"
        raise UsageError(f"there is no area '{name}'", help=help_)
    return name


def suggestion(name: str, known: Sequence[str], listing: str) -> str:
    """The next step after an unknown id: the one that was probably meant, or the command that lists them."""
    meant = close(name, known)
    if meant:
        return f"did you mean {' or '.join(meant)}?"
    return f"see them all with `readyctl {listing}`"


def _ids(inventory: Inventory) -> list[str]:
    return sorted({status.id for status in inventory.features} | set(inventory.successors))
