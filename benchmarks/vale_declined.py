"""Cases in which contentlint does not do as Vale does, and why."""

_FRONT_MATTER = "Vale reports what it finds in the front matter at the next place of that word"

PLACES: dict[str, list[int]] = {
    # a word in front matter, a table cell and an HTML block
    "default-scope-text-covers-what": [2, 5, 7, 9, 11, 13, 15, 23, 29],
    # Vale finds no place for a phrase over a line end in a list or quote, and says nothing
    "existence-multiline-phrase-backslash-s": [1, 4, 7],
    # fenced code is no longer skipped; Vale reports it at the heading, which is
    "ignoredscopes-and-skippedscopes": [1, 4],
    "scope-_blockquote": [2, 5, 7, 9, 11, 15, 17],
    "scope-_heading": [2, 9, 11, 13, 15, 17],
    "scope-frontmatter": [2],
    "scope-text_frontmatter_title": [2],
    "scope-text_heading": [2, 9, 11, 13, 15, 17],
    # running text is a paragraph, a list item and a quote; Vale reports two headings
    "scope-summary": [9, 11, 13],
    # Vale finds no place for a heading with emphasis in MDX
    "vale-styles__Lint-against-demo__test-mdx": [1, 7, 9],
}
"""Case -> the lines on which its alerts truly stand, where Vale reports others."""

DECLINED: dict[str, str] = {
    "script": "scripts in Tengo, a language embedded in Vale, are not run",
    "comment-off-ignored-by-raw-scope": (
        "`vale off` silences rules of scope raw too: whoever writes it wants the passage left alone"
    ),
    "vale-comments__MDX-with-comment-configuration__test2-mdx": (
        "`vale off` silences rules of scope raw too: whoever writes it wants the passage left alone"
    ),
    "vale-spelling-default-filters": (
        "the word list of contentlint takes the possessive of every word, `receive's` too"
    ),
    "vale-checks__Sequence__test-txt": "parts of speech need a tagger",
    "vale-checks__Sequence__test-adoc": "parts of speech need a tagger",
    "vale-styles__Lint-against-demo__test-md": (
        "two of its rules need a tagger; and DBA is a word to contentlint's list"
    ),
    "vale-config__External-config-direct__test-md": (
        "asks Vale's built-in dictionary whether TODO is a word; contentlint's list has it"
    ),
    "style-alex__Basic-test-case__fail-md": (
        "the alerts were recorded with another version of the style: it has no rule alex.Profanity"
    ),
    "style-write-good__Weasel-words__test-md": (
        "the alerts were recorded with a shorter list: `fairly` is one of the rule's words"
    ),
}
"""Case -> the reason."""
