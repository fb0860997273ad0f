import random
import subprocess
from pathlib import Path

import pytest

from benchmarks import baseline as generated
from linter.pipeline.accepted import merged
from linter.pipeline.files import UnreadableFile
from linter.pipeline.options import RunOptions
from linter.pipeline.revision import Lines, RevisionError
from linter.pipeline.run import Run
from linter.triage.baseline import FILE
from linter.triage.baseline_file import encoded

CONFIG = """\
rules:
  "*": off
  house: on
  duplicates: on
  suppressions: on
rule-folders: [rules]
"""
RULE = """\
severity: error
message: "Not “{match}”."
why: The house says so.
check: {kind: existence, tokens: [teh, hte, 'the the', noone, recieved, 'at the end of the day']}
"""
EVERY = RULE.replace("kind: existence", "kind: density, minimum: 1, per_thousand: 0")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path / ".git" / "cache"))
    (tmp_path / "rules" / "house").mkdir(parents=True)
    (tmp_path / "rules" / "house" / "slip.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "rules" / "house" / "slips.yaml").write_text(EVERY, encoding="utf-8")
    (tmp_path / ".contentlint.yaml").write_text(CONFIG, encoding="utf-8")
    git("init", "-q")
    return tmp_path


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def commit() -> None:
    git("add", "-A")
    git("commit", "-qm", "as it was", "--allow-empty")


def run(**options: object) -> Run:
    return Run(["."], RunOptions(jobs=1, **options))  # type: ignore[arg-type]


def reported(of: Run) -> generated.Reported:
    return {
        path: [(v.rule, v.start.offset, v.end.offset, v.excerpt) for v in listed]
        for path, listed in of.violations().items()
    }


def excerpts(of: Run) -> dict[str, list[str]]:
    found = {path: [v.excerpt for v in listed] for path, listed in of.violations().items()}
    return {path: listed for path, listed in found.items() if listed}


def accept(folder: Path, *paths: str) -> None:
    whole = Run(paths or ["."], RunOptions(jobs=1, unbaselined=True))
    made = whole.accepting(folder).baseline(whole.unsilenced())
    (folder / FILE).write_text(encoded(made), encoding="utf-8")


def test_two_hundred_articles_edited_at_random(folder: Path) -> None:
    randomness = random.Random(7)
    articles = dict(generated.articles(200, randomness))
    generated.write(folder, articles)
    commit()
    accept(folder)
    before = reported(run(unbaselined=True))
    assert sum(map(len, before.values())) > 200
    assert excerpts(run()) == {}
    assert run().report().accepted == sum(map(len, before.values()))
    assert excerpts(run(unbaselined=True, baseline_from="HEAD")) == {}

    old = set(articles)
    renamed = generated.edit(articles, 60, randomness)
    for path in old - articles.keys():
        (folder / path).unlink()
    generated.write(folder, articles)
    by_file = run()
    outcome = generated.judged(articles, before, reported(by_file), renamed)
    assert (outcome.came_back, outcome.missed) == ([], [])
    assert outcome.reported >= sum(len(article.inserted) for article in articles.values()) > 10
    assert excerpts(run(unbaselined=True, baseline_from="HEAD")) == excerpts(by_file)

    everything = reported(run(unbaselined=True))
    changed = reported(run(unbaselined=True, changed_since="HEAD"))
    assert all(set(found) <= set(everything[path]) for path, found in changed.items())
    outcome = generated.judged(articles, before, changed, renamed)
    assert outcome.missed == []


def test_shuffled_paragraphs_bring_nothing_back(folder: Path) -> None:
    (folder / ".contentlint.yaml").write_text("rules: {'*': off, typos: on, filler: on}\n", "utf-8")
    randomness = random.Random(3)
    ((_, article),) = generated.articles(1, randomness)
    article.paragraphs += [
        f"Here is teh wall {number}, at the end of the day." for number in (1, 2)
    ]
    (folder / "a.md").write_text(article.text, encoding="utf-8")
    accept(folder)
    assert len(run(unbaselined=True).violations()["a.md"]) > 3
    for _ in range(10):
        randomness.shuffle(article.paragraphs)
        (folder / "a.md").write_text(article.text, encoding="utf-8")
        assert excerpts(run()) == {}


def test_a_run_from_elsewhere_finds_settings_and_baseline(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.md").write_text("Teh end.\n", encoding="utf-8")
    accept(folder)
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    there = Run([str(folder)], RunOptions())
    assert there.complete
    assert there.baseline_path == folder / FILE
    assert excerpts(there) == {}


def test_what_is_gone_is_stale_only_where_the_run_can_tell(folder: Path) -> None:
    text = "A mill and teh river.\n"
    for name in ("a.md", "b.md", "gone.md"):
        (folder / name).write_text(f"{text}\nThe number of {name} stands here.\n", encoding="utf-8")
    accept(folder)
    (folder / "a.md").write_text("A mill and the river.\n", encoding="utf-8")
    (folder / "gone.md").unlink()
    assert set(run().triaged().stale) == {"a.md", "gone.md"}
    assert set(Run(["b.md"], RunOptions()).triaged().stale) == set()
    assert set(Run(["a.md"], RunOptions()).triaged().stale) == {"a.md"}
    assert set(Run(["."], RunOptions(select=("duplicates",))).triaged().stale) == {"gone.md"}


def test_a_baseline_is_changed_only_for_the_paths_given(folder: Path) -> None:
    for name in ("a.md", "b.md"):
        (folder / name).write_text("A mill and teh river.\n", encoding="utf-8")
    accept(folder, "a.md")
    assert excerpts(run()) == {"b.md": ["teh", "teh"]}
    whole = run(unbaselined=True)
    accepting = whole.accepting(folder)
    made = accepting.baseline(whole.unsilenced())
    assert set(merged(made, type(made)(), lambda path: path == "a.md").files) == {"b.md"}


def test_changed_lines(folder: Path) -> None:
    lines = [f"Line {number} of teh list.\n" for number in range(1, 9)]
    (folder / "a.md").write_text("\n".join(lines), encoding="utf-8")
    (folder / "b.md").write_text("Teh end.\n", encoding="utf-8")
    (folder / "c d.md").write_text("Teh other end.\n", encoding="utf-8")
    commit()
    assert excerpts(run(changed_since="HEAD")) == {}
    lines[2] = "Line three of teh list.\n"
    (folder / "a.md").write_text("\n".join(lines), encoding="utf-8")
    git("mv", "b.md", "renamed.md")
    (folder / "c d.md").write_text("Teh other end is noone's.\n", encoding="utf-8")
    (folder / "new.md").write_text("Teh beginning.\n", encoding="utf-8")
    now = run(changed_since="HEAD")
    found = {
        path: [(v.rule, v.start.line, v.excerpt) for v in listed]
        for path, listed in now.violations().items()
    }
    assert found["a.md"] == [("house/slip", 5, "teh")]
    assert found["renamed.md"] == []
    assert [excerpt for _, _, excerpt in found["c d.md"]] == ["Teh", "noone"]
    assert [rule for rule, _, _ in found["new.md"]] == ["house/slip", "house/slips"]
    scores = {file.path: file.score for file in now.report().files}
    assert scores == {file.path: file.score for file in run().report().files}


def test_a_finding_across_files_is_reported_when_either_side_changed(folder: Path) -> None:
    copied = "The council opened a garden near the old mill, and everyone came to look at it. " * 2
    (folder / "a.md").write_text("# A\n\nNothing here.\n", encoding="utf-8")
    (folder / "b.md").write_text(f"# B\n\n{copied}\n", encoding="utf-8")
    commit()
    (folder / "a.md").write_text(f"# A\n\n{copied}\n", encoding="utf-8")
    found = run(changed_since="HEAD", select=("duplicates/copied-paragraph",)).violations()
    assert [related.path for v in found["b.md"] for related in v.related] == ["a.md"]


@pytest.mark.parametrize(
    ("ranges", "place", "touched"),
    [
        pytest.param(((3, 5),), (5, 9), True, id="from the last changed line on"),
        pytest.param(((3, 5),), (6, 9), False, id="after the change"),
        pytest.param(((4, 3),), (3, 4), True, id="across a deletion"),
        pytest.param(((4, 3),), (4, 5), False, id="after a deletion"),
        pytest.param((), (1, 1), False, id="nothing changed"),
    ],
)
def test_touched_lines(
    ranges: tuple[tuple[int, int], ...], place: tuple[int, int], touched: bool
) -> None:
    assert Lines(ranges).touch(*place) is touched


def test_a_revision_that_is_none(folder: Path) -> None:
    commit()
    with pytest.raises(RevisionError, match="there is no revision “nonsense”"):
        run(changed_since="nonsense")
    with pytest.raises(RevisionError, match="there is no revision “--all”"):
        run(baseline_from="--all")


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(RevisionError, match="not a git repository"):
        run(changed_since="HEAD")


def test_a_suppression_holds_for_findings_across_files(folder: Path) -> None:
    copied = "The council opened a garden near the old mill, and everyone came to look at it. " * 2
    comment = "<!-- contentlint-disable-next-line duplicates/copied-paragraph -->"
    (folder / "a.md").write_text(f"# A\n\n{copied}\n", encoding="utf-8")
    (folder / "b.md").write_text(f"# B\n\n{comment}\n{copied}\n", encoding="utf-8")
    select = ("duplicates/copied-paragraph", "suppressions")
    assert excerpts(run(select=select)) == {}
    alone = Run(["b.md"], RunOptions(select=select))
    assert excerpts(alone) == {}
    (folder / "a.md").write_text("# A\n\nNothing here.\n", encoding="utf-8")
    assert excerpts(run(select=select)) == {"b.md": ["duplicates/copied-paragraph"]}


def test_unreadable_files_do_not_stop_a_comparison(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"\xff\xfe\x00")
    commit()
    (folder / "b.md").write_text("Teh end.\n", encoding="utf-8")
    found = run(changed_since="HEAD")
    assert excerpts(found) == {"b.md": ["Teh", "Teh"]}
    assert [problem.path for problem in found.problems] == ["a.md"]
    with pytest.raises(UnreadableFile):
        found.text("a.md")
