"""The repositories that are compared, each at its defaults: how to make one, back up, restore."""

import os
import re
import subprocess
from pathlib import Path

FIRN = str(Path(__file__).resolve().parents[2] / "firn")
PASSWORD = "peers"


class Tool:
    """One program working on one repository folder, with caches of its own."""

    name = ""

    def __init__(self, work):
        self.work = Path(work) / self.name
        self.repository = self.work / "repository"
        self.env = {"HOME": str(self.work / "home"), "XDG_CACHE_HOME": str(self.work / "cache")}

    def fresh(self):
        """Throws everything away and makes an empty repository."""
        subprocess.run(["rm", "-rf", str(self.work)], check=True)
        for folder in ("home", "cache"):
            (self.work / folder).mkdir(parents=True)
        self._quiet(self.init())

    def _quiet(self, command):
        subprocess.run(command, env={**os.environ, **self.env}, check=True, capture_output=True)


class Firn(Tool):
    name = "firn"

    def __init__(self, work):
        super().__init__(work)
        self.env |= {
            "FIRN_PASSWORD": PASSWORD,
            "FIRN_STORAGE": "local",
            "FIRN_CONTAINER": str(self.repository),
        }

    @staticmethod
    def version():
        return subprocess.check_output([FIRN, "version"], text=True).splitlines()[0]

    def init(self):
        return [FIRN, "init"]

    def backup(self, paths, host="one"):
        return [FIRN, "backup", "--quiet", "--hostname", host, *map(str, paths)]

    def backup_image(self, image):
        return [FIRN, "backup", "--quiet", "--image", str(image)]

    def restore(self, target):
        return [FIRN, "restore", "latest", "--quiet", "--target", str(target)]

    def restore_file(self, target, path):
        return [*self.restore(target), path]


class Restic(Tool):
    name = "restic"

    def __init__(self, work):
        super().__init__(work)
        self.env |= {"RESTIC_PASSWORD": PASSWORD, "RESTIC_REPOSITORY": str(self.repository)}

    @staticmethod
    def version():
        return re.match(r"restic \S+", subprocess.check_output(["restic", "version"], text=True))[0]

    def init(self):
        return ["restic", "init", "-q"]

    def backup(self, paths, host="one"):
        return ["restic", "backup", "-q", "--host", host, *map(str, paths)]

    def backup_image(self, image):
        return self.backup([image])

    def restore(self, target):
        return ["restic", "restore", "latest", "-q", "--target", str(target)]

    def restore_file(self, target, path):
        return [*self.restore(target), "--include", path]


class Borg(Tool):
    name = "borg"

    def __init__(self, work):
        super().__init__(work)
        self.env |= {
            "BORG_PASSPHRASE": PASSWORD,
            "BORG_REPO": str(self.repository),
            "BORG_BASE_DIR": str(self.work / "home"),
        }
        self.archives = 0

    @staticmethod
    def version():
        return subprocess.check_output(["borg", "--version"], text=True).strip()

    def init(self):
        self.archives = 0
        return ["borg", "init", "--encryption", "repokey-blake2"]

    def backup(self, paths, host="one"):
        self.archives += 1
        return ["borg", "create", f"::{host}-{self.archives}", *map(str, paths)]

    def backup_image(self, image):
        return self.backup([image])

    def restore(self, target, *paths):
        """Borg extracts into its working directory, and has no word for the newest archive."""
        script = 'cd "$1" && shift && exec borg extract "::$(borg list --last 1 --short)" "$@"'
        return ["sh", "-c", script, "sh", str(target), *paths]

    def restore_file(self, target, path):
        return self.restore(target, path.lstrip("/"))
