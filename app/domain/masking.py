"""Personal data as notices print it, and as a screen shows it until somebody with a reason asks for all."""


def mask_name(name: str) -> str:
    """张三 becomes 张*, 欧阳小明 becomes 欧***."""
    return name[:1] + "*" * (len(name) - 1)


def mask_id_number(number: str) -> str:
    """An 18-place number keeps the address code and the last four places, any other its ends."""
    if len(number) == 18:
        return number[:6] + "*" * 8 + number[14:]
    return _ends(number, 1, 2)


def mask_phone(number: str) -> str:
    """A mobile number keeps three and four digits, any other its last two."""
    if len(number) == 11 and number.startswith("1"):
        return _ends(number, 3, 4)
    return _ends(number, 0, 2)


def _ends(text: str, first: int, last: int) -> str:
    hidden = len(text) - first - last
    if hidden <= 0:
        return "*" * len(text)
    return text[:first] + "*" * hidden + text[-last:]
