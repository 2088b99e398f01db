"""What runs against object storages cost, as a table."""

from measure import median

MIB = 1 << 20


class Table:
    """Collects costs by storage, latency, scenario and program; prints medians."""

    def __init__(self):
        self.rows = {}

    def add(self, storage, latency, scenario, tool, cost, counts):
        row = self.rows.setdefault((storage, latency, scenario), {})
        row.setdefault(tool.name, []).append((cost, counts))

    def print(self, out):
        print("| storage | ms | scenario | program | wall s (min-max) | of restic | on disk s | of restic | CPU s | requests |"
              " connections | tokens | MiB up | MiB down |", file=out)
        print("| --- " * 14 + "|", file=out)
        for (storage, latency, scenario), tools in self.rows.items():
            for name, runs in tools.items():
                print(f"| {storage} | {latency} | {scenario} | {name} | {line(runs, tools)} |", file=out)


def line(runs, tools):
    walls = [cost.wall for cost, _ in runs]
    wall, on_disk = median(runs, "wall"), median(runs, "on_disk")
    peer = tools.get("restic")
    of_wall = f"{wall / median(peer, 'wall'):.2f}" if peer else ""
    disk, of_disk = "-", ""
    if on_disk:
        disk = f"{on_disk:.2f}"
        of_disk = f"{on_disk / median(peer, 'on_disk'):.2f}" if peer else ""
    cpu = median(runs, "cpu")
    counts = runs[-1][1]
    return (f"{wall:.2f} ({min(walls):.2f}-{max(walls):.2f}) | {of_wall} | {disk} | {of_disk} | {cpu:.2f} | {counts.requests} |"
            f" {counts.connections} | {counts.tokens} | {counts.up / MIB:.0f} | {counts.down / MIB:.0f}")
