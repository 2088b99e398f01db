"""Runs one command and says what it cost: wall and CPU seconds, peak resident and anonymous memory."""

import os
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """What one run of a command cost. Memory in bytes, the rest in seconds.

    `on_disk` is the wall time until what was restored would survive a power cut; None when nothing was restored.
    """

    wall: float
    cpu: float
    peak_rss: int
    peak_anon: int
    on_disk: float | None = None


class AnonWatch(threading.Thread):
    """Samples RssAnon of one process every 20 ms: what it cannot give back without swapping."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self.done = threading.Event()

    def run(self):
        while not self.done.wait(0.02):
            try:
                with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
                    for line in status:
                        if line.startswith("RssAnon:"):
                            self.peak = max(self.peak, int(line.split()[1]) * 1024)
            except OSError:
                return


def run(command, env=None, stdin=None, into=None):
    """Runs the command to its end; a non-zero exit status is an error that shows its output.

    What earlier runs left to be written is written first: it would be this one's time. `into` is the folder that is
    restored into: some programs wait until that is on the disk, others leave it to the kernel, so both times count.
    """
    os.sync()
    started = time.monotonic()
    with subprocess.Popen(
        command,
        env={**os.environ, **(env or {})},
        stdin=stdin or subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        watch = AnonWatch(process.pid)
        watch.start()
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.done.set()
        watch.join()
    if process.returncode != 0:
        tail = output.decode(errors="replace")[-2000:]
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}\n{tail}")
    on_disk = None
    if into:
        subprocess.run(["sync", "--file-system", str(into)], check=True)
        on_disk = time.monotonic() - started
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, watch.peak, on_disk)


def median(runs, figure):
    """Of pairs that begin with a cost; None where the figure does not apply."""
    values = [getattr(cost, figure) for cost, _ in runs]
    return None if None in values else statistics.median(values)


def stored_bytes(folder):
    """Bytes of all files below a folder."""
    total = 0
    for root, _, names in os.walk(folder):
        total += sum(os.lstat(os.path.join(root, name)).st_size for name in names)
    return total
