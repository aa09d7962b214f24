"""Who works in an office, and who may enter an absence for whom."""

from app.identity.actor import Actor, Membership
from app.identity.colleagues import may_enter_for, works_in_office


def actor(name: str, *posts: tuple[str, str, str]) -> Actor:
    """Each post as (organisation, kind, post)."""
    held = tuple(Membership(place, kind, place, post) for place, kind, post in posts)
    return Actor(name, name, "area", held)


CLERK = actor("clerk", ("agency", "agency", "agency_intake"))
HEAD = actor("head", ("agency", "agency", "supervisor"))


def test_an_office_has_no_public_and_no_administrators_of_the_platform() -> None:
    assert works_in_office(CLERK)
    assert works_in_office(actor("both", ("public", "applicant", "applicant"), ("tpa", "tpa", "tpa")))
    assert not works_in_office(actor("citizen", ("public", "applicant", "applicant")))
    assert not works_in_office(actor("admin", ("agency", "agency", "sys_admin")))
    assert not works_in_office(actor("nobody"))


def test_an_absence_is_entered_by_oneself_or_the_supervisor_of_the_organisation() -> None:
    assert may_enter_for(CLERK, CLERK)
    assert may_enter_for(HEAD, CLERK)
    assert not may_enter_for(CLERK, HEAD)
    assert not may_enter_for(actor("other", ("tpa", "tpa", "supervisor")), CLERK)
    both = actor("both", ("agency", "agency", "agency_intake"), ("tpa", "tpa", "supervisor"))
    assert not may_enter_for(both, CLERK)
