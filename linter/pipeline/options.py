"""What a run is asked to do."""

import msgspec

from linter.findings import Severity


class RunOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is asked to do.

    Attributes:
        select, ignore: rule ids and families; see `rulebook.profile.selected`.
        similarity: the least similarity of near-duplicates, 0.3 to 1, whatever rules and settings
            say; None to leave it to them.
        threshold: the severity from which on a violation fails the run; None for never.
        force_exclude: whether ignore files hold for files that are named.
        jobs: how many processes; 0 for as many as there are cores and work.
        config: a settings file that holds for every article, instead of the nearest one upward.
        isolated: whether no settings files and no baseline are read.
        baseline: the baseline file; empty for the one at the root, if there is one.
        unbaselined: whether no baseline is applied.
        baseline_from: a git revision; what already stood there is accepted.
        changed_since: a git revision; only what touches lines changed since is reported.
        index: whether a part of a repository is compared with all of it, by the index; None to
            leave it to settings.
        cached: whether what earlier runs found out may be used, and what this one does is kept.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    similarity: float | None = None
    threshold: Severity | None = Severity.WARNING
    force_exclude: bool = False
    jobs: int = 0
    config: str = ""
    isolated: bool = False
    baseline: str = ""
    unbaselined: bool = False
    baseline_from: str = ""
    changed_since: str = ""
    index: bool | None = None
    cached: bool = True


class TextFile(msgspec.Struct, frozen=True):
    """An article in hand, judged as if it stood at `path`."""

    path: str
    text: str
