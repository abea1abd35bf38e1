"""Visitors on their way through the site."""

from playwright.sync_api import Page, expect


def test_from_home_to_a_deep_page_and_over_to_the_other_language(offline_page: Page, base_url):
    page = offline_page
    page.goto(f"{base_url}/sv/")
    page.get_by_role("navigation").get_by_role("link", name="Om oss").first.click()
    page.get_by_role("link", name="Finansiering").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Finansiering")
    page.get_by_role("link", name="English").first.click()
    expect(page).to_have_url(f"{base_url}/en/about-us/funding/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Funding")
    page.get_by_role("link", name="Svenska").first.click()
    expect(page).to_have_url(f"{base_url}/sv/om-oss/finansiering/")


def test_searching_finds_a_page_in_the_reader_s_language(offline_page: Page, base_url):
    page = offline_page
    page.goto(f"{base_url}/en/")
    page.get_by_role("searchbox").first.fill("accessibility")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base_url}/en/search/?q=accessibility")
    page.get_by_role("main").get_by_role("link", name="Accessibility statement").click()
    expect(page).to_have_url(f"{base_url}/en/about-us/accessibility/")


def test_the_print_view_keeps_the_language_and_leads_back(offline_page: Page, base_url):
    page = offline_page
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(f"{base_url}/sv/om-oss/tillganglighet/")
    page.get_by_role("link", name="Skriv ut").click()
    page.wait_for_url(f"{base_url}/sv/om-oss/tillganglighet/skriv-ut/**")
    page.wait_for_function("window.printed")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tillgänglighetsredogörelse")
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    page.get_by_role("link", name="English").first.click()
    expect(page).to_have_url(f"{base_url}/en/about-us/accessibility/print/")


def test_a_page_in_the_other_language_alone_says_so(offline_page: Page, base_url):
    page = offline_page
    page.goto(f"{base_url}/en/about-us/contact/lediga-jobb/")
    expect(page.get_by_text("This page is only available in Swedish.")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("[lang=sv] h1, h1[lang=sv]").count() == 1


def test_the_keyboard_alone_reaches_content_menu_and_foot(offline_page: Page, base_url):
    page = offline_page
    page.goto(f"{base_url}/sv/om-oss/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")

    page.goto(f"{base_url}/sv/om-oss/")
    reached = set()
    for _press in range(80):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => {
                const element = document.activeElement, style = getComputedStyle(element);
                const box = element.getBoundingClientRect();
                return {text: element.textContent.trim(), tag: element.tagName,
                        outlined: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
                        seen: box.width > 0 && box.height > 0};
            }"""
        )
        if focus["tag"] == "BODY":
            break
        assert focus["outlined"], focus
        assert focus["seen"], focus
        reached.add(focus["text"])
    assert {"Kunskap och debatt", "English", "Skriv ut", "Till toppen"} <= {
        text.split("\n")[0].strip(" ↑") for text in reached
    }


def test_the_menu_opens_on_a_small_screen_without_script(scriptless_page: Page):
    page = scriptless_page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/sv/")
    page.locator("summary").first.click()
    page.get_by_role("link", name="Kunskap och debatt").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kunskap och debatt")


def test_everything_is_there_without_script(scriptless_page: Page):
    page = scriptless_page
    page.goto("/en/about-us/")
    page.get_by_role("link", name="Print", exact=True).click()
    assert page.url.endswith("/en/about-us/print/")
    assert page.context.cookies() == []


def test_a_visitor_is_given_no_cookie(offline_page: Page, base_url):
    for path in ("/", "/sv/", "/en/about-us/", "/sv/sok/?q=fred", "/sv/finns-inte/"):
        offline_page.goto(base_url + path)
    assert offline_page.context.cookies() == []
