"""Whole commands against floors and peers, by turns in one run: medians and ratios.

commands.py FLOORS [--runs N] [--old HUSOK] [SIZE...], from the top of the repository: FLOORS is the
folder of the programs that `.ci/bench` builds. Ratios hold in a busy hour, too; times do not.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

from terminal import Terminal, environment

HUSOK = os.path.abspath(".build/release/husok")
BENCH = os.path.abspath(".build/release/husok-bench")
QUERY = '.actions[]|select(.lead.ministry=="culture" or ((.supporting//[])|index("culture")))|[.id,.title.en]|@tsv'


class Command:
    """Something that is run: by words, or drawn on a terminal; and what is put right before it."""

    def __init__(self, words, prepare=None, draws=False):
        self.words, self.prepare, self.draws = words, prepare, draws
        self.times, self.memory = [], 0

    @property
    def median(self):
        return statistics.median(self.times)


class Size:
    """All that is measured on a register of one size."""

    def __init__(self, count, folder, options):
        self.count, self.folder, self.options = count, folder, options
        self.env = environment(
            folder, TASKDATA=os.path.join(folder, "tasks"), TASKRC=os.path.join(folder, "taskrc"))
        self.store = self.path("store.json")
        with open(self.store, "wb") as file:
            subprocess.run([BENCH, "--store", str(count)], stdout=file, check=True)
        self.commands = {}
        self.add_husok()
        self.add_floors()
        self.add_peers()

    def path(self, name):
        return os.path.join(self.folder, name)

    def husok(self, *words, text=None):
        done = subprocess.run(
            [HUSOK, *words], env=self.env, input=text, capture_output=True, text=True, check=True)
        return done.stdout

    def add_husok(self):
        on = [HUSOK, "--store", self.store]
        add = self.commands.__setitem__
        add("list", Command(on + ["list", "@mcst"]))
        add("json", Command(on + ["list", "@mcst", "--json"]))
        add("check", Command(on + ["check"]))
        add("report", Command(on + ["report", "--format", "html"]))
        add("export", Command(on + ["export", "--format", "csv"]))
        add("whole", Command([self.options.old or HUSOK, "--store", self.store, "list"]))
        add("screen", Command(on, draws=True))
        changed = self.path("changed.json")
        open_action = self.husok("--store", self.store, "list", "is:open", "--ids").split()[0]
        add("done", Command([HUSOK, "--store", changed, "done", open_action], self.copy(changed)))
        self.add_merge()

    def copy(self, target):
        def prepare():
            shutil.rmtree(self.path("backups"), ignore_errors=True)
            shutil.copyfile(self.store, target)
            subprocess.run(["sync", "-f", target], check=True)

        return prepare

    def add_merge(self):
        """One action in a hundred has another tag on either side."""
        ids = self.husok("--store", self.store, "list", "--ids").split()
        sides = {"ours": ids[::100], "theirs": ids[50::100]}
        for name, some in sides.items():
            shutil.copyfile(self.store, self.path(name + ".json"))
            self.husok(
                "--store", self.path(name + ".json"), "set", "-", "tags=+" + name, text="\n".join(some))
        merged = self.path("merged.json")

        def prepare():
            shutil.copyfile(self.path("ours.json"), merged)
            subprocess.run(["sync", "-f", merged], check=True)

        words = [HUSOK, "merge", self.store, merged, self.path("theirs.json")]
        self.commands["merge"] = Command(words, prepare)
        for name in ["store", "ours", "theirs"]:
            self.commands["list " + name] = Command(
                [HUSOK, "--store", self.path(name + ".json"), "list"])

    def add_floors(self):
        floor = lambda name: os.path.abspath(os.path.join(self.options.floors, name))
        changed = self.path("floor.json")
        for name, command in {
            "list floor": Command([floor("list"), self.store, "culture"]),
            "done floor": Command([floor("change"), changed], self.copy(changed)),
            "screen floor": Command([floor("frame")], draws=True),
        }.items():
            if os.access(command.words[0], os.X_OK):
                self.commands[name] = command
            else:
                self.pass_over(name)

    def add_peers(self):
        if shutil.which("jq"):
            self.commands["jq"] = Command(["jq", "-r", QUERY, self.store])
        else:
            self.pass_over("jq")
        if not shutil.which("task"):
            return self.pass_over("taskwarrior")
        os.makedirs(self.env["TASKDATA"])
        with open(self.env["TASKRC"], "w") as file:
            file.write("data.location=" + self.env["TASKDATA"] + "\nconfirmation=off\nverbose=nothing\n")
        with open(self.store) as file:
            actions = json.load(file)["actions"]
        tasks = [
            {"uuid": str(uuid.UUID(int=number + 1)), "status": "pending", "entry": "20260126T000000Z",
             "description": action["title"]["en"], "project": action.get("lead", {}).get("ministry", "none")}
            for number, action in enumerate(actions)
        ]
        subprocess.run(
            ["task", "import", "-"], env=self.env, input=json.dumps(tasks), text=True,
            capture_output=True, check=True)
        self.commands["taskwarrior"] = Command(["task", "project:culture", "list"])

    def pass_over(self, name):
        print(f"{name}: not here, passed over", file=sys.stderr)

    def measure(self, runs):
        for _ in range(runs):
            for name in random.sample(list(self.commands), len(self.commands)):
                command = self.commands[name]
                if command.prepare:
                    command.prepare()
                if command.draws:
                    command.times.append(self.draw(command.words))
                else:
                    self.run(name, command)

    def run(self, name, command):
        read, write = os.pipe()
        words = [os.path.join(self.options.floors, "run"), *command.words]
        child = os.posix_spawn(
            words[0], words, self.env, file_actions=[(os.POSIX_SPAWN_DUP2, write, 3)])
        os.close(write)
        told = b""
        while piece := os.read(read, 256):
            told += piece
        os.close(read)
        os.waitpid(child, 0)
        wall, processor, memory, code = map(int, told.split())
        if code not in (0, 1):
            raise SystemExit(f"{name} ended with {code}: {' '.join(command.words)}")
        command.times.append((processor if self.options.cpu else wall) / 1000)
        command.memory = max(command.memory, memory / 1024)

    def draw(self, words):
        """Milliseconds until the last line of the first screen, which names the help, is there; with
        --cpu the processor time until the program ended."""
        begin = time.perf_counter()
        terminal = Terminal(words, self.env)
        seen = b""
        while b"help" not in seen:
            piece = terminal.read(30)
            if not piece:
                raise SystemExit(f"nothing was drawn: {' '.join(words)}")
            seen += piece
        took = (time.perf_counter() - begin) * 1000
        usage = terminal.close()
        return (usage.ru_utime + usage.ru_stime) * 1000 if self.options.cpu else took

    def ratio(self, one, others):
        """How many times the median of one command is that of others together; None without them."""
        if any(name not in self.commands for name in [one, *others]):
            return None
        return self.commands[one].median / sum(self.commands[name].median for name in others)


# What is told, of which commands, against which together, and what it is to be at each size.
ROWS = [
    ("list @mcst / simdjson's list", "list", ["list floor"], "<= 2.5 1.8 1.8"),
    ("taskwarrior's list / list @mcst", "taskwarrior", ["list"], ">= 1.8 3.6 4.8"),
    ("jq / list @mcst", "jq", ["list"], ">= 5 8 10"),
    ("list @mcst --json / list @mcst", "json", ["list"], "<= 1.2"),
    ("check / list", "check", ["whole"], "<= 1.3"),
    ("report --format html / list", "report", ["whole"], "<= 1.8"),
    ("export --format csv / list", "export", ["whole"], "<= 1.8"),
    ("done REF / read, write, fsync, rename", "done", ["done floor"], "<= 3 2.5 2.5"),
    ("merge / list of the three files", "merge", ["list store", "list ours", "list theirs"], "<= 1.3"),
    ("first frame / ncurses and simdjson", "screen", ["screen floor", "list floor"], "<= 2 1.8 1.8"),
]


def main():
    parser = argparse.ArgumentParser(prog=".ci/bench commands")
    parser.add_argument("floors", help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--cpu", action="store_true", help="processor time, on a machine that is busy with other things")
    parser.add_argument("--old", help="an earlier build, with whose `list` check, report and export are compared")
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE")
    options = parser.parse_intermixed_args()
    sizes = []
    for count in options.sizes or [1000, 10000, 100000]:
        with tempfile.TemporaryDirectory(prefix="husok-bench-") as folder:
            size = Size(count, folder, options)
            size.measure(options.runs if count < 100000 else max(3, options.runs // 3))
            sizes.append(size)
    cells = lambda name, texts, wanted="": print(
        "| " + " | ".join([name, *texts, wanted]) + " |")
    cells("ratio of medians", [f"{size.count:,}" for size in sizes], "to be")
    cells("---", ["---:"] * len(sizes), "---")
    for name, one, others, wanted in ROWS:
        ratios = [size.ratio(one, others) for size in sizes]
        cells(name, [f"{ratio:.2f}" if ratio else "-" for ratio in ratios], wanted)
    cells("`list @mcst`, ms", [f"{size.commands['list'].median:.1f}" for size in sizes])
    cells("`list @mcst`, peak MiB", [f"{size.commands['list'].memory:.0f}" for size in sizes])


main()
