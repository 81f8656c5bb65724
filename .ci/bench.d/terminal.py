"""A program on a terminal of its own, of 120 columns and 36 lines."""

import fcntl
import os
import pty
import select
import struct
import termios
import time

COLUMNS, LINES = 120, 36


def environment(home, **more):
    """What a program is told of where it runs."""
    return {"HOME": home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color", **more}


class Terminal:
    """A program that was begun on it."""

    def __init__(self, words, env):
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execvpe(words[0], words, env)

    def read(self, wait):
        """The next bytes that come; none where nothing comes, or the program has ended."""
        if not select.select([self.terminal], [], [], wait)[0]:
            return b""
        try:
            return os.read(self.terminal, 65536)
        except OSError:
            return b""

    def answer(self, wait=1.0, quiet=0.02):
        """The bytes that come until nothing more does, and when the last came."""
        told, last = b"", None
        while piece := self.read(quiet if told else wait):
            told, last = told + piece, time.perf_counter()
        return told, last

    def type(self, keys, quiet=0.02):
        """Milliseconds until the last byte of the answer, and how many bytes it has."""
        begin = time.perf_counter()
        os.write(self.terminal, keys)
        told, last = self.answer(quiet=quiet)
        return ((last or begin) - begin) * 1000, len(told)

    def put(self, keys):
        """Types keys one by one, and waits until what they bring has come."""
        for key in keys:
            self.type(key, quiet=0.1)

    def close(self):
        """Lets the program end, and gives what it used."""
        os.write(self.terminal, b"q")
        while self.read(30):
            pass
        usage = os.wait4(self.child, 0)[2]
        os.close(self.terminal)
        return usage
