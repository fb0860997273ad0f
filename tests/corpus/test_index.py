"""The index knows what a full run knows, whatever happened to it before."""

import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.corpus import Corpus
from linter.corpus import index as module
from linter.corpus.amended import Amended
from linter.corpus.index import Index
from linter.corpus.neighbourhood import Examine, Neighbourhood
from linter.corpus.passages import keys_of
from linter.corpus.postings import Entry
from linter.findings import Examination
from tests.corpus.articles import CHECK, CHECKS, RULE, examination, prose_of, random_articles

FLOOD = "the flood of 1953 broke the dykes in 67 places and drowned 1836 people"


def entries(articles: dict[str, Examination]) -> list[Entry]:
    keys = keys_of(list(articles.values()), CHECKS)
    return [
        Entry(path, path.encode(), found, of_article)
        for (path, found), of_article in zip(articles.items(), keys, strict=True)
    ]


def known(articles: dict[str, Examination]) -> Examine:
    return lambda paths: {path: articles.get(path) for path in paths}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_index_and_one_file_say_what_a_full_run_says_of_it(seed: int) -> None:
    source = random.Random(seed)
    articles = random_articles(seed, 40)
    index = Index.in_memory()
    old = random_articles(seed + 1, 20)
    index.update(entries(old))
    index.update(entries(articles), removed=old.keys() - articles.keys())
    full = Corpus()
    for path, article in articles.items():
        full.add(path, article)
    chosen = source.sample(sorted(articles), 2)
    around = Neighbourhood(index, CHECKS, known(articles))
    around.add({path: articles[path] for path in chosen})
    found = list(around.duplicates(CHECKS, prose_of))
    expected = [d for d in full.duplicates(CHECKS, prose_of) if d.place.path in chosen]
    assert [d for d in found if d.place.path in chosen] == expected


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_what_is_not_written_yet_counts(seed: int) -> None:
    source = random.Random(seed)
    old, now = random_articles(seed, 30), random_articles(seed + 1, 40)
    kept = source.sample(sorted(old), 10)
    now.update({path: old[path] for path in kept})
    index = Index.in_memory()
    index.update(entries(old))
    changed = {path: now.get(path) for path in old.keys() | now.keys() if path not in kept}
    amended = Amended(index, changed, CHECKS)
    full = Corpus()
    for path, article in now.items():
        full.add(path, article)
    chosen = source.sample(sorted(now), 2)
    around = Neighbourhood(amended, CHECKS, known(now))
    around.add({path: now[path] for path in chosen})
    found = [d for d in around.duplicates(CHECKS, prose_of) if d.place.path in chosen]
    assert found == [d for d in full.duplicates(CHECKS, prose_of) if d.place.path in chosen]
    ours, theirs = around.tally("typos/unknown"), full.tally("typos/unknown")
    for term in (f"w{number}" for number in range(300)):
        assert ours.occurrences(term) == theirs.occurrences(term)
        assert ours.articles(term) == theirs.articles(term)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_changes_leave_what_a_new_index_has(seed: int) -> None:
    source = random.Random(seed)
    changed, fresh = Index.in_memory(), Index.in_memory()
    now: dict[str, Examination] = {}
    for step in range(6):
        new = random_articles(seed + step, 8)
        gone = source.sample(sorted(now), len(now) // 3)
        changed.update(entries(new), removed=[path for path in gone if path not in new])
        now = {path: found for path, found in now.items() if path not in gone} | new
    fresh.update(entries(now))
    assert changed.digests() == fresh.digests()
    assert changed.compared(RULE) == fresh.compared(RULE)
    for term in (f"w{number}" for number in range(300)):
        for count in (Index.occurrences, Index.articles):
            assert count(changed, "typos/unknown", term) == count(fresh, "typos/unknown", term)
    keys = [key for of_article in keys_of(list(now.values()), CHECKS) for key in of_article[RULE]]
    assert [set(found) for found in changed.sharing(RULE, keys)] == [
        set(found) for found in fresh.sharing(RULE, keys)
    ]


def template(seed: int, size: int) -> dict[str, Examination]:
    """Articles of one text that is filled in each time; the last has half of what another has."""
    source = random.Random(seed)
    text = [f"common{index}" for index in range(40)]
    texts = [[*text, *(f"own{source.random()}" for _ in range(10))] for _ in range(size)]
    texts.append([*texts[size // 2][:45], *(f"own{source.random()}" for _ in range(5))])
    return {f"{number:04}.md": examination(" ".join(words)) for number, words in enumerate(texts)}


def test_the_pair_that_matters_is_found_in_a_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CANDIDATES", 8)
    size, found = 600, 0
    for seed in range(3, 9):
        articles = template(seed, size)
        full = Corpus()
        for path, article in articles.items():
            full.add(path, article)
        (cluster,) = full.clusters(RULE, CHECK)
        pair = [member.path for member in cluster.members]
        assert pair == [f"{size // 2:04}.md", f"{size:04}.md"]
        index = Index.in_memory()
        index.update(entries(articles))
        asked = CHECK.keys([articles[pair[1]].compared])
        found += pair[0] in {place.path for place in index.sharing(RULE, asked)[0]}
    # Were those taken that share most keys, rare or not, it would be found in two.
    assert found >= 5


def test_an_index_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "index.sqlite"
    index = Index.open(path, "rules 1")
    index.update(entries({"a.md": examination(FLOOD)}), notes={"tree": "abc"})
    index.close()
    index = Index.open(path, "rules 1")
    assert index.digests() == {"a.md": b"a.md"}
    assert (index.note("tree"), index.note("other")) == ("abc", "")
    assert [p.path for p in index.sharing(RULE, CHECK.keys([FLOOD.encode()]))[0]] == ["a.md"]


def test_an_index_that_another_process_makes_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index.sqlite"
    looked = Index._opened(path, "rules")
    assert looked is None
    theirs = Index.open(path, "rules")
    theirs.update(entries({"a.md": examination(FLOOD)}))
    with monkeypatch.context() as patch:
        # As a process that looked before the other one had made it.
        patch.setattr(Index, "_opened", lambda *_: looked)
        ours = Index.open(path, "rules")
    ours.update(entries({"b.md": examination(FLOOD)}))
    assert theirs.digests() == ours.digests() == {"a.md": b"a.md", "b.md": b"b.md"}
    assert ours.state == theirs.state


def test_an_index_of_other_rules_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    index = Index.open(path, "rules 1")
    index.update(entries({"a.md": examination(FLOOD)}))
    index.close()
    assert len(Index.open(path, "rules 2")) == 0


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not a database at all, but text" * 50, id="something else"),
        pytest.param(b"SQLite format 3\x00" + b"\xff" * 5000, id="a damaged database"),
    ],
)
def test_a_damaged_index_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(content)
    index = Index.open(path, "rules")
    index.update(entries({"a.md": examination(FLOOD)}))
    assert len(index) == 1


def test_a_folder_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        Index.open(tmp_path / "file" / "index.sqlite", "rules")


def test_a_change_that_fails_changes_nothing(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index.sqlite", "rules")
    index.update(entries({"a.md": examination(FLOOD)}))

    def broken() -> object:
        yield from entries({"b.md": examination(FLOOD)})
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.update(broken())  # type: ignore[arg-type]
    assert list(index.digests()) == ["a.md"]
    index.update(entries({"c.md": examination(FLOOD)}))
    assert list(index.digests()) == ["a.md", "c.md"]


def test_a_process_killed_in_mid_write_leaves_the_index_whole(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    index = Index.open(path, "rules")
    index.update(entries({"a.md": examination(FLOOD)}))
    script = f"""
        import os, signal
        from pathlib import Path
        from linter.corpus.index import Index
        from tests.corpus.test_index import entries
        from tests.corpus.articles import random_articles

        def dying():
            yield from entries(random_articles(1, 200))
            os.kill(os.getpid(), signal.SIGKILL)

        Index.open(Path({str(path)!r}), "rules").update(dying())
    """
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert list(Index.open(path, "rules").digests()) == ["a.md"]
    assert sqlite3.connect(path).execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_reader_sees_the_last_whole_state_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    writer, reader = Index.open(path, "rules"), Index.open(path, "rules")
    writer.update(entries({"a.md": examination(FLOOD)}))

    def watched() -> object:
        for entry in entries(random_articles(2, 20)):
            assert list(reader.digests()) == ["a.md"]
            yield entry

    writer.update(watched())  # type: ignore[arg-type]
    assert len(reader) == 21
