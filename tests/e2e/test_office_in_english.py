"""The office's screens in English: of Chinese, only what is somebody's name, words or law."""

import re

from playwright.sync_api import Page

from tests.e2e.visitor import Visitor

CHINESE = re.compile(r"[\u4e00-\u9fff]")
NAMES = (
    ".who__post b, .who__post small, .work__sub, .task-head p, .facts dd, option:not([value='']), [lang=zh]"
)
LAW = ".law, .task-head__law"
WRITTEN_BY_OTHERS = "script, .form-prose, .start-here, .demo"
TEXTS = """(exempt) => {
  const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, parentElement } = walk.currentNode;
    if (data.trim() && !parentElement.closest(exempt)) texts.push(data.trim());
  }
  return texts;
}"""


def test_inbox_and_tasks_have_an_english_frame_throughout(visitor: Visitor) -> None:
    speak_english(visitor)
    assert not chinese_of(visitor.page)
    visitor.go("/inbox?tab=group")
    assert not chinese_of(visitor.page)
    tasks = visitor.page.locator("[data-open]").evaluate_all("all => all.map((one) => one.href)")
    assert tasks
    for task in tasks[:4]:
        visitor.page.goto(task)
        assert not chinese_of(visitor.page), task


def speak_english(visitor: Visitor) -> None:
    visitor.become("赵敏")
    visitor.page.locator('button[name="language"][value="en"]').first.click()
    visitor.page.wait_for_selector('html[lang^="en"]')


def chinese_of(page: Page) -> list[str]:
    """What a page says in Chinese outside names, law and other people's words."""
    texts = page.evaluate(TEXTS, ", ".join((NAMES, LAW, WRITTEN_BY_OTHERS)))
    assert len(texts) > 20
    return [text for text in texts if CHINESE.search(text)]
