"""Chinese is the source, English stands beside it; the visitor's choice stays in the session."""

from pathlib import Path

from flask import Flask, has_request_context, session
from flask_babel import Babel

LANGUAGES = {"zh": "中文", "en": "English"}
HTML_NAMES = {"zh": "zh-CN", "en": "en"}
CATALOGUES = Path(__file__).parent / "translations"


def speak_languages(app: Flask) -> None:
    """Sets up Flask-Babel for `app`."""
    Babel(
        app,
        default_locale="zh",
        default_timezone="Asia/Shanghai",
        default_translation_directories=str(CATALOGUES),
        locale_selector=language,
    )
    app.context_processor(_names)


def language() -> str:
    """The visitor's language, "zh" unless another was chosen."""
    chosen = session.get("language") if has_request_context() else None
    return chosen if chosen in LANGUAGES else "zh"


def _names() -> dict[str, object]:
    return {"language": language(), "languages": LANGUAGES, "html_language": HTML_NAMES[language()]}
