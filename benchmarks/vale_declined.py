"""Cases in which contentlint does not do as Vale does, and why."""

_FRONT_MATTER = "Vale reports what it finds in the front matter at the next place of that word"
_NO_PLACE = "Vale finds no place for it, and says nothing of it"

CORRECTED: dict[str, tuple[list[int], str]] = {
    "default-scope-text-covers-what": (
        [2, 5, 7, 9, 11, 13, 15, 23, 29],
        "Vale reports a table cell at indented code, and finds neither front matter nor HTML block",
    ),
    "existence-multiline-phrase-backslash-s": (
        [1, 4, 7],
        f"a phrase over a line end in a list item and in a quote: {_NO_PLACE}",
    ),
    "ignoredscopes-and-skippedscopes": (
        [1, 4],
        "fenced code is skipped no longer; Vale reports it at the heading, which is",
    ),
    "scope-_blockquote": ([2, 5, 7, 9, 11, 15, 17], f"front matter: {_NO_PLACE}"),
    "scope-_heading": ([2, 9, 11, 13, 15, 17], _FRONT_MATTER),
    "scope-frontmatter": ([2], _FRONT_MATTER),
    "scope-text_frontmatter_title": ([2], _FRONT_MATTER),
    "scope-text_heading": ([2, 9, 11, 13, 15, 17], _FRONT_MATTER),
    "scope-summary": (
        [9, 11, 13],
        "running text is a paragraph, a list item and a quote; Vale reports two headings",
    ),
    "vale-frontmatter__Markup-with-frontmatter__test-rst": (
        [2, 3, 4, 10, 43, 64, 66, 69, 69, 75, 81, 81, 87],
        "Vale reports a word of a paragraph in the code block below it",
    ),
    "vale-misc__Vocab__test-md": (
        [3, 7, 13, 17, 19, 21, 23, 27, 31, 32],
        "a word twice in one quote: Vale reports both at the second place",
    ),
    "vale-styles__Lint-against-demo__test-mdx": (
        [1, 7, 9],
        f"a heading with emphasis in MDX: {_NO_PLACE}",
    ),
}
"""Case -> the lines on which its alerts truly stand, and what is wrong with those of Vale."""

_DICTIONARY = "asks Vale's built-in dictionary whether {} are words; contentlint's list has them"
_FILTER = "the filter expressions of Vale's command are not read"

DECLINED: dict[str, str] = {
    "script": "scripts in Tengo, a language embedded in Vale, are not run",
    "vale-spelling-default-filters": (
        "the word list of contentlint takes the possessive of every word, `receive's` too"
    ),
    "sequence-pos": (
        "Vale takes two sentences for one and `more.` for a word, before which `write` is no verb"
    ),
    "vale-config__External-config-direct__test-md": (
        "asks Vale's built-in dictionary whether `codeblock` is a word; contentlint's list has it"
    ),
    "vale-config__Test-a-negated-glob-directory__content-a-md": _DICTIONARY.format(
        "`Lorem` and `ipsum`"
    ),
    "vale-misc__infostrings__test-md": _DICTIONARY.format("`Encryptor`, `config` and `json`"),
    "vale-patterns__Ignored-Classes-on-inline-elements__test2-rst": (
        _DICTIONARY.format("`attr`, `href`, `tooltip`, `namespaced` and `precheck`")
        + ", and words in single backticks, which are code to most who write them"
    ),
    "vale-CLI__Filter-by-extends-expr__test-md": _FILTER,
    "vale-CLI__Filter-by-multiple-levels-expr__test-md": _FILTER,
    "vale-CLI__Filter-by-single-scope__test-md": _FILTER,
    "style-alex__Basic-test-case__fail-md": (
        "the alerts were recorded with another version of the style: it has no rule alex.Profanity"
    ),
    "style-write-good__Weasel-words__test-md": (
        "the alerts were recorded with a shorter list: `fairly` is one of the rule's words"
    ),
}
"""Case -> the reason."""
