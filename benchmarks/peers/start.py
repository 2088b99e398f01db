"""What a start costs: against a class that says hello, and the password's key derivation beside it."""

import os
import re
import statistics
import subprocess
from pathlib import Path

from measure import run

HELLO = 'class Hello { public static void main(String[] a) { System.out.println("hello"); } }'


def hello(work):
    """Compiles the class with the newest JDK of the usual place."""
    jdk = max(Path("/usr/lib/jvm").glob("*25*"), key=os.path.getmtime)
    source = work / "Hello.java"
    source.write_text(HELLO, encoding="ascii")
    subprocess.run([jdk / "bin/javac", "-d", str(work), str(source)], check=True)
    return [str(jdk / "bin/java"), "-cp", str(work), "Hello"]


def derivation():
    """Seconds of one Argon2id with the least costs that a key slot may have; None without the program."""
    try:
        found = subprocess.run(
            ["argon2", "0123456789abcdef", "-id", "-t", "3", "-m", "16", "-p", "4"],
            input="password", capture_output=True, text=True, check=True).stdout
    except OSError:
        return None
    return float(re.search(r"([\d.]+) seconds", found)[1])


def measure(firn, work, rounds):
    """Prints a table; the three commands take turns."""
    firn.fresh()
    small = work / "small"
    small.mkdir(exist_ok=True)
    (small / "file").write_text("content", encoding="ascii")
    run(firn.backup([small]), firn.env)
    program = firn.init()[0]
    commands = {
        "hello": hello(work),
        "firn version": [program, "version"],
        "firn snapshots": [program, "snapshots"],
    }
    costs = {name: [] for name in commands}
    derived = []
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(run(command, firn.env))
        derived.append(derivation())
    kdf = None if None in derived else statistics.median(derived)
    base = statistics.median(cost.wall for cost in costs["hello"])
    print("| command | wall s (min-max) | of hello | CPU s |")
    print("| --- | --- | --- | --- |")
    for name, found in costs.items():
        walls = [cost.wall for cost in found]
        wall = statistics.median(walls)
        cpu = statistics.median(cost.cpu for cost in found)
        print(f"| {name} | {wall:.3f} ({min(walls):.3f}-{max(walls):.3f}) | {wall / base:.1f} | {cpu:.3f} |")
    if kdf is not None:
        print(f"| Argon2id, 64 MiB, 3 passes | {kdf:.3f} | {kdf / base:.1f} | |")
