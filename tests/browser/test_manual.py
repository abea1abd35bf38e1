"""The manual's questions in a real browser: with and without script, and by keyboard alone."""

import re

from playwright.sync_api import Page, Route, expect

CHAPTER = "/en/party-oriented-support/manual/why-parties/"
RIGHT = ("c", "a", "c")


def choose(page: Page, letters: tuple[str, ...]) -> None:
    for number, letter in enumerate(letters, start=1):
        page.locator(f"#q{number} input[value={letter}]").check()


def test_answers_are_marked_without_script_or_cookies(scriptless_page: Page) -> None:
    page = scriptless_page
    page.goto(CHAPTER)
    choose(page, RIGHT)
    page.get_by_role("button", name="Check my answers").click()
    expect(page.get_by_text("3 of 3 right")).to_be_visible()
    assert re.search(r"q1=c&q2=a&q3=c#check$", page.url)
    assert page.context.cookies() == []
    page.goto(page.url)
    expect(page.get_by_text("3 of 3 right")).to_be_visible()


def test_answers_are_marked_in_place_and_the_result_is_announced(
    offline_page: Page, base_url: str
) -> None:
    page = offline_page
    page.goto(base_url + CHAPTER)
    page.evaluate("window.wasHere = true")
    entries = page.evaluate("history.length")
    choose(page, ("a", "a", "c"))
    page.get_by_role("button", name="Check my answers").click()
    expect(page.get_by_role("status").get_by_text("2 of 3 right")).to_be_visible()
    assert page.evaluate("window.wasHere")
    assert page.evaluate("history.length") == entries
    expect(page.get_by_role("status")).to_be_focused()
    expect(page.get_by_role("status")).to_be_in_viewport(ratio=1)
    assert "q1=a" in page.url
    choose(page, RIGHT)
    page.get_by_role("button", name="Check my answers").click()
    expect(page.get_by_text("3 of 3 right")).to_be_visible()
    assert page.evaluate("window.wasHere")
    assert page.context.cookies() == []


def test_marking_shows_that_it_is_under_way_and_is_not_asked_for_twice(
    page: Page, base_url: str
) -> None:
    page.goto(base_url + CHAPTER)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*q1=*", hold)
    choose(page, RIGHT)
    button = page.get_by_role("button", name="Check my answers")
    button.click()
    busy = page.get_by_role("button", name="Marking your answers …")
    expect(busy).to_be_disabled()
    busy.click(force=True)
    assert len(held) == 1
    held[0].continue_()
    expect(page.get_by_text("3 of 3 right")).to_be_in_viewport()
    expect(button).to_be_enabled()


def test_questions_are_answered_by_keyboard_alone(page: Page, base_url: str) -> None:
    page.goto(base_url + CHAPTER)
    page.locator("#q1 input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 of 3 right")).to_be_visible()


def test_a_circle_makes_a_test_and_its_papers_without_script(scriptless_page: Page) -> None:
    page = scriptless_page
    page.goto("/sv/partiinriktat-stod/handbok/kunskapstest/")
    page.get_by_label("Ett ord för er cirkel").fill("Eken")
    page.get_by_role("button", name="Visa frågorna").click()
    expect(page.locator("fieldset")).to_have_count(10)
    page.get_by_role("link", name="Facit").click()
    expect(page.locator(".answer-key > li")).to_have_count(10)
