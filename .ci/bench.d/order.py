"""Writes down which functions run in ordinary use, so that they stand together in the program.

order.py FILE, from the top of the repository: FILE gets the names, one a line. The system brings the
sixty-four kilobytes into memory that surround a function, and most of these never run.
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

from terminal import Terminal, environment

HUSOK = os.path.abspath(".build/release/husok")
BENCH = os.path.abspath(".build/release/husok-bench")
# Names of what was made for one caller alone are longer, and other ones after the next change.
LONGEST = 200

KEYS = [
    *[bytes([key]) for key in b"jjjkkGgzzxu33"], b"gg", b"ge", b"\x1b[6~", b"\x1b[5~", b",d", b",0", b".m", b".e",
    b".0", b"\r", b"\x1b", b"?", b"\x1b", b"s", b"\x1b", b"m", b"\x1b", b"/", b"v", b"i", b"s", b"\x1b", b"\x1b",
    b"\x1bOQ", b"\x1bOS", b"\x1b[15~", b"\x1b[17~", b"\x1b[18~", b"\x1bOR",
]


def main():
    with tempfile.TemporaryDirectory(prefix="husok-order-") as home:
        env = environment(home)
        # With what a debugger needs, each run would take minutes.
        program = os.path.join(home, "husok")
        subprocess.run(["objcopy", "--strip-debug", HUSOK, program], check=True)
        watched = ["valgrind", "-q", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={home}/ran.%p", program]
        store, other = os.path.join(home, "store.json"), os.path.join(home, "other.json")
        with open(store, "wb") as file:
            subprocess.run([BENCH, "--store", "1000"], stdout=file, check=True)
        listed = subprocess.run([program, "--store", store, "list", "is:open", "--ids"], stdout=subprocess.PIPE, check=True)
        action, second = listed.stdout.decode().split()[:2]
        shutil.copyfile(store, other)
        shutil.copyfile(store, os.path.join(home, "base.json"))
        subprocess.run([program, "--store", other, "note", second, "in writing"], env=env, check=True)
        for words in [
            ["list", "@mcst"], ["list", "@mcst", "--json"], ["list", "visa"], ["show", action], ["check"],
            ["report", "--format", "html"], ["export", "--format", "csv"], ["done", action],
        ]:
            subprocess.run([*watched, "--store", store, *words], env=env, stdout=subprocess.DEVNULL)
        merge = ["merge", os.path.join(home, "base.json"), store, other]
        subprocess.run([*watched, *merge], env=env, stdout=subprocess.DEVNULL)
        for language in ["en", "ko"]:
            screen = Terminal([*watched, "--store", store, "--lang", language], env)
            screen.answer(wait=120, quiet=10)
            for key in KEYS:
                screen.type(key, quiet=0.5)
            screen.type(b"\x1b", quiet=2)
            screen.close()
        ran = {}
        for path in sorted(glob.glob(os.path.join(home, "ran.*"))):
            with open(path, errors="replace") as file:
                for name in re.findall(r"^c?fn=\(\d+\) (\S+)$", file.read(), re.MULTILINE):
                    ran[re.sub(r"'\d+$", "", name)] = True
        defined = subprocess.run(["nm", "--defined-only", program], capture_output=True, text=True, check=True)
        known = {line.split()[2] for line in defined.stdout.splitlines()}
    names = [name for name in ran if name in known and len(name) <= LONGEST]
    with open(sys.argv[1], "w") as file:
        file.write("".join(name + "\n" for name in names))
    print(f"{len(names)} of {len(known)} names", file=sys.stderr)


main()
