"""Markdown becomes blocks that Wagtail's editor opens without loss."""

from palmecenter.blocks.body import BodyBlock
from palmecenter.demo import prose


def test_headings_part_the_text_into_blocks() -> None:
    blocks = prose.from_markdown(
        "Först.\n\n## Sedan\nMer.\n\nÄnnu mer.\n\n### Sist\n- ett\n- två\n"
    )
    assert blocks == [
        {"type": "text", "value": "<p>Först.</p>"},
        {"type": "heading", "value": {"text": "Sedan", "level": "2"}},
        {"type": "text", "value": "<p>Mer.</p><p>Ännu mer.</p>"},
        {"type": "heading", "value": {"text": "Sist", "level": "3"}},
        {"type": "text", "value": "<ul><li>ett</li><li>två</li></ul>"},
    ]


def test_emphasis_uses_the_editors_elements_and_html_stays_words() -> None:
    (block,) = prose.from_markdown("**Öppet** och *fritt* <script>")
    assert block["value"] == "<p><b>Öppet</b> och <i>fritt</i> &lt;script&gt;</p>"


def test_facts_leave_out_what_is_empty_and_link_addresses() -> None:
    block = prose.facts("Kontakt", [("E-post", "info@example.org"), ("Fax", "")])
    assert block["value"]["items"] == [
        {
            "term": "E-post",
            "value": '<p><a href="mailto:info@example.org">info@example.org</a></p>',
        }
    ]


def test_every_block_validates_as_part_of_a_body() -> None:
    body = BodyBlock()
    raw = [
        prose.heading("Rubrik"),
        prose.paragraph("Lön & tid"),
        prose.facts("Fakta", [("Bildat", "1992")]),
        prose.table("Datum", ["Datum", "Vad"], [["1 mars", "Årsplan"]]),
    ]
    value = body.clean(body.to_python(raw))
    assert [child.block_type for child in value] == ["heading", "text", "facts", "table"]
    table = value[-1].value
    assert [[cell.value for cell in row] for row in table.rows] == [["1 mars", "Årsplan"]]
