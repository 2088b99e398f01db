"""What is measured: each function is one round of one program, which begins with an empty repository."""

import subprocess
import tempfile
from pathlib import Path

import inputs
from measure import run, stored_bytes

MIB = 1 << 20


class Round:
    """One program at work."""

    def __init__(self, tool, work, table, scenario):
        self.tool, self.work, self.table, self.scenario = tool, work, table, scenario
        tool.fresh()

    def backup(self, name, command):
        before = stored_bytes(self.tool.repository)
        cost = run(command, self.tool.env)
        self.table.add(f"{self.scenario}, {name}", self.tool.name, cost, stored_bytes(self.tool.repository) - before)

    def restore(self, name, command, *arguments):
        """Into a new place, which stays to the end: ext4 searches long for inodes when many were freed a minute ago."""
        (self.work / "restored").mkdir(exist_ok=True)
        target = Path(tempfile.mkdtemp(prefix=self.tool.name, dir=self.work / "restored"))
        cost = run(command(target, *arguments), self.tool.env, into=target)
        self.table.add(f"{self.scenario}, {name}", self.tool.name, cost, None)
        return target


def same(source, target):
    """The restored content is compared, or the figures would mean nothing."""
    subprocess.run(["diff", "-r", "--no-dereference", str(source), str(target)], check=True)


def folders(tool, work, table, scenario, roots, rounds_of_one_file):
    """First backup, unchanged, everything restored, one file restored."""
    round_ = Round(tool, work, table, scenario)
    round_.backup("first backup", tool.backup(roots))
    round_.backup("unchanged", tool.backup(roots))
    target = round_.restore("restore", tool.restore)
    for root in roots:
        same(root, f"{target}{root}")
    if rounds_of_one_file and hasattr(tool, "restore_file"):
        path = inputs.one_file(roots)
        target = round_.restore("one file", tool.restore_file, path)
        same(path, f"{target}{path}")


def tree(tool, work, table, _):
    folders(tool, work, table, "tree", inputs.TREE, True)


def small(tool, work, table, options):
    root = str(inputs.small_files(work / "small-files", options.small_files))
    folders(tool, work, table, "small files", [root], True)


def changed(tool, work, table, options):
    """One file in a hundred gets other content between two backups."""
    root = inputs.copied_tree(work / "changing")
    round_ = Round(tool, work, table, "tree, 1 % changed")
    run(tool.backup([root]), tool.env)
    inputs.change(root, options.next_seed())
    round_.backup("backup", tool.backup([root]))


def host(tool, work, table, _):
    """A second host that is nearly the first."""
    round_ = Round(tool, work, table, "second host, 5 % different")
    run(tool.backup(inputs.TREE), tool.env)
    round_.backup("backup", tool.backup([inputs.second_host(work / "second-host")], host="two"))


def image(tool, work, table, options):
    disk = inputs.image(work / "disk/disk.raw", options.image_size * MIB)
    round_ = Round(tool, work, table, "image")
    round_.backup("first backup", tool.backup_image(disk))
    inputs.overwrite(disk, options.next_seed())
    round_.backup("1 % changed", tool.backup_image(disk))
    target = round_.restore("restore", tool.restore)
    restored = [path for path in target.rglob("*") if path.is_file()]
    same(disk, restored[0])
    # One image after the other would fill the disk, and one file is no matter.
    subprocess.run(["rm", "-rf", str(target)], check=True)


ALL = {"tree": tree, "small": small, "changed": changed, "host": host, "image": image}
