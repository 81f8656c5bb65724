"""What a key takes: from when it is typed until the last byte of its answer has come.

keys.py FLOORS [--husok HUSOK] [SIZE...], from the top of the repository: FLOORS is the folder of the
programs that `.ci/bench` builds. 95th percentiles of each key repeated, in a window of 120x36.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time

from terminal import COLUMNS, LINES, Terminal, environment

try:
    import pyte
except ImportError:
    pyte = None
    print("changed text: python3-pyte is not here, passed over", file=sys.stderr)

BENCH = os.path.abspath(".build/release/husok-bench")


class Screen(Terminal):
    """A program on a terminal, and what it shows there."""

    def __init__(self, words, home):
        super().__init__(words, environment(home))
        self.shown = pyte and pyte.Screen(COLUMNS, LINES)
        self.stream = pyte and pyte.ByteStream(self.shown)
        self.answer(wait=30, quiet=1)

    def answer(self, wait=1.0, quiet=0.02):
        told, last = super().answer(wait, quiet)
        if self.stream:
            self.stream.feed(told)
        return told, last

    def repeat(self, keys, times, rest=0.03):
        """The milliseconds of some keys typed by turns, by key."""
        taken = {key: [] for key in keys}
        for _ in range(times):
            for key in keys:
                taken[key].append(self.type(key)[0])
                self.answer(wait=rest)
        return taken

    @property
    def cells(self):
        row = lambda y: [self.shown.buffer[y][x] for x in range(COLUMNS)]
        return [cell for y in range(LINES) for cell in row(y)]

    def moved(self, times=12):
        """Bytes that a moved row takes, and those of the text that it changes, in the mean."""
        self.put([b"g", b"g"])
        sent = changed = 0
        for _ in range(times):
            before = self.cells if pyte else []
            sent += self.type(b"j", quiet=0.1)[1]
            now = self.cells if pyte else []
            changed += sum(len(cell.data.encode()) for cell, old in zip(now, before) if cell != old)
        return sent / times, changed / times

    def processor(self):
        """Milliseconds of processor time of the process, and how often its threads were put to sleep."""
        sleeps = 0
        for thread in os.listdir(f"/proc/{self.child}/task"):
            with open(f"/proc/{self.child}/task/{thread}/status") as file:
                sleeps += sum(int(line.split()[1]) for line in file if line.startswith("voluntary"))
        # The clock of another process, as clock_getcpuclockid(3) names it on Linux.
        return time.clock_gettime_ns((~self.child << 3) | 2) / 1e6, sleeps

    def memory(self):
        """The most memory that it had, in MiB."""
        with open(f"/proc/{self.child}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024


def slowest(times):
    """The 95th percentile."""
    return sorted(times)[round((len(times) - 1) * 0.95)]


def worst(taken):
    """The greatest 95th percentile of several keys."""
    return max(slowest(times) for times in taken.values())


def measure(options, count):
    """All figures of a register of one size, by name."""
    figures = {}
    with tempfile.TemporaryDirectory(prefix="husok-bench-") as home:
        store = os.path.join(home, "store.json")
        with open(store, "wb") as file:
            subprocess.run([BENCH, "--store", str(count)], stdout=file, check=True)
        words = [options.husok, "--store", store]
        listed = subprocess.run(words + ["list", "is:open", "--ids"], capture_output=True, text=True)
        action = listed.stdout.split()[0].encode()
        floor = Screen([os.path.join(options.floors, "frame")], home)
        moved = worst(floor.repeat([b"j", b"k"], 60))
        floor.close()

        screen = Screen(words, home)
        figures["peak"] = screen.memory()
        # Threads that have nothing to do for two seconds end.
        time.sleep(4)
        before = screen.processor()
        time.sleep(options.idle)
        figures["idle"] = "{:.1f}, {:.0f}".format(*(a - b for a, b in zip(screen.processor(), before)))
        screen.put([b"g", b"g"])
        figures["moved"] = worst(screen.repeat([b"j", b"k"], 60))
        figures["to floor"] = figures["moved"] / moved
        figures["scrolled"] = slowest(screen.repeat([b"j"], 60)[b"j"][30:])
        sent, changed = screen.moved()
        figures["details"] = sent / changed if changed else None
        screen.put([b"z"])
        figures["bytes"] = screen.moved()[0]
        screen.put([b"z", b"z", b":", action, b"\r"])
        act = screen.repeat([b"x", b"u"], 40, rest=0.15)
        figures["x"], figures["u"] = slowest(act[b"x"]), slowest(act[b"u"])
        first, later = [], []
        for word in [b"visa", b"plan", b"cept", b"trad"] * 6:
            screen.put([b"/"])
            letters = [screen.type(word[place : place + 1])[0] for place in range(len(word))]
            first.append(letters[0])
            later += letters[1:]
            screen.put([b"\x1b", b"\x1b"])
        figures["first"], figures["later"] = slowest(first), slowest(later)
        strokes = lambda prefix, letters: [bytes([prefix, letter]) for letter in letters]
        figures["sort"] = worst(screen.repeat(strokes(ord(","), b"dl0"), 20))
        figures["group"] = worst(screen.repeat(strokes(ord("."), b"sme"), 20))
        figures["3"] = slowest(screen.repeat([b"3"], 40)[b"3"])
        views = [b"\x1bOQ", b"\x1bOS", b"\x1b[15~", b"\x1b[17~", b"\x1b[18~", b"\x1bOR"]
        figures["views"] = worst(screen.repeat(views, 25))
        screen.put([b"\x1b"])
        screen.close()
    return figures


# What is told, its figure and decimals, and what it is to be at each size.
ROWS = [
    ("row moved, ms", "moved", 2, ""),
    ("row moved / the same in C", "to floor", 1, "<= 3"),
    ("row moved and list scrolled, ms", "scrolled", 2, ""),
    ("bytes for a moved row, list alone", "bytes", 0, "<= 400"),
    ("the same with details / text that changed", "details", 2, "<= 1.3"),
    ("x, ms", "x", 1, "<= 2 3 8"),
    ("u, ms", "u", 1, "<= 2 3 8"),
    ("/ first letter, ms", "first", 1, "<= 2 4 12"),
    ("/ later letters, ms", "later", 1, "<= 2 4 12"),
    ("sort, ms", "sort", 1, "<= 2 5 16"),
    ("group, ms", "group", 1, "<= 2 5 16"),
    ("3 on and off, ms", "3", 1, "<= 2 5 16"),
    ("views, ms", "views", 1, "<= 2 5 16"),
    ("peak memory, screen open, MiB", "peak", 0, "<= 16 36 2.3 files + 20"),
    ("idle: processor ms, wake-ups", "idle", 0, "0"),
]


def main():
    parser = argparse.ArgumentParser(prog=".ci/bench keys")
    parser.add_argument("floors", help=argparse.SUPPRESS)
    parser.add_argument("--husok", default=os.path.abspath(".build/release/husok"), help="another build")
    parser.add_argument("--idle", type=float, default=20, metavar="SECONDS", help="how long nothing is typed")
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE")
    options = parser.parse_intermixed_args()
    sizes = options.sizes or [1000, 10000, 100000]
    figures = [measure(options, count) for count in sizes]
    cells = lambda name, texts, wanted: print("| " + " | ".join([name, *texts, wanted]) + " |", flush=True)
    cells("95th percentiles", [f"{count:,}" for count in sizes], "to be")
    cells("---", ["---:"] * len(sizes), "---")
    for name, figure, decimals, wanted in ROWS:
        values = [each[figure] for each in figures]
        text = lambda value: "-" if value is None else value if isinstance(value, str) else f"{value:.{decimals}f}"
        cells(name, [text(value) for value in values], wanted)


main()
