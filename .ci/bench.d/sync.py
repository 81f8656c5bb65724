"""`husok sync` with ten changes on each side, by turns with the same commands of git on a text of that size.

sync.py [--runs N] [SIZE...], from the top of the repository. git is measured as it is, and with
`core.fsync=all`, which husok asks for, so that what is sent is on disk.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import time

HUSOK = os.path.abspath(".build/release/husok")
BENCH = os.path.abspath(".build/release/husok-bench")


class Sharing:
    """Two people who share one file through a folder of git's."""

    def __init__(self, folder, name, env):
        self.folder, self.env = os.path.join(folder, name), env
        os.makedirs(self.folder)
        self.remote = self.path("remote.git")

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def run(self, *words, cwd=None):
        subprocess.run(words, cwd=cwd, env=self.env, check=True, stdout=subprocess.DEVNULL)

    def timed(self, *words, cwd=None):
        start = time.perf_counter()
        self.run(*words, cwd=cwd)
        return time.perf_counter() - start


class Husok(Sharing):
    def __init__(self, folder, text, env):
        super().__init__(folder, "husok", env)
        os.makedirs(self.path("a"))
        with open(self.path("a", "store.json"), "wb") as file:
            file.write(text)
        self.on("a", "sync", "--setup", self.remote)
        self.run(HUSOK, "clone", self.remote, self.path("b"))
        lines = subprocess.run(
            [HUSOK, "--store", self.path("a", "store.json"), "list", "--ids"], env=env, check=True,
            capture_output=True, text=True).stdout.split()
        self.ids = lines

    def on(self, side, *words):
        self.run(HUSOK, "--store", self.path(side, "store.json"), *words)

    def round(self, number):
        for change in range(10):
            place = (number * 20 + change) * 37 % len(self.ids)
            self.on("b", "note", self.ids[place], f"theirs {number}")
            self.on("a", "note", self.ids[place - 11], f"ours {number}")
        self.on("b", "sync")
        took = self.timed(HUSOK, "--store", self.path("a", "store.json"), "sync")
        self.on("b", "sync")
        return took


class Git(Sharing):
    def __init__(self, folder, name, text, env, settings=()):
        super().__init__(folder, name, env)
        self.settings = [word for setting in settings for word in ("-c", setting)]
        self.run("git", "init", "-q", "--bare", "-b", "main", self.remote)
        self.run("git", "clone", "-q", self.remote, self.path("a"))
        with open(self.path("a", "text"), "wb") as file:
            file.write(text)
        self.send("a", first=True)
        self.run("git", "clone", "-q", self.remote, self.path("b"))
        self.lines = text.count(b"\n")

    def edit(self, side, number, start):
        path = self.path(side, "text")
        with open(path, "rb") as file:
            lines = file.read().split(b"\n")
        for change in range(10):
            place = ((number * 20 + change) * 37 * 5 + start) % (self.lines - 8)
            lines[place // 8 * 8 + start] += b" "
        with open(path, "wb") as file:
            file.write(b"\n".join(lines))

    def script(self, first=False):
        git = " ".join(["git"] + self.settings)
        merge = "" if first else f"{git} fetch -q && {git} merge -q --no-edit origin/main && "
        return f"{git} add text && {git} commit -qm work && {merge}{git} push -q origin main"

    def send(self, side, first=False):
        self.run("sh", "-c", self.script(first), cwd=self.path(side))

    def round(self, number):
        self.edit("b", number, 0)
        self.edit("a", number, 4)
        self.send("b")
        took = self.timed("sh", "-c", self.script(), cwd=self.path("a"))
        self.run("git", "pull", "-q", "--no-edit", cwd=self.path("b"))
        return took


def measure(size, runs, folder):
    env = {
        "HOME": folder, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
    }
    for setting in ["user.name kim", "user.email kim@example.org", "pull.rebase false"]:
        subprocess.run(["git", "config", "--global", *setting.split()], env=env, check=True)
    text = subprocess.run([BENCH, "--store", str(size)], check=True, capture_output=True).stdout
    sides = {
        "husok sync": Husok(folder, text, env), "git": Git(folder, "git", text, env),
        "git, all on disk": Git(folder, "disk", text, env, ["core.fsync=all"]),
    }
    times = {name: [] for name in sides}
    for number in range(runs):
        for name, side in sides.items():
            times[name].append(side.round(number))
    print(f"{size} actions, {len(text) / 1e6:.1f} MB, {runs} runs")
    for name, taken in times.items():
        ratio = statistics.median(times["husok sync"]) / statistics.median(taken)
        print(f"  {name:18}{statistics.median(taken) * 1000:8.1f} ms   husok / it {ratio:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("sizes", type=int, nargs="*")
    options = parser.parse_args()
    for size in options.sizes or [1000, 10000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(size, options.runs, folder)
