"""Who may stop, resume or move a legal clock by decision, beyond what the diagrams do by themselves."""

from app.identity.actor import Actor

# Who handles a matter at an agency or its third party may note that the law has stopped its clock.
_HANDLING = frozenset(
    {
        "tpa",
        "agency_intake",
        "agency_review",
        "agency_municipal",
        "agency_agreement",
        "agency_settlement",
        "agency_inspection",
        "supervisor",
    }
)
# Another due day is a decision of the authority itself, taken above the desk that must meet it.
_DECIDING = frozenset({"agency_municipal", "supervisor"})
_AUTHORITIES = frozenset({"agency", "admin_dept"})


def may_stop_clocks(actor: Actor) -> bool:
    """Whether the actor may stop clocks and let them go on, in cases that the actor may see."""
    return bool(actor.posts & _HANDLING)


def may_move_clocks(actor: Actor) -> bool:
    """Whether the actor may set another due day."""
    return any(
        membership.post in _DECIDING and membership.organisation_kind in _AUTHORITIES
        for membership in actor.memberships
    )
