"""One key from the keyboard, without waiting for Enter; or one line of a pipe."""

import sys


def read_key() -> str:
    """The key that is pressed, in lower case; empty at the end of the input.

    Raises:
        KeyboardInterrupt: Ctrl-C; never swallowed, but `q` is given for it where a terminal is
            read key by key, so that what was chosen before is written.
    """
    sys.stdout.flush()
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line.strip().lower()[:1] or ("s" if line else "")
    key = _terminal_key()
    return "q" if key in ("\x03", "\x04", "\x1b") else key.lower()


def _terminal_key() -> str:
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.getwch()
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setraw(descriptor)
        return sys.stdin.read(1)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
