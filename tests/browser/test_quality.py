"""What holds on every kind of page: accessible, valid, steady, within its policy, light."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from .site_map import EVERY_PAGE, EVERY_PAGE_IDS

FIRST_VIEW_BYTES = 14_600
# All rules, as axe has them, and the size of targets (WCAG 2.2, 2.5.8), which it leaves out unless
# told; only what they find comes back.
VIOLATIONS = """
    axe.run({resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})
        .then(results => results.violations)
"""
# WCAG 2.2, 1.4.12: no content is lost when readers set their text so far apart.
TEXT_SPACING = """
    * { letter-spacing: .12em !important; word-spacing: .16em !important }
    * { line-height: 1.5 !important }
    p { margin-block-end: 2em !important }
"""


@dataclass
class Opened:
    """A page in the browser, and what was said while it was loaded."""

    kind: str
    page: Page
    said: list[str]


@pytest.fixture(scope="module", params=EVERY_PAGE, ids=EVERY_PAGE_IDS)
def opened(request, browser: Browser, base_url: str) -> Iterator[Opened]:
    """Each page in turn, loaded once for all that is looked at on it: loading takes longest."""
    kind, _code, path = request.param
    said: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "response",
        lambda answer: (
            said.append(f"{answer.status} {answer.url}")
            if answer.status >= 400 and not answer.url.endswith(path)
            else None
        ),
    )
    page.goto(base_url + path)
    page.wait_for_load_state("networkidle")
    yield Opened(kind, page, list(said))
    context.close()


def test_nothing_breaks_the_policy_or_fails_to_load(opened: Opened):
    said = opened.said
    assert [
        line for line in said if "status of 404" not in line or opened.kind != "not found"
    ] == []


def test_nothing_is_wider_than_the_screen(opened: Opened):
    # The page is loaded once for all widths: no script of the site asks how wide it is.
    for width in (320, 360, 768, 1440):
        opened.page.set_viewport_size({"width": width, "height": 900})
        opened.page.wait_for_function(f"window.innerWidth === {width}")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_is_wider_than_the_narrowest_phone_in_its_own_faces(
    browser: Browser, base_url: str
):
    """Whoever saves data gets no fonts of ours, and others are wider: as wide as WCAG 1.4.12."""
    context = browser.new_context(
        extra_http_headers={"Save-Data": "on"},
        viewport={"width": 320, "height": 700},
        bypass_csp=True,
    )
    page = context.new_page()
    too_wide = []
    # Swedish has the longer words.
    for path in [path for _kind, code, path in EVERY_PAGE if code == "sv"]:
        page.goto(base_url + path)
        page.add_style_tag(content=TEXT_SPACING)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            too_wide.append(path)
    context.close()
    assert too_wide == []


def test_axe_finds_nothing(opened: Opened):
    page = opened.page
    page.evaluate(AXE_SCRIPT)
    found = []
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            # Without motion: a colour on its way from light to dark is no finding.
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for violation in page.evaluate(VIOLATIONS):
                where = violation["nodes"][0]["html"]
                found.append(f"{width} {scheme}: {violation['id']}: {where}")
    assert found == []


@pytest.mark.parametrize("path", ["/sv/", "/en/about-us/", "/sv/om-oss/tillganglighet/"])
def test_nothing_shifts_while_the_page_loads(page: Page, base_url, path):
    page.add_init_script(
        """window.shift = 0;
        new PerformanceObserver(list => {
            for (const entry of list.getEntries()) window.shift += entry.value;
        }).observe({type: 'layout-shift', buffered: true});"""
    )
    page.goto(base_url + path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.01


def test_the_html_is_valid(base_url, tmp_path: Path):
    jar = os.environ.get("VNU_JAR", "var/tools/node_modules/vnu-jar/build/dist/vnu.jar")
    assert Path(jar).is_file(), "The HTML validator is missing: `make test` installs it."
    files = []
    for number, (_kind, _code, path) in enumerate(EVERY_PAGE):
        target = tmp_path / f"{number:02}.html"
        target.write_bytes(_fetch(base_url + path))
        files.append(str(target))
    java = shutil.which("java")
    assert java, "The HTML validator needs Java."
    checked = subprocess.run(  # noqa: S603 - our own command
        [java, "-jar", jar, "--stdout", "--format", "gnu", "--also-check-css", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.stdout.strip() == ""
    assert checked.returncode == 0, checked.stderr


def _fetch(url: str, **headers: str) -> bytes:
    try:
        with urlopen(Request(url, headers=headers)) as answer:  # noqa: S310 - our own server
            return answer.read()
    except HTTPError as error:
        return error.read()


def _sent_bytes(url: str) -> int:
    """Return how many bytes a browser is sent that reads Brotli, as they come over the line."""
    request = Request(url, headers={"Accept-Encoding": "br"})  # noqa: S310 - our own server
    with urlopen(request) as answer:  # noqa: S310 - our own server
        assert answer.headers["Content-Encoding"] == "br", url
        return len(answer.read())


@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_the_first_view_of_the_home_page_is_light(page: Page, base_url, path):
    page.goto(base_url + path)
    style_sheets = page.evaluate(
        "[...document.querySelectorAll('link[rel=stylesheet]')].map(link => link.href)"
    )
    assert len(style_sheets) >= 4
    assert sum(map(_sent_bytes, [base_url + path, *style_sheets])) <= FIRST_VIEW_BYTES


def test_whoever_saves_data_is_sent_no_font(browser, base_url):
    context = browser.new_context(extra_http_headers={"Save-Data": "on"}, base_url=base_url)
    page = context.new_page()
    kinds = []
    page.on("request", lambda request: kinds.append(request.resource_type))
    page.goto("/sv/")
    page.wait_for_load_state("networkidle")
    context.close()
    assert "font" not in kinds
