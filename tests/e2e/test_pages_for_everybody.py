"""The keyboard and tired eyes; what stands in a screen reader's way is in test_every_page."""

from tests.e2e.visitor import Visitor


def test_the_inbox_is_worked_by_keyboard(visitor: Visitor) -> None:
    visitor.become("钱磊")
    visitor.go("/inbox?tab=group")
    page = visitor.page
    page.keyboard.press("j")
    current = page.locator("tr.is-current")
    page.keyboard.press("Space")
    current.locator("xpath=../tr[2]").get_by_text("打开任务").wait_for()
    page.keyboard.press("c")
    page.get_by_role("button", name="退回本组").first.wait_for()
    page.get_by_role("button", name="退回本组").first.click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_large_type_is_chosen_once_and_stays(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.become("赵敏")
    visitor.press("大字")
    visitor.go("/cases")
    assert visitor.page.locator("html.large").count() == 1
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390
    visitor.press("常规字号")
    assert visitor.page.locator("html.large").count() == 0
