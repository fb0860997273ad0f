"""`python -m tests`: formatting, lint, types, layers and tests, in one command."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-rs"),
)


def main() -> int:
    """Run every check, the tests last; the status is of the first that fails."""
    for name, *arguments in CHECKS:
        print(f"== {' '.join((name, *arguments))}", flush=True)
        status = subprocess.run([BIN / name, *arguments], cwd=ROOT, check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
