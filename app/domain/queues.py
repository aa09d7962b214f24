"""The queue in which a task waits: a key that says to whom it is held out.

`KIND/ORGANISATION/POST`, each part empty where the task does not ask for it. Whoever holds a post knows the
few keys of the queues that are open to it, so that a list finds its work without looking at other people's.
"""

# Their tasks are held out to one person by name, never to all who hold the post.
PRIVATE_KINDS = frozenset({"applicant"})

FOR_THE_NAMED = "*"
"""The queue of tasks that the persons named may do whatever post they hold."""


def key_of(kind: str | None, organisation: str | None, post: str | None) -> str:
    """The key of what is asked for."""
    return f"{kind or ''}/{organisation or ''}/{post or ''}"


def queue_of(kind: str | None, organisation: str | None, post: str | None, *, named: bool) -> str | None:
    """The queue of a task; None for a task that is held out to nobody.

    Where a diagram names persons (`named`) it has chosen among the posts already: only the organisation is
    asked for.
    """
    nobody = kind in PRIVATE_KINDS or not (kind or organisation or post)
    if named:
        return FOR_THE_NAMED if nobody else key_of(kind, organisation, None)
    return None if nobody else key_of(kind, organisation, post)
