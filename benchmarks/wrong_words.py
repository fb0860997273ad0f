"""`python -m benchmarks.wrong_words --data DIR --corpora DIR`: the evidence for wrong-word rules.

Of every rule about a word that stands for another one, the previews included: what it flags in
careful text, and in learners' text, and how much of that is right by the verdicts in
`judged/wrong-words.jsonl`; how many of the same errors it finds where they are put into careful
text; and what share of its findings would be right there if one in `--one-in` of the words were
miswritten. `--hits` prints what is flagged instead, to be judged. The sets may not be copied: the
verdicts name places, not words.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from linter.checks.indefinite_article import IndefiniteArticle
from linter.checks.spelling.real_word import RealWord
from linter.checks.substitution import Substitution
from linter.findings import Violation
from linter.pipeline.examine import examine
from linter.rulebook.catalogue import packaged_rules
from linter.rulebook.profile import Profile
from linter.rulebook.rule import Rule

JUDGED = Path(__file__).parent / "judged" / "wrong-words.jsonl"
CAREFUL = (
    "claims/claimbuster",
    "claims/polnear_attribution",
    "claims/wiki_citation_need_weak",
    "claims/wikiweasel_szeged",
    "dedup/mrpc",
    "dedup/onestop_corpus",
    "quality/human_vs_ai_articles_iu",
    "readability/clear",
    "typos/clean_text",
)
LEARNERS = ("quality/ellipse_essays", "typos/context_holbrook", "typos/context_jfleg")
MISWRITTEN: dict[str, tuple[tuple[str, str], ...]] = {
    "a-an": (("an", "a"), ("a", "an")),
    "advise-advice": (("advice", "advise"), ("advise", "advice")),
    "brake-break": (("break", "brake"), ("brake", "break")),
    "breath-breathe": (("breathe", "breath"), ("breath", "breathe")),
    "choose-chose": (("choose", "chose"), ("chosen", "chose")),
    "effect-affect": (("affect", "effect"), ("effect", "affect")),
    "everyday-every-day": (("every day", "everyday"),),
    "form-from": (("from", "form"),),
    "it-is-its": (("its", "it's"),),
    "its-it-is": (("it's", "its"),),
    "know-no": (("know", "no"),),
    "lead-led": (("led", "lead"),),
    "lets-let-us": (("Let's", "Lets"),),
    "loose-lose": (("lose", "loose"), ("losing", "loosing")),
    "missing-apostrophe": (
        ("I'll", "Ill"),
        ("I'd", "Id"),
        ("I'm", "Im"),
        ("I've", "Ive"),
        ("won't", "wont"),
        ("can't", "cant"),
    ),
    "of-for-have": (
        ("could have", "could of"),
        ("would have", "would of"),
        ("should have", "should of"),
        ("must have", "must of"),
        ("might have", "might of"),
    ),
    "off-of": (("off", "of"),),
    "passed-past": (("past", "passed"),),
    "principal-principle": (("principle", "principal"), ("principal", "principle")),
    "public-pubic": (("public", "pubic"),),
    "quiet-quite": (("quite", "quiet"),),
    "supposed-used-to": (("supposed to", "suppose to"), ("used to", "use to")),
    "their-there": (("there", "their"), ("their", "there")),
    "then-than": (("than", "then"), ("then", "than")),
    "to-too": (("too", "to"),),
    "weather-whether": (("whether", "weather"),),
    "where-were": (("were", "where"), ("where", "were")),
    "whole-hole": (("whole", "hole"),),
    "whos-whose": (("whose", "who's"), ("who's", "whose")),
    "you-are-your": (("your", "you're"),),
    "your-you-are": (("you're", "your"),),
}
"""By rule: the words that are miswritten, and how."""


class Article(NamedTuple):
    """A text to look through.

    Attributes:
        set: the set that it is from, and `key`, its identifier there or its path.
    """

    set: str
    key: str
    text: str
    format: str


class Place(NamedTuple):
    """Where a rule speaks."""

    set: str
    key: str
    start: int
    rule: str


def main() -> None:
    """Measure and print a table, or what there is to judge."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wrong_words", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of labelled sets")
    parser.add_argument("--corpora", type=Path, required=True, help="a folder of careful articles")
    parser.add_argument("--one-in", type=int, default=2000, help="how many words one is miswritten")
    parser.add_argument("--hits", action="store_true", help="print what no verdict is known of")
    arguments = parser.parse_args()
    rules = wrong_word_rules()
    careful = [*records(arguments.data, CAREFUL), *articles(arguments.corpora)]
    learners = list(records(arguments.data, LEARNERS))
    verdicts = known_verdicts()
    found = dict(flagged([*careful, *learners], rules))
    if arguments.hits:
        for place, (violation, text) in found.items():
            if place not in verdicts:
                print(json.dumps(_row(place, violation, text), ensure_ascii=False))
        return
    words = [sum(len(article.text.split()) for article in side) for side in (careful, learners)]
    print(f"{words[0]:,} words of careful text, {words[1]:,} of learners'")
    print("judged by eye: true and false in careful text, in learners' text, right of both")
    print("put into careful text: how many, found; right there if one in so many is miswritten")
    for rule in rules:
        print(_line(rule, found, verdicts, careful, arguments.one_in))


