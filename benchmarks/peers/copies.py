"""Programs without a repository, for comparison: nothing is encrypted (but by Freezer) and nothing deduplicated."""

import re
import shlex
import subprocess
from pathlib import Path

import servers
import tools


def each(command, paths):
    """One run after the other, in one shell, so that they are measured together."""
    return ["sh", "-ec", "; ".join(shlex.join(command(str(path))) for path in paths)]


class TarZstd(tools.Tool):
    """Everything each time, into a new archive; zstd on all processors at its default level."""

    name = "tar-zstd"

    def __init__(self, work):
        super().__init__(work)
        self.archives = 0

    @staticmethod
    def version():
        return "tar | " + re.search(r"v[\d.]+", subprocess.check_output(["zstd", "--version"], text=True))[0]

    def init(self):
        self.archives = 0
        return ["rclone", "mkdir", self.env["PEERS_REMOTE"]] if self.is_remote() else ["mkdir", str(self.repository)]

    def is_remote(self):
        return "PEERS_REMOTE" in self.env

    def _archive(self):
        return f"{self.env.get('PEERS_REMOTE', self.repository)}/{self.archives}.tar.zst"

    def backup(self, paths, host="one"):
        """To an object storage by rclone, which has the archive from a pipe."""
        self.archives += 1
        out = '| rclone rcat -q "$archive"' if self.is_remote() else '-o "$archive"'
        script = f'archive=$1; shift; tar -S -cf - "$@" 2>/dev/null | zstd -q -T0 {out}'
        return ["sh", "-c", script, "sh", self._archive(), *map(str, paths)]

    def backup_image(self, image):
        return self.backup([image])

    def restore(self, target, *paths):
        read = 'rclone cat "$archive" | zstd -q -dc' if self.is_remote() else 'zstd -q -dc "$archive"'
        script = f'archive=$1; to=$2; shift 2; {read} | tar -C "$to" -xpf - "$@"'
        return ["sh", "-c", script, "sh", self._archive(), str(target), *paths]

    def restore_file(self, target, path):
        return self.restore(target, path.lstrip("/"))


class Rclone(tools.Tool):
    """One copy, brought up to date each time: no history, no compression, links as small files."""

    name = "rclone"

    def __init__(self, work):
        super().__init__(work)
        self.env |= {"RCLONE_CONFIG": str(self.work / "home/none"), "RCLONE_LINKS": "true",
                     "RCLONE_CREATE_EMPTY_SRC_DIRS": "true"}
        self.paths = []

    @staticmethod
    def version():
        return subprocess.check_output(["rclone", "version"], text=True).splitlines()[0]

    def place(self, path=""):
        """Below the folder, or below the container that the environment names."""
        return f"{self.env.get('PEERS_REMOTE', self.repository)}{path}"

    def init(self):
        return ["rclone", "mkdir", self.place()]

    def backup(self, paths, host="one"):
        self.paths = [str(path) for path in paths]
        return each(lambda path: ["rclone", "sync", "-q", path, self.place(path)], self.paths)

    def backup_image(self, image):
        self.paths = [str(image)]
        return ["rclone", "copyto", "-q", str(image), self.place(image)]

    def restore(self, target):
        whole = "copy" if Path(self.paths[0]).is_dir() else "copyto"
        return each(lambda path: ["rclone", whole, "-q", self.place(path), f"{target}{path}"], self.paths)

    def restore_file(self, target, path):
        return ["rclone", "copyto", "-q", self.place(path), f"{target}{path}"]


class Freezer(tools.Tool):
    """Freezer's agent for files: one folder a run, increments by tar's lists, encrypted by openssl; no single files.

    It wants a Keystone even for a folder, so the servers of dev/servers have to be up.
    """

    name = "freezer"

    def __init__(self, work):
        super().__init__(work)
        self.env |= servers.environment()
        self.paths = []

    @staticmethod
    def version():
        found = subprocess.check_output(["dpkg-query", "-W", "-f", "${Version}", "python3-freezer"], text=True)
        return f"freezer-agent {found}"

    def init(self):
        (self.work / "password").write_text(tools.PASSWORD, encoding="ascii")
        return ["mkdir", str(self.repository)]

    def _agent(self, action, path, *arguments):
        return ["freezer-agent", "--action", action, "--mode", "fs", "--storage", "local",
                "--container", str(self.repository), "--backup-name", path.strip("/").replace("/", "-"),
                "--encrypt-pass-file", str(self.work / "password"), "--log-file", str(self.work / "log"),
                "--quiet", *arguments]

    def backup(self, paths, host="one"):
        self.paths = [str(path) for path in paths]
        return each(
            lambda path: self._agent("backup", path, "--path-to-backup", path, "--max-level", "99"), self.paths)

    def backup_image(self, image):
        """A file by itself is not taken; its folder holds nothing else."""
        return self.backup([Path(image).parent])

    def restore(self, target):
        return each(lambda path: self._agent("restore", path, "--restore-abs-path", f"{target}{path}"), self.paths)


ALL = {tool.name: tool for tool in (tools.Firn, tools.Restic, tools.Borg, TarZstd, Rclone, Freezer)}
