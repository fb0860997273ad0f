import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.findings import FileReport
from linter.language_server.judging import Repository
from linter.pipeline.options import RunOptions, TextFile
from linter.pipeline.run import check_paths
from tests.pipeline.repositories import FILES, article, change, repository, write

pytestmark = pytest.mark.git

OPTIONS = RunOptions(jobs=1, index=False)


def of_all(texts: dict[str, str]) -> dict[str, FileReport]:
    """What a run over everything says of articles that have other texts than on disk."""
    overlay = [TextFile(path, text) for path, text in texts.items()]
    return {
        file.path: file for file in check_paths(["."], OPTIONS, overlay).files if file.path in texts
    }


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_open_articles_are_judged_as_in_a_run_over_everything(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = random.Random(seed)
    folder = tmp_path_factory.mktemp("run")
    root = repository(folder / "repository", source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONTENTLINT_CACHE_DIR", str(folder / "cache"))
        patch.chdir(root)
        judged = Repository(root)
        for _ in range(3):
            opened = source.sample(FILES, 2)
            for _ in range(2):
                texts = {path: article(source) for path in opened}
                found = judged.judge(texts)
                assert {path: opinion.report for path, opinion in found.items()} == of_all(texts)
            change(root, source)
            write(root, ".gitignore", "\n")
            judged.forget()
