"""Every route declares who may enter; a route that declares nothing is closed.

@routes.get("/inbox")
@allow(caseworker)
def inbox() -> str: ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, request

from app.domain.errors import NotPermitted, SessionExpired
from app.identity.access import PRIVATE_KINDS
from app.identity.actor import Actor
from app.identity.colleagues import works_in_office
from app.web.signed_in import actor_or_none

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Permission:
    """Who may enter; `admits` is asked with None for somebody who has not signed in."""

    name: str
    admits: Callable[[Actor | None], bool]


everyone = Permission("everyone", lambda actor: True)
signed_in = Permission("signed_in", lambda actor: actor is not None)
# The office's own view of a case: the public has its pages, where it sees what is addressed to it.
office = Permission(
    "office", lambda actor: actor is not None and not actor.organisation_kinds <= PRIVATE_KINDS
)
caseworker = Permission("caseworker", lambda actor: actor is not None and works_in_office(actor))


def holds(*posts: str) -> Permission:
    """People who hold one of the posts (the codes of app/identity/posts.py)."""
    wanted = frozenset(posts)
    return Permission(
        "holds " + " ".join(sorted(posts)), lambda actor: actor is not None and bool(actor.posts & wanted)
    )


def allow(permission: Permission) -> Callable[[View], View]:
    """Declares who may enter the view below."""

    def declare(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return declare


def permission_of(app: Flask, endpoint: str) -> Permission | None:
    """What an endpoint has declared; None for one that is closed."""
    declared = getattr(app.view_functions.get(endpoint), "permission", None)
    assert declared is None or isinstance(declared, Permission)
    return declared


def guard(app: Flask) -> None:
    """Asks before every request, ahead of everything else."""
    app.before_request(lambda: _refuse_by_default(app))


def _refuse_by_default(app: Flask) -> None:
    if request.endpoint is None:
        return
    permission = permission_of(app, request.endpoint)
    if permission is None:
        raise NotPermitted()
    if permission is everyone:
        return
    actor = actor_or_none()
    if not permission.admits(actor):
        raise NotPermitted() if actor else SessionExpired()
