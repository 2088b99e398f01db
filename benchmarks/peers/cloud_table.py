"""What backups and restores of servers cost, as a table."""

import statistics

MIB = 1 << 20


class Table:
    """Collects costs by scenario and program; prints medians."""

    def __init__(self):
        self.rows = {}

    def add(self, scenario, program, cost, stored):
        self.rows.setdefault(scenario, {}).setdefault(program, []).append((cost, stored))

    def print(self, out):
        print("| scenario | program | wall s (min-max) | of firn | CPU s | MiB stored so far |", file=out)
        print("| --- " * 6 + "|", file=out)
        for scenario, programs in self.rows.items():
            for name, runs in programs.items():
                print(f"| {scenario} | {name} | {line(runs, programs)} |", file=out)


def line(runs, programs):
    walls = [cost.wall for cost, _ in runs]
    wall = statistics.median(walls)
    of_firn = ""
    if "firn" in programs:
        of_firn = f"{wall / statistics.median(cost.wall for cost, _ in programs['firn']):.2f}"
    cpu = statistics.median(cost.cpu for cost, _ in runs)
    stored = runs[-1][1]
    return (f"{wall:.2f} ({min(walls):.2f}-{max(walls):.2f}) | {of_firn} | {cpu:.2f} |"
            f" {'' if stored is None else round(stored / MIB)}")
