"""The administrator sees which releases are in use, and where the files have changed since."""

from app.casework.releases.materials import CHECKOUT, read_checkout
from app.studio import release_routes
from tests.integration.studio.conftest import Pages


def test_what_is_in_use_is_listed(pages: Pages, assessment: str) -> None:
    page = pages.open_as("policy").get("/releases").text
    assert "失能等级评估" in page
    assert assessment[:12] in page
    assert "使用中" in page
    assert "还没有启用。" not in page


def test_an_office_without_processes_is_told_so(pages: Pages) -> None:
    assert "还没有启用流程" in pages.open_as("policy").get("/releases").text


def test_a_checkout_that_differs_is_said(pages: Pages, assessment: str, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    path = "bpmn/shared/clocks.yaml"

    def spoilt(folder: object) -> dict[str, bytes]:
        files = read_checkout(CHECKOUT)
        return {**files, path: files[path] + b"\n# \n"}

    monkeypatch.setattr(release_routes, "read_checkout", spoilt)
    page = pages.open_as("policy").get("/releases").text
    assert "还没有启用。" in page
    assert path in page


def test_a_caseworker_has_no_such_page(pages: Pages) -> None:
    assert pages.open_as("clerk").get("/releases").status_code == 403
