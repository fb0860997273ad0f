"""Which rules run on a file, and why: `contentlint check --explain-file`."""

from collections.abc import Iterator

from linter.documents import Document, format_of, parse
from linter.pipeline.files import UnreadableFile, read
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.rulebook.adjust import Decision
from linter.settings.load import shown


def explained(path: str, options: RunOptions) -> Iterator[str]:
    """A line for each rule: whether it ran on the file, and what switched it."""
    profiles = Profiles(options)
    decisions = profiles.decisions(path)
    choice = profiles.choice(path)
    settings = profiles.settings_of(path)
    profiles.require_names()
    try:
        document = parse(read(path).text, format_of(path) or "text", choice.language)
    except UnreadableFile as error:
        yield f"{path}: {error.problem.message}\n"
        return
    ready = {rule.id for rule in profiles.of(path).concerning(document).rules}
    file = shown(settings.path) if settings.path is not None else "no settings file"
    yield f"{path}: {document.format}, language {document.language}, {file}\n"
    width = max(map(len, decisions), default=0)
    for rule_id, decision in decisions.items():
        state, reason = _state(decision, document, rule_id in ready)
        yield f"{state:<4}  {rule_id:<{width}}  {reason}\n"
        for change in decision.changes:
            yield f"{'':<4}  {'':<{width}}  {change}\n"


def _state(decision: Decision, document: Document, ready: bool) -> tuple[str, str]:
    rule = decision.rule
    if not decision.active:
        return "off", decision.reason.removeprefix("off: ")
    if rule.languages and document.language not in rule.languages:
        return "off", f"for {', '.join(rule.languages)}; the article is {document.language}"
    if rule.formats and document.format not in rule.formats:
        return "off", f"for {', '.join(rule.formats)}; the article is {document.format}"
    reason = decision.reason.removeprefix("on: ")
    # Rules are chosen by the words of the article: one without those has nothing to look at.
    return "ran", reason if ready else f"{reason}; none of its words stand here"
