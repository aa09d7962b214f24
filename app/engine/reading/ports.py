"""What a called process takes and gives: `publisher: text, start?: date`, marked where it may be lacking."""

import re

from app.engine.reading.elements import Port

TYPES = frozenset({"text", "number", "boolean", "date", "moment", "length", "list", "context", "any"})
"""A length is `{value, unit}`; any is what only the caller and its form know."""

_PORT = re.compile(r"([^\W\d_]\w*)(\?)?\s*:\s*(\w+)")


class BadPorts(ValueError):
    """What is declared cannot be read; the message is a Chinese sentence."""


def read_ports(text: str) -> tuple[Port, ...]:
    """The names in the order in which they are declared; none for an empty text. Raises BadPorts."""
    ports = tuple(_port(part.strip()) for part in text.split(",") if text.strip())
    names = [port.name for port in ports]
    for name in names:
        if names.count(name) > 1:
            raise BadPorts(f"“{name}”写了两次。")
    return ports


def _port(text: str) -> Port:
    found = _PORT.fullmatch(text)
    if found is None:
        raise BadPorts(f"“{text}”应写作“名称: 类型”，可以没有的写作“名称?: 类型”。")
    name, mark, kind = found.groups()
    if kind not in TYPES:
        raise BadPorts(f"“{name}”的类型“{kind}”不认识，可以是{'、'.join(sorted(TYPES))}。")
    return Port(name, kind, optional=mark is not None)
