#!/usr/bin/python3
"""What 64 scattered writes of 4 KiB into a disk add to firn's next backup, on the cloud of dev/servers.

    benchmarks/peers/cloud_scattered.py [--size 2048] [--writes 64] [--only qcow2 raw] [--work DIR]

qcow2: the root disk of a server, as Nova snapshots it. raw: a volume, as Cinder gives it. Needs what `cloud` needs.
"""

import argparse
import json
import os
import random
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import cloud_tools
import inputs
from cloud_guest import BLOCK, Cloud, Guest

MIB = 1 << 20


class Server:
    """A guest whose disk is Nova's."""

    def __init__(self, cloud, image, disk):
        self.guest = Guest(cloud, image, "small")
        self.disk = disk
        self.source = ["--nova-inst-id", self.guest.id]

    def scatter(self, number):
        self.guest.scatter(self.disk, number)

    def remove(self):
        self.guest.remove()


class Volume:
    """A volume that Cinder keeps as a file."""

    def __init__(self, cloud, image, disk):
        self.client = cloud.client
        self.size = disk.stat().st_size
        volumes = f"{cloud.known['FIRN_SERVERS_CINDER']}/v3/{cloud.client.project}/volumes"
        wanted = {"name": "peers", "size": -(-self.size >> 30) or 1, "imageRef": image}
        made = self.client.post(volumes, {"volume": wanted})["volume"]["id"]
        self.url = f"{volumes}/{made}"
        self.file = Path(cloud.known["FIRN_SERVERS_VOLUMES"]) / f"volume-{made}"
        self.source = ["--cinder-vol-id", made]
        while self.client.get(self.url)["volume"]["status"] != "available":
            time.sleep(0.5)

    def scatter(self, number):
        source = random.Random(23)
        with open(self.file, "r+b") as disk:
            for position in source.sample(range(self.size // BLOCK), number):
                disk.seek(position * BLOCK)
                disk.write(source.randbytes(BLOCK))

    def remove(self):
        self.client.send("DELETE", self.url)


@contextmanager
def kept(kind, cloud, image, disk):
    """A disk of that kind, for a while."""
    made = {"qcow2": Server, "raw": Volume}[kind](cloud, image, disk)
    try:
        yield made
    finally:
        made.remove()


def added(tool, source):
    """Bytes that a backup adds: of content, and stored."""
    ended = subprocess.run([cloud_tools.FIRN, "backup", "--json", *source], env=os.environ | tool.env, check=True,
                           stdout=subprocess.PIPE)
    report = json.loads(ended.stdout)
    return report["bytes_added_raw"], report["bytes_added_stored"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=2048, help="MiB of the disk, at most 4096")
    parser.add_argument("--writes", type=int, default=64)
    parser.add_argument("--only", nargs="+", choices=["qcow2", "raw"], default=["qcow2", "raw"])
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    work = options.work or Path(tempfile.mkdtemp(prefix="firn-cloud-"))
    work.mkdir(parents=True, exist_ok=True)
    cloud = Cloud()
    for kind in options.only:
        disk = work / "disk.raw"
        disk.unlink(missing_ok=True)
        inputs.image(disk, options.size * MIB)
        tool = cloud_tools.Firn(cloud, work)
        try:
            with cloud.image("peers", disk) as image, kept(kind, cloud, image, disk) as made:
                for label in ("first backup", "second backup"):
                    raw, stored = added(tool, made.source)
                    print(f"{kind}, {label}: {raw / MIB:.1f} MiB of content, {stored / MIB:.1f} MiB stored", flush=True)
                    if label.startswith("first"):
                        made.scatter(options.writes)
        finally:
            tool.remove()
    subprocess.run(["rm", "-rf", str(work)], check=True)


if __name__ == "__main__":
    main()
