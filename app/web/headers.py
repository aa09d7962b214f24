"""What every answer says to the browser: nothing from elsewhere, no script but ours, no frame, no trace."""

from flask import Flask, Response, g, request

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# A letter carries its own sheet of style and nothing that runs; it is shown in a frame of our own pages.
LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "form-action 'none'; frame-ancestors 'self'; base-uri 'none'; sandbox allow-same-origin allow-modals"
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
YEAR = 31_536_000


def send_headers(app: Flask) -> None:
    """Adds the headers to every answer of `app`."""
    app.after_request(_complete)


def show_as_letter(response: Response) -> Response:
    """Lets the page be shown in a frame of our own, with its own style and without any script."""
    g.is_letter = True
    return response


def _complete(response: Response) -> Response:
    letter = g.get("is_letter", False)
    response.headers.update(ALWAYS)
    response.headers["Content-Security-Policy"] = LETTER_POLICY if letter else PAGE_POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN" if letter else "DENY"
    if request.endpoint != "static":
        # Pages show personal data: no shared computer may keep them.
        response.headers["Cache-Control"] = "no-store"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    return response
