"""A person at the screen: what somebody does with the product, in the words of the office."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from playwright.sync_api import Locator, Page

# Milliseconds that a page may take on a machine with much else to do.
PATIENCE = 60_000
PDF = {"name": "材料.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n% made by a test\n"}
VIDEO = {"name": "现场.mp4", "mimeType": "video/mp4", "buffer": b"\x00\x00\x00\x18ftypmp42" + bytes(64)}


class Visitor:
    """One browser window; `become` changes who sits before it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        page.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self._hear(said.type, said.text))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and "status of 4" not in text:
            self.complaints.append(text)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def become(self, name: str) -> None:
        self.go("/people")
        self.page.get_by_role("button", name=f"以{name}的身份登录").click()

    def open_task(self, name: str, case: str) -> None:
        """Finds the task of a case in the inbox and claims it where nobody has yet."""
        for tab in ("mine", "group"):
            self.go(f"/inbox?tab={tab}")
            row = self.page.locator("tr[data-row]", has_text=case).filter(has_text=name)
            if row.count():
                row.locator("[data-open]").click()
                self.page.wait_for_selector(".task-head")
                break
        else:
            raise AssertionError(f"no task {name} of {case} lies before this person")
        claim = self.page.get_by_role("button", name="认领并办理")
        if claim.count():
            claim.click()
        self.page.wait_for_selector("#task-form")

    def fill(self, answers: Mapping[str, Any]) -> None:
        """Answers questions by the names of their fields, waiting while the form is drawn anew."""
        for name, answer in answers.items():
            self._answer(name, answer)
            self._settle()

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).click()
        self.page.wait_for_load_state()
        self._settle()

    def submit(self) -> str:
        """Submits the form; what the next page says."""
        self.press("提交")
        refused = self.page.locator("[data-errors]")
        assert not refused.count(), refused.first.inner_text()
        return self.page.locator("main").inner_text()

    def _answer(self, name: str, answer: Any) -> None:
        if isinstance(answer, dict):
            self.page.set_input_files(f'[name="_upload-{name}"]', answer)  # type: ignore[arg-type]
            self.page.wait_for_selector(f'input[type=checkbox][name="{name}"]')
        elif answer is True:
            self._field(name, "[type=checkbox]").check()
        elif self._field(name, "[type=radio]").count() or self._field(name, "[type=checkbox]").count():
            self.page.locator(f'[name="{name}"][value="{answer}"]').check()
        elif self.page.locator(f'select[name="{name}"]').count():
            self._choose(name, answer)
        else:
            self.page.locator(f'[name="{name}"]:not([type=hidden])').fill(str(answer))
            self.page.keyboard.press("Tab")

    def _choose(self, name: str, answer: str) -> None:
        """By the beginning of the option's words, since an option may carry more than a name."""
        select = self.page.locator(f'select[name="{name}"]')
        words = [option.strip() for option in select.locator("option").all_inner_texts()]
        found = next((each for each in words if each.startswith(answer)), None)
        assert found, f"{name} does not offer {answer}, only {words}"
        select.select_option(label=found)

    def _field(self, name: str, more: str) -> Locator:
        return self.page.locator(f'input[name="{name}"]{more}')

    def _settle(self) -> None:
        self.page.wait_for_selector(".htmx-request, .htmx-swapping, .htmx-settling", state="detached")

    @property
    def case_number(self) -> str:
        found = re.search(r"[A-Z]+-\d{4}-\d{5}", self.page.locator("main").inner_text())
        assert found, "no case number on this page"
        return found.group()

    @property
    def legal_now(self) -> datetime:
        """What the demo's strip shows."""
        day, _, hour = self.page.locator(".demo__time b").inner_text().split()
        return datetime.fromisoformat(f"{day} {hour}")
