"""One page from those that many registries published: each entry as its own registry judged it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import reduce

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.ids import LONGEST
from readyctl.core.feature.basis import Basis, LeftOut, Provenance
from readyctl.core.feature.fate import Departed, Departure, Fate, followed
from readyctl.core.feature.names import Carrier, Hold
from readyctl.core.feature.view import SalesView
from readyctl.core.history.audience import Audience, Card, Publication
from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.text.slug import slug
from readyctl.core.text.words import key
from readyctl.core.trust.settings import DEFAULTS, RfpSettings, Settings, strictest


class Both(StrEnum):
    """What two registries have both."""

    REGISTRY = "registry"
    ID = "id"
    NAME = "name"


class Conflict(Struct, frozen=True):
    """What more than one registry calls its own; `ids` are what the features are called in the one page, and
    for a registry's name what the registries are called there.
    """

    what: Both
    said: str
    ids: tuple[str, ...]


class Merged(Struct, frozen=True):
    """The one page, and what its parts disagree about."""

    page: Publication
    conflicts: tuple[Conflict, ...]


def merge(pages: Sequence[Publication], left_out: Sequence[LeftOut] = ()) -> Merged:
    """One page of all, in the order given; at least one, each with its basis.

    An id that two of them use is qualified in each by its registry's name, and by itself leads to all of
    them. A name that two of them use stays with both: a question by it has several answers.
    """
    named, registries = _named(pages)
    parts = [_Part(page, page.basis) for page in named if page.basis is not None]
    shared = _shared_ids(parts)
    qualified = list(_qualified(parts, shared))
    ids = [_led(id_, qualified) for id_ in shared]
    carriers = [carrier for part in qualified for carrier in part.basis.carriers]
    bases = [part.basis for part in qualified]
    live = {card.view.id for part in qualified for card in part.page.cards}
    cards = sorted((card for part in qualified for card in part.page.cards), key=lambda card: card.view.id)
    successors = {old: new for basis in bases for old, new in basis.successors.items()}
    successors |= {conflict.said: conflict.ids for conflict in ids if conflict.ids}
    basis = Basis(
        carriers=(
            *(each for each in carriers if each.hold is not Hold.RETIRED or each.id not in live),
            *(Carrier(conflict.said, (), Hold.SIGNED, conflict.ids) for conflict in ids if conflict.ids),
        ),
        successors=successors,
        removed=_removed(bases, live),
        departed=Departed(
            tuple(each for one in bases for each in one.departed.gone),
            tuple(each for one in bases for each in one.departed.stones),
        ),
        settings=_settings([each.settings for each in bases]),
    )
    sources = tuple(source for page in named for source in page.sources)
    page = Publication(
        audience=Audience.SALES,
        title=f"{len(sources)} registries" if len(sources) > 1 else sources[0].name,
        as_of=min(page.as_of for page in pages),
        revision=sources[0].revision if len(sources) == 1 else None,
        cards=tuple(cards),
        split={old: heirs for old, heirs in successors.items() if len(heirs) > 1},
        sources=sources,
        basis=basis,
        left_out=(*(each for page in pages for each in page.left_out), *left_out),
    )
    return Merged(page, (*registries, *ids, *_shared_names(qualified)))


class _Part(Struct, frozen=True):
    page: Publication
    basis: Basis

    @property
    def ids(self) -> frozenset[str]:
        """The ids that it calls its own: features, former ids, and what was taken from engineering."""
        taken = (id_ for id_ in self.basis.removed if not _retired(self.basis, id_))
        return frozenset({*(card.view.id for card in self.page.cards), *self.basis.successors, *taken})

    @property
    def name(self) -> str:
        """The registry's name, where it is of one."""
        return self.page.sources[0].name


