from msgspec.structs import replace

from readyctl.core.trust.colleague import Colleague, Directory, answering, called, colleague, deserted, leads
from readyctl.core.trust.roster import Engineer, Roster

ADA = Engineer(name="Ada Lovelace", names=("ada",), emails=("ada@example.com", "al@example.com"), lead=True)
BOB = Engineer(name="Bob Byte", emails=("bob@example.com",), areas=("search",))
CARA = Engineer(name="Cara Cable", emails=("cara@example.com",), areas=("search", "reports"))
ROSTER = Roster(engineers=(ADA, BOB, CARA))


def test_whoever_is_on_the_roster_is_named_by_every_address_and_name_of_hers() -> None:
    ada = colleague("AL@example.com", "A. L.", ROSTER)
    assert ada.leads
    for written in ("ada@example.com", "ADA", "ada  lovelace", "Al@Example.com", "a. l."):
        assert ada.is_named(written), written
    assert not ada.is_named("bob@example.com")
    assert not ada.is_named(None)


def test_a_revoked_address_is_nobody_of_engineering() -> None:
    roster = Roster(engineers=(ADA, BOB), revoked=("bob@example.com",))
    assert colleague("bob@example.com", "Bob Byte", roster).engineer is None
    assert answering(roster, "search") == (ADA,)
    assert deserted(Roster(engineers=(BOB, CARA), revoked=("cara@example.com",)), "reports")


def test_an_area_is_answered_for_by_those_who_name_it_then_by_a_star_then_by_the_leads() -> None:
    assert answering(ROSTER, "search") == (BOB, CARA)
    assert answering(ROSTER, "payments") == (ADA,)
    plain = Roster(engineers=(replace(ADA, areas=("search",)), BOB))
    assert answering(plain, "payments") == (plain.engineers[0],)
    assert deserted(plain, "payments")
    assert not deserted(plain, "search")
    assert not deserted(ROSTER, "payments")
    assert answering(None, "payments") == ()


def test_without_a_lead_everybody_on_the_roster_is_one() -> None:
    assert leads(ROSTER) == (ADA,)
    assert leads(Roster(engineers=(BOB, CARA))) == (BOB, CARA)


def test_only_whom_a_file_names_can_be_called() -> None:
    known = ("sam@example.com", "Sam Sales")
    assert called("bob byte", ROSTER, known) == (Colleague("bob@example.com", "Bob Byte", BOB),)
    assert called("SAM@example.com", ROSTER, known) == (Colleague("SAM@example.com", None),)
    assert called("sam sales", None, known) == (Colleague(None, "sam sales"),)
    assert called("sally", ROSTER, known) == ()


def test_the_beginning_of_a_word_is_enough_and_everybody_whom_it_may_mean_is_found() -> None:
    known = ("sam@example.com", "Bob Byte", "bob@example.com")
    assert called("Ada", ROSTER, ("Ada Lovelace", "ada@example.com")) == (Directory(ROSTER).of(ADA),)
    assert called("BYTE", ROSTER, known) == called("bob@", ROSTER, known) == (Directory(ROSTER).of(BOB),)
    assert called("sam", ROSTER, known) == (Colleague("sam@example.com", None),)
    assert [str(each) for each in called("b", ROSTER, (*known, "Bea"))] == ["bob@example.com", "Bea"]
    assert called("yte", ROSTER, known) == called("", ROSTER, known) == called("(", ROSTER, known) == ()


def test_nobody_is_called_by_an_address_that_is_revoked() -> None:
    roster = Roster(
        engineers=(Engineer(name="Bob Byte", emails=("bob@example.com", "bob@new.example")),),
        revoked=("bob@example.com",),
    )
    assert [str(each) for each in called("bob byte", roster, ())] == ["bob@new.example"]
