"""The programs that are compared on a cloud: each backs up servers into a container of Swift of its own."""

import os
import secrets
import subprocess
from pathlib import Path

from measure import Cost, run
from tools import FIRN, PASSWORD

HERE = Path(__file__).resolve().parent


class CloudTool:
    name = ""

    def __init__(self, cloud, work):
        self.cloud = cloud
        self.container = f"peers-{self.name}-{secrets.token_hex(4)}"
        self.home = work / f"home-{self.container}"
        self.home.mkdir()
        self.env = cloud.env() | {"HOME": str(self.home), "XDG_CACHE_HOME": str(self.home / "cache")}
        self.runs = 0
        self.prepare()

    def prepare(self):
        """Makes what has to be there before the first backup."""

    def backup(self, servers):
        """Backs up all of them and says what it cost."""
        self.runs += 1
        total = Cost(0, 0, 0, 0)
        for command in self.commands(servers):
            cost = run(command, self.env)
            total = Cost(total.wall + cost.wall, total.cpu + cost.cpu, max(total.peak_rss, cost.peak_rss),
                         max(total.peak_anon, cost.peak_anon))
        return total

    def restores(self):
        """Pairs of a name and a function that restores a server's disk into an image."""
        return [(self.name, self.restore)]

    def stored(self):
        return self.cloud.stored(self.container)

    def remove(self):
        self.cloud.remove(self.container)
        subprocess.run(["rm", "-rf", str(self.home)], check=True)


class Firn(CloudTool):
    name = "firn"

    def prepare(self):
        self.env |= {"FIRN_PASSWORD": PASSWORD, "FIRN_STORAGE": "swift", "FIRN_CONTAINER": self.container}
        run([FIRN, "init"], self.env)

    def commands(self, servers):
        return [[FIRN, "backup", "--quiet", *(part for server in servers for part in ("--nova-inst-id", server))]]

    def restore(self, server, image):
        return run([FIRN, "restore", "latest", "--quiet", "--to-glance", "--image-name", image], self.env)


class FreezerSteps(CloudTool):
    name = "freezer"

    def commands(self, servers):
        return [self.step("backup", f"{server}-{self.runs}", server) for server in servers]

    def step(self, verb, name, what):
        return ["/usr/bin/python3", str(HERE / "freezer_steps.py"), verb, self.container, name, what]

    def restores(self):
        def by(verb):
            return lambda server, image: run(self.step(verb, f"{server}-{self.runs}", image), self.env)
        return [(self.name, by("restore")), (self.name + ", no limit", by("unlimited"))]

    def stored(self):
        return super().stored() + self.cloud.stored(self.container + "_segments")

    def remove(self):
        self.cloud.remove(self.container + "_segments")
        super().remove()


class SaveRestic(CloudTool):
    """Through a pipe, which spares it the file."""

    name = "restic"

    BACKUP = """set -euo pipefail
      image=$(openstack server image create --wait --name "peers $1" "$1" -f value -c id | tail -n 1)
      trap 'openstack image delete "$image"' EXIT
      openstack image save "$image" | restic backup -q --stdin --stdin-filename "$1" """
    RESTORE = """set -euo pipefail
      restic dump -q latest "/$1" |
        openstack image create --disk-format qcow2 --container-format bare "$2" >/dev/null"""

    def prepare(self):
        self.env |= {"RESTIC_PASSWORD": PASSWORD, "RESTIC_REPOSITORY": f"swift:{self.container}:/"}
        run(["restic", "init", "-q"], self.env)

    def commands(self, servers):
        return [["bash", "-c", self.BACKUP, "bash", server] for server in servers]

    def restore(self, server, image):
        return run(["bash", "-c", self.RESTORE, "bash", server, image], self.env)


ALL = {tool.name: tool for tool in (Firn, FreezerSteps, SaveRestic)}


def freezer_agent(cloud, server, work):
    """Lets Debian's Freezer back up a server and says what became of it, and what it left behind."""
    log, container = work / "freezer.log", f"peers-agent-{secrets.token_hex(4)}"
    env = {**os.environ, **cloud.env(), "HOME": str(work)}
    ended = subprocess.run(
        ["/usr/bin/freezer-agent", "--action", "backup", "--mode", "nova", "--engine", "nova", "--nova-inst-id", server,
         "--storage", "swift", "--container", container, "--backup-name", "peers", "--path-to-backup", "/root",
         "--no-incremental", "true", "--log-file", str(log)],
        env=env, capture_output=True, check=False)
    print(f"freezer-agent: exit {ended.returncode}")
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if " [-] Engine error:" in line:
            print("  " + line.split(" [-] ", 1)[1])
    for image in cloud.client.get(f"{cloud.images}?name=snapshot_of_{server}")["images"]:
        print(f"  left behind: the image {image['name']}, {image['size']} bytes")
        cloud.client.send("DELETE", f"{cloud.images}/{image['id']}")
    cloud.remove(container)
