"""A list that readers filter: by keyboard, without script, and tidier with it."""

from playwright.sync_api import Page, expect

LIST = "/sv/utvecklingsprojekt/"


def test_a_country_is_chosen_by_keyboard_alone(page: Page, base_url):
    page.goto(base_url + LIST)
    page.get_by_label("Ord", exact=True).focus()
    for _step in range(3):  # From the words past both ends of the period to the first facet.
        page.keyboard.press("Tab")
    expect(page.locator("summary").filter(has_text="Land")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?land=*")
    expect(page.locator("#found")).to_contain_text("projekt")


def test_escape_closes_the_options_and_the_reader_stands_where_they_were(page: Page, base_url):
    page.goto(base_url + LIST)
    summary = page.locator("summary").filter(has_text="Tema")
    summary.click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.get_by_role("checkbox", name="Jämställdhet")).to_be_hidden()


def test_without_script_the_form_leads_to_the_clean_address(scriptless_page: Page):
    scriptless_page.goto(LIST)
    scriptless_page.locator("summary").filter(has_text="Tema").click()
    scriptless_page.get_by_role("checkbox", name="Jämställdhet").check()
    scriptless_page.get_by_role("button", name="Visa").first.click()
    assert scriptless_page.url.endswith(f"{LIST}?tema=jamstalldhet")
    scriptless_page.get_by_role("link", name="Ta bort Tema: Jämställdhet").click()
    assert scriptless_page.url.endswith(LIST)


def test_with_script_nothing_empty_is_sent_at_all(page: Page, base_url):
    page.goto(base_url + LIST)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Ord", exact=True).fill("fack")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=fack")
    assert not [url for url in asked if "land=" in url]


def test_on_a_small_screen_the_filters_are_folded_until_asked_for(page: Page, base_url):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(base_url + LIST)
    expect(page.get_by_label("Ord", exact=True)).to_be_hidden()
    page.locator(".filters-toggle summary").click()
    expect(page.get_by_label("Ord", exact=True)).to_be_visible()
