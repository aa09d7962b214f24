"""How people and offices are named on a screen: posts in words, the pooling area's name."""

from flask import Flask
from flask_babel import gettext

from app.identity.actor import Actor
from app.identity.posts import post_name
from app.storage.records import Area
from app.web.door import reading


def teach_office_words(app: Flask) -> None:
    """Gives templates `posts_in_words` and `area_name`, and `post_in_words` as a filter too."""
    app.jinja_env.filters["post_in_words"] = post_in_words
    app.jinja_env.globals.update(
        posts_in_words=posts_in_words, post_in_words=post_in_words, area_name=area_name
    )


def posts_in_words(actor: Actor) -> str:
    """受理岗、复核岗."""
    names = dict.fromkeys(post_in_words(membership.post) for membership in actor.memberships)
    return "、".join(names)


def post_in_words(post: str | None) -> str:
    """The post's name in the visitor's language."""
    return gettext(post_name(post)) if post else ""


def area_name(actor: Actor) -> str:
    """The pooling area in which the actor works."""
    area = reading().session.get(Area, actor.area_id)
    return area.name if area else ""
