"""The StreamField vocabulary: one set of blocks for every text of the site.

Each block has its template in `templates/blocks/`. Labels inside a block are rendered in the
language of the text; links lead to addresses in the reader's language.
"""