def _named(pages: Sequence[Publication]) -> tuple[list[Publication], list[Conflict]]:
    """The pages, each card with its registry, whose name no other one has."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    taken = {source.name for page in pages for source in page.sources}
    used: set[str] = set()
    done = []
    for page in pages:
        new: dict[str, Provenance] = {}
        for source in page.sources:
            name = source.name if source.name not in used else _free(source.name, taken)
            taken.add(name)
            used.add(name)
            said[source.name].append(name)
            new[source.name] = replace(source, name=name)
        first = next(iter(new.values()))
        cards = tuple(
            replace(card, source=new[card.source.name] if card.source else first) for card in page.cards
        )
        done.append(replace(page, sources=tuple(new.values()), cards=cards))
    doubled = (Conflict(Both.REGISTRY, name, tuple(names)) for name, names in said.items() if len(names) > 1)
    return done, list(doubled)


def _free(wanted: str, taken: Iterable[str], longest: int | None = None) -> str:
    """The wanted text, or the first one with a number that is not taken."""
    number, free = 1, wanted[:longest].rstrip("-") if longest else wanted
    while free in taken:
        number += 1
        end = f"-{number}"
        free = f"{wanted[: longest - len(end)].rstrip('-') if longest else wanted}{end}"
    return free


def _shared_ids(parts: Sequence[_Part]) -> list[str]:
    numbers = Counter(id_ for part in parts for id_ in part.ids)
    return sorted(id_ for id_, number in numbers.items() if number > 1)


def _qualified(parts: Sequence[_Part], shared: Sequence[str]) -> Iterator["_Renamed"]:
    taken = {id_ for part in parts for id_ in part.ids}
    for part in parts:
        own = part.ids
        new: dict[str, str] = {}
        for id_ in shared:
            if id_ in own:
                new[id_] = _free(f"{slug(part.name) or 'registry'}-{id_}", taken, LONGEST)
                taken.add(new[id_])
        yield _Renamed(_page(part.page, new), _basis(part.basis, new), new)


class _Renamed(_Part, frozen=True):
    new: Mapping[str, str]
    """What each of its shared ids is called now."""


def _led(id_: str, parts: Sequence[_Renamed]) -> Conflict:
    """The features that a shared id means in the end."""
    found: dict[str, None] = {}
    for part in parts:
        if id_ not in part.new:
            continue
        there = {*(card.view.id for card in part.page.cards), *part.basis.removed}
        one = followed(part.new[id_], there, part.basis.successors)
        heirs = (one,) if one in there else part.basis.successors.get(one, ())
        found |= dict.fromkeys(heir for heir in heirs if heir in there)
    return Conflict(Both.ID, id_, tuple(found))


def _page(page: Publication, new: Mapping[str, str]) -> Publication:
    return replace(page, cards=tuple(replace(card, view=_view(card, new)) for card in page.cards))


def _view(card: Card, new: Mapping[str, str]) -> SalesView:
    view = card.view
    return replace(
        view,
        id=new.get(view.id, view.id),
        replaced_by=tuple(new.get(each, each) for each in view.replaced_by),
        registry=card.source.name if card.source else None,
    )


def _basis(basis: Basis, new: Mapping[str, str]) -> Basis:
    def all_of(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new.get(each, each) for each in ids)

    def fate(one: Fate) -> Fate:
        return replace(one, id=new.get(one.id, one.id), heirs=all_of(one.heirs))

    def endings(many: tuple[Departure, ...]) -> tuple[Departure, ...]:
        return tuple(Departure(fate(each.fate), each.names) for each in many)

    if not new:
        return basis
    return Basis(
        carriers=tuple(
            replace(each, id=new.get(each.id, each.id), leads_to=all_of(each.leads_to))
            for each in basis.carriers
        ),
        successors={new.get(old, old): all_of(heirs) for old, heirs in basis.successors.items()},
        removed={
            new.get(id_, id_): replace(view, id=new.get(view.id, view.id))
            for id_, view in basis.removed.items()
        },
        departed=Departed(endings(basis.departed.gone), endings(basis.departed.stones)),
        settings=basis.settings,
    )


def _removed(bases: Sequence[Basis], live: Iterable[str]) -> Mapping[str, SalesView]:
    """What still answers for what is gone: not what one registry retired, and another has."""
    there = frozenset(live)
    return {
        id_: view
        for basis in bases
        for id_, view in basis.removed.items()
        if id_ not in there or not _retired(basis, id_)
    }


def _retired(basis: Basis, id_: str) -> bool:
    """Whether engineering itself took it away, so that another registry may have it."""
    fate = basis.departed.fates.get(id_)
    return fate is not None and not fate.disputed


def _settings(many: Sequence[Settings]) -> Settings:
    """What texts are judged by: every ceiling of any of them; a name of ours where all of them have some, as
    without any each sentence is judged; the answer codes that nobody contradicts; the rules' pages where all
    lead to the same.
    """
    strict = reduce(lambda one, two: strictest((one, two)), many)
    own = (*strict.own, *(each.name for each in many if each.name)) if strict.own else ()
    said: defaultdict[AnswerCode, set[str]] = defaultdict(set)
    for each in many:
        for code in AnswerCode:
            said[code].add(each.rfp.codes.get(code, code.wording))
    agreed = {code: next(iter(words)) for code, words in said.items() if len(words) == 1}
    codes = {code: words for code, words in agreed.items() if words != code.wording}
    return replace(
        DEFAULTS,
        own=tuple(dict.fromkeys(own)),
        limits=strict.limits,
        rfp=RfpSettings(codes=codes),
        docs=strict.docs,
    )


def _shared_names(parts: Sequence[_Renamed]) -> Iterator[Conflict]:
    """Names that features of several registries carry."""
    carried: defaultdict[tuple[str, ...], list[tuple[int, str, str]]] = defaultdict(list)
    for number, part in enumerate(parts):
        for carrier in part.basis.carriers:
            if carrier.hold in {Hold.RETIRED, Hold.LEFT}:
                continue
            for name in carrier.names:
                carried[key(name)].append((number, carrier.id, name))
    for found in carried.values():
        if len({number for number, _, _ in found}) > 1:
            yield Conflict(Both.NAME, found[0][2], tuple(dict.fromkeys(id_ for _, id_, _ in found)))
