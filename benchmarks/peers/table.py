"""What runs cost, by scenario and program."""

import statistics

from measure import median

MIB = 1 << 20


class Table:
    """Collects costs and prints medians with ranges."""

    def __init__(self, names):
        self.names = names
        self.rows = {}

    def add(self, scenario, tool, cost, stored):
        """`stored` is in bytes; None where nothing was to be stored."""
        self.rows.setdefault(scenario, {}).setdefault(tool, []).append((cost, stored))

    def print(self):
        print("| scenario | program | wall s (min-max) | of restic | on disk s | of restic | CPU s | of restic |"
              " RSS MiB | anon MiB | stored MiB |")
        print("| --- " * 11 + "|")
        for scenario, by_tool in self.rows.items():
            for tool in self.names:
                if tool in by_tool:
                    print(self.line(scenario, tool, by_tool), flush=True)

    @staticmethod
    def line(scenario, tool, by_tool):
        runs, peer = by_tool[tool], by_tool.get("restic")
        costs = [cost for cost, _ in runs]
        walls = [cost.wall for cost in costs]
        wall, cpu, on_disk = (median(runs, figure) for figure in ("wall", "cpu", "on_disk"))
        of_wall = of_cpu = of_disk = ""
        if peer:
            of_wall, of_cpu = f"{wall / median(peer, 'wall'):.2f}", f"{cpu / median(peer, 'cpu'):.2f}"
        disk = "-"
        if on_disk:
            disk = f"{on_disk:.2f}"
            of_disk = f"{on_disk / median(peer, 'on_disk'):.2f}" if peer else ""
        rss = max(cost.peak_rss for cost in costs) / MIB
        anon = max(cost.peak_anon for cost in costs) / MIB
        sizes = [stored for _, stored in runs]
        stored = "-" if None in sizes else f"{statistics.median(sizes) / MIB:.1f}"
        return (f"| {scenario} | {tool} | {wall:.2f} ({min(walls):.2f}-{max(walls):.2f}) |"
                f" {of_wall} | {disk} | {of_disk} | {cpu:.2f} | {of_cpu} | {rss:.0f} | {anon:.0f} | {stored} |")
