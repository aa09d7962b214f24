"""How people, offices and processes are named on a screen."""

from flask import Flask
from flask_babel import gettext

from app.identity.actor import Actor
from app.identity.posts import ORGANISATION_KINDS, POSTS
from app.web.surroundings import process_here, surroundings


def teach_office_words(app: Flask) -> None:
    """Gives templates the functions of this module, and `post_in_words` as a filter too."""
    app.jinja_env.filters["post_in_words"] = post_in_words
    words = (posts_in_words, post_in_words, area_name, organisation_kind, process_name)
    app.jinja_env.globals.update({function.__name__: function for function in words})


def posts_in_words(actor: Actor) -> str:
    """受理岗、复核岗."""
    names = dict.fromkeys(post_in_words(membership.post) for membership in actor.memberships)
    return gettext("、").join(names)


def post_in_words(post: str | None) -> str:
    """The post's name in the visitor's language; empty for no post."""
    return gettext(POSTS[post].name) if post in POSTS else ""


def organisation_kind(kind: str) -> str:
    """定点评估机构 and the like."""
    return gettext(ORGANISATION_KINDS.get(kind, kind))


def area_name(actor: Actor) -> str:
    """The pooling area in which the actor works."""
    return surroundings().area_name


def process_name(process_id: str) -> str:
    """The name of a process as the visitor's area works with it now; its id where it is not deployed."""
    release = process_here(process_id)
    return gettext(release.definition.processes[process_id].name) if release else process_id
