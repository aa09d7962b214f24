"""The public pages in a browser without a script."""

import re

from playwright.sync_api import Browser


def test_an_application_is_begun_and_saved_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/public/apply/")
    page.get_by_role("button", name=re.compile("开始填写")).click()
    page.locator('[name="applicant_kind"][value="guardian"]').check()
    page.get_by_role("button", name="保存", exact=True).click()
    page.locator('[name="representative-name"]').fill("谢小兰")
    page.get_by_role("button", name="提交申请").click()
    assert page.locator("#insured-name-error").count() == 1
    assert page.input_value('[name="representative-name"]') == "谢小兰"
    context.close()
