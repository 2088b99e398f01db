"""What runs cost, by scenario and program."""

import statistics

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
        print("| scenario | program | wall s (min-max) | of restic | CPU s | of restic |"
              " RSS MiB | anon MiB | stored MiB |")
        print("| --- " * 9 + "|")
        for scenario, by_tool in self.rows.items():
            for tool in self.names:
                if tool in by_tool:
                    print(self.line(scenario, tool, by_tool), flush=True)

    @staticmethod
    def line(scenario, tool, by_tool):
        costs = [cost for cost, _ in by_tool[tool]]
        walls = [cost.wall for cost in costs]
        wall, cpu = statistics.median(walls), statistics.median(cost.cpu for cost in costs)
        of_wall = of_cpu = ""
        if "restic" in by_tool:
            base = [cost for cost, _ in by_tool["restic"]]
            of_wall = f"{wall / statistics.median(c.wall for c in base):.2f}"
            of_cpu = f"{cpu / statistics.median(c.cpu for c in base):.2f}"
        rss = max(cost.peak_rss for cost in costs) / MIB
        anon = max(cost.peak_anon for cost in costs) / MIB
        sizes = [stored for _, stored in by_tool[tool]]
        stored = "-" if None in sizes else f"{statistics.median(sizes) / MIB:.1f}"
        return (f"| {scenario} | {tool} | {wall:.2f} ({min(walls):.2f}-{max(walls):.2f}) |"
                f" {of_wall} | {cpu:.2f} | {of_cpu} | {rss:.0f} | {anon:.0f} | {stored} |")
