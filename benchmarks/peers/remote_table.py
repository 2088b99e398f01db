"""What runs against object storages cost, as a table."""

import statistics

MIB = 1 << 20


class Table:
    """Collects costs by storage, latency, scenario and program; prints medians."""

    def __init__(self):
        self.rows = {}

    def add(self, storage, latency, scenario, tool, cost, counts):
        row = self.rows.setdefault((storage, latency, scenario), {})
        row.setdefault(tool.name, []).append((cost, counts))

    def print(self, out):
        print("| storage | ms | scenario | program | wall s (min-max) | of restic | CPU s | requests |"
              " connections | tokens | MiB up | MiB down |", file=out)
        print("| --- " * 12 + "|", file=out)
        for (storage, latency, scenario), tools in self.rows.items():
            for name, runs in tools.items():
                print(f"| {storage} | {latency} | {scenario} | {name} | {line(runs, tools)} |", file=out)


def line(runs, tools):
    walls = [cost.wall for cost, _ in runs]
    wall = statistics.median(walls)
    of_wall = ""
    if "restic" in tools:
        of_wall = f"{wall / statistics.median(cost.wall for cost, _ in tools['restic']):.2f}"
    cpu = statistics.median(cost.cpu for cost, _ in runs)
    counts = runs[-1][1]
    return (f"{wall:.2f} ({min(walls):.2f}-{max(walls):.2f}) | {of_wall} | {cpu:.2f} | {counts.requests} |"
            f" {counts.connections} | {counts.tokens} | {counts.up / MIB:.0f} | {counts.down / MIB:.0f}")
