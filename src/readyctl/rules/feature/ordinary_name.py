"""A name is an ordinary English word, which texts use without meaning the feature.

## What it does
Reports a name or an alias that is one word of everyday language: `backup`, `export`, `reports`, `live`. Ids
are not concerned: in a text an id counts only as it is written, and one of a single word only in backticks.

## Why it matters
`doc check` and `deck check` look for names in running text. "The customer keeps a backup of its own data"
would be read as a sentence about the feature, and a check that cries wolf is switched off.
Words such as `is` and `live` name nothing in a text until engineering signs the entry.

## Example
```yaml
name: Nightly backups
aliases: [backup]
```

## How to fix
Take the alias out, or use the words that people say when they mean the feature and nothing else: "nightly
backup". Where the word is all that people say, leave it and ignore this rule for the entry, with the reason.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.schema_words import shown
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.telling import tells_apart
from readyctl.core.text.words import key
from readyctl.rules.facts import Facts

CODE = "RDY113"
NAME = "ordinary-name"
SEVERITY = Severity.INFO
SUBJECT = FeatureStatus
_ORDINARY = frozenset(
    key(
        "access account action activity agent alert analysis approval archive area article assistant "
        "audit availability backup batch billing board booking budget calendar card category chart chat "
        "check client cloud code comment company compliance connection connector contact content "
        "contract copy currency customer dashboard data database date delivery deployment design detail "
        "device directory discount document download draft edition editor email encryption entry "
        "environment event exception export feature feedback field file filter flow folder form forecast "
        "format group guide health help history hosting image import inbox index insight integration "
        "interface inventory invoice issue item job journal key label language layout ledger level "
        "library license limit link list location lock log login mail manager map market matching member "
        "menu message metric migration mobile model module monitor monitoring name network note "
        "notification offer office order organisation organization package page partner password payment "
        "performance permission phone plan platform policy portal price pricing privacy process product "
        "profile project proposal quality query question queue quote rate record reference region "
        "release reminder report reporting request resource response result review role routing rule "
        "sandbox schedule scheduling schema search security segment service session setting setup shop "
        "site space speed stage statistics status storage store subscription summary support survey sync "
        "system table tag task team template term test text theme ticket time token tool track tracking "
        "training transaction transfer translation trigger update upload uptime usage user validation "
        "value vendor version video view voice wallet warehouse website widget work workflow workspace"
    )
)
"""Words that texts about any software use without meaning a feature; each in its comparable form."""


def check(status: FeatureStatus, _: Facts) -> Iterator[Finding]:
    """One finding for each name and alias that is such a word."""
    said = status.entry.said
    if said is None or said.moved:
        return
    aliases = ((("aliases", n), alias) for n, alias in enumerate(said.details.aliases))
    names = [(("name",), said.name or ""), *aliases]
    for at, name in names:
        word = () if _is_long(name) else key(name)
        if word and ((len(word) == 1 and word[0] in _ORDINARY) or not tells_apart(word)):
            yield Finding(
                f"{shown(name)} is an ordinary word, and texts use it without meaning this feature",
                at=at,
                help="use the words that people say when they mean this feature and nothing else",
            )


def _is_long(name: str) -> bool:
    """Whether a name plainly has more than one word: nearly every one, told without comparing any."""
    said = name.split(None, 2)
    return len(said) > 1 and name.isascii() and said[0].isalnum() and said[1].isalnum()
