"""The person whom somebody names with `--for`, and a mail to her."""

from typing import TYPE_CHECKING

from readyctl.cli.feature.finding import suggestion
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.core.trust.colleague import Colleague
    from readyctl.render.message import Message
    from readyctl.workspace.reading.deals import Selling


def person(selling: "Selling", words: str | None) -> "Colleague":
    """Whom these words mean; None is whoever git would name as the next commit's author.

    Raises `UsageError` where no file of the registry names anybody so, and where they may mean several.
    """
    from readyctl.workspace.reading.colleagues import everybody_called, mentioned
    from readyctl.workspace.reading.keyboard import at_the_keyboard

    if words is None:
        return at_the_keyboard(selling.workspace)
    found = everybody_called(selling, words)
    if len(found) == 1:
        return found[0]
    if found:
        named = " or ".join(str(each) for each in found)
        raise UsageError(f"'{words}' may be {named}", help="give the address")
    known = mentioned(selling)
    raise UsageError(f"no file of the registry names '{words}'", help=suggestion(words, known, "roster list"))


def mail_to(selling: "Selling", whose: "Colleague", told: "Message") -> str:
    """A mail to a person from whoever prints it, of the day that is asked about."""
    from readyctl.render import mail
    from readyctl.workspace.reading.keyboard import at_the_keyboard

    sender = at_the_keyboard(selling.workspace)
    return mail.render(told, str(whose), str(sender), selling.workspace.today)
