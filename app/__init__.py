"""create_app, nothing else."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.bootstrap import Platform


def create_app(platform: "Platform") -> "Flask":
    """The web application on a built platform; every screen brings its own routes."""
    # Imported here, because this module is run by every import of any room, and most rooms need no Flask.
    from flask import Flask

    from app.desk.routes import routes as desk
    from app.documents.routes import routes as documents
    from app.identity.routes import routes as identity
    from app.inbox.routes import routes as inbox
    from app.inbox.start_routes import routes as start
    from app.inbox.task_routes import routes as tasks
    from app.portal.code_routes import routes as codes
    from app.portal.routes import routes as portal
    from app.studio.calendar_routes import routes as calendar
    from app.studio.parameter_routes import routes as parameters
    from app.studio.release_routes import routes as releases
    from app.tracking.clock_routes import routes as clocks
    from app.tracking.incident_routes import routes as incidents
    from app.tracking.message_routes import routes as messages
    from app.tracking.note_routes import routes as notes
    from app.tracking.register_routes import routes as registers
    from app.tracking.routes import routes as tracking
    from app.tracking.unheard_routes import routes as unheard
    from app.web.demo_routes import routes as demo
    from app.web.furnishing import furnish
    from app.web.routes import routes as shell

    app = Flask(
        "app", static_url_path="/static", static_folder="web/static/dist", template_folder="web/templates"
    )
    furnish(app, platform)
    screens = (
        shell,
        identity,
        inbox,
        tasks,
        start,
        desk,
        tracking,
        clocks,
        incidents,
        registers,
        unheard,
        messages,
        notes,
        documents,
        calendar,
        parameters,
        releases,
        portal,
        codes,
    )
    for blueprint in screens:
        app.register_blueprint(blueprint)
    if platform.settings.demo:
        app.register_blueprint(demo)
    return app