def wrong_word_rules() -> list[Rule]:
    """The rules of which each finding is a word put for another one."""
    return [
        rule
        for rule in packaged_rules().values()
        if rule.family == "typos"
        and isinstance(rule.check, IndefiniteArticle | RealWord | Substitution)
    ]


def records(data: Path, names: Iterable[str]) -> Iterator[Article]:
    """The texts of some sets; those that are missing are left out."""
    for name in names:
        path = data / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
            record: dict[str, Any] = json.loads(line)
            text = record.get("text") or record["a"]
            yield Article(name, record["id"], text, "text")


def articles(corpora: Path) -> Iterator[Article]:
    """The Markdown articles below a folder."""
    for path in sorted(corpora.rglob("*.md")):
        key = path.relative_to(corpora).as_posix()
        yield Article("corpora", key, path.read_text(encoding="utf-8"), "markdown")


def flagged(
    texts: Iterable[Article], rules: Sequence[Rule]
) -> Iterator[tuple[Place, tuple[Violation, str]]]:
    """Each place that one of the rules speaks of, what it says, and the text."""
    profile = Profile(list(rules))
    for article in texts:
        for violation in examine(article.text, article.format, profile).violations:
            place = Place(article.set, article.key, violation.start.offset, violation.rule)
            yield place, (violation, article.text)


def known_verdicts() -> dict[Place, bool]:
    """What was judged by eye."""
    if not JUDGED.is_file():
        return {}
    rows = map(json.loads, JUDGED.read_text(encoding="utf-8").splitlines())
    return {Place(r["set"], r["id"], r["start"], r["rule"]): r["verdict"] for r in rows}


def injected(rule: Rule, texts: Sequence[Article]) -> tuple[int, int]:
    """How many words can be miswritten as the rule knows it, and how many of them it finds."""
    profile = Profile([rule])
    count = found = 0
    for right, wrong in MISWRITTEN.get(rule.id.partition("/")[2], ()):
        pattern = re.compile(rf"(?<![\w'’-]){right}(?![\w'’-])", re.IGNORECASE * right.islower())
        for article in texts:
            plain = article.text.replace("’", "'")
            parts = pattern.split(plain)
            if len(parts) == 1:
                continue
            places, at = [], 0
            for part in parts[:-1]:
                places.append((at + len(part), at + len(part) + len(wrong)))
                at = places[-1][1]
            violations = examine(wrong.join(parts), article.format, profile).violations
            count += len(places)
            found += sum(
                any(hit.start.offset < end and start < hit.end.offset for hit in violations)
                for start, end in places
            )
    return count, found


def _line(
    rule: Rule,
    found: dict[Place, tuple[Violation, str]],
    verdicts: dict[Place, bool],
    careful: Sequence[Article],
    one_in: int,
) -> str:
    counted: dict[bool, Counter[bool]] = defaultdict(Counter)
    unjudged = 0
    for place in found:
        if place.rule != rule.id:
            continue
        if place in verdicts:
            counted[place.set in LEARNERS][verdicts[place]] += 1
        else:
            unjudged += 1
    own, others = counted[False], counted[True]
    right, wrong = own[True] + others[True], own[False] + others[False]
    share = f"{right / (right + wrong):.0%}" if right + wrong else "-"
    name = rule.id.partition("/")[2] + (" (preview)" if rule.preview else "")
    count, detected = injected(rule, careful)
    hoped = detected / one_in
    there = f"{hoped / (hoped + own[False]):.0%}" if hoped + own[False] else "-"
    shown = f"{count} {detected / count:.0%} | {there}" if count else "- | -"
    rest = f"  {unjudged} not judged" if unjudged else ""
    return (
        f"{name:<32} {own[True]:>4} {own[False]:>3}  {others[True]:>4} {others[False]:>3}"
        f"  {share:>4} | {shown}{rest}"
    )


def _row(place: Place, violation: Violation, text: str) -> dict[str, Any]:
    start, end = violation.start.offset, violation.end.offset
    return {
        "set": place.set,
        "id": place.key,
        "start": start,
        "rule": place.rule,
        "context": f"{text[max(start - 60, 0) : start]}[[{text[start:end]}]]{text[end : end + 60]}",
        "suggestion": violation.suggestions[:1],
    }


if __name__ == "__main__":
    main()
