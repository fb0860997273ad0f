"""What a machine lacks is skipped and counted; where `CONTENTLINT_NO_SKIP` is set, it fails."""

import functools
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")


def _has_git() -> bool:
    return shutil.which("git") is not None


@functools.cache
def _has_registry() -> bool:
    command = [sys.executable, "-m", "pip", "index", "versions", "typing-extensions"]
    return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0


def _has_browser() -> bool:
    return any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))


def _has_site() -> bool:
    return importlib.util.find_spec("material") is not None


_NEEDS: dict[str, Callable[[], bool]] = {
    "git": _has_git,
    "registry": _has_registry,
    "browser": _has_browser,
    "site": _has_site,
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for name, is_there in _NEEDS.items():
        if item.get_closest_marker(name) is not None and not is_there():
            message = f"needs a {name}"
            if os.environ.get("CONTENTLINT_NO_SKIP"):
                pytest.fail(f"{message}, and nothing may be skipped here")
            pytest.skip(message)
