"""The cloud of dev/servers, and servers in it whose disks have known bytes."""

import json
import random
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from servers import ROOT, environment

sys.path.insert(0, str(ROOT / "dev"))
from rest import Client  # noqa: E402

BLOCK = 4096


class Cloud:
    """Nova, Glance and Swift, as the user demo."""

    def __init__(self):
        self.known = environment()
        self.client = Client(self.known["OS_AUTH_URL"], self.known["OS_PASSWORD"], "demo", "demo")
        self.images = self.known["FIRN_SERVERS_GLANCE"] + "/v2/images"
        self.servers = self.known["FIRN_SERVERS_NOVA"] + "/servers"
        self.swift = f"{self.known['FIRN_SERVERS_SWIFT']}/v1/AUTH_{self.client.project}"

    def env(self):
        return {name: value for name, value in self.known.items() if name.startswith("OS_")}

    @contextmanager
    def image(self, name, file):
        """An image from a raw file, for a while."""
        made = self.client.post(self.images, {"name": name, "disk_format": "raw", "container_format": "bare"})["id"]
        try:
            self._curl("-T", str(file), "-H", "Content-Type: application/octet-stream", f"{self.images}/{made}/file")
            yield made
        finally:
            self.client.send("DELETE", f"{self.images}/{made}")

    def compare(self, name, disk, work):
        """The image of that name must hold the disk's bytes, whatever its format; it is removed."""
        made = self.client.get(f"{self.images}?name={urllib.request.quote(name)}")["images"]
        file = work / "restored"
        try:
            self._curl("-o", str(file), f"{self.images}/{made[0]['id']}/file")
            # Without its format: Freezer's steps call raw what is qcow2.
            subprocess.run(["qemu-img", "compare", "-q", "-F", "raw", str(file), str(disk)], check=True)
        finally:
            file.unlink(missing_ok=True)
            for image in made:
                self.client.send("DELETE", f"{self.images}/{image['id']}")

    def stored(self, container):
        """Bytes in a container; none when there is none."""
        status = subprocess.run(
            ["curl", "-sS", "-I", "-H", f"X-Auth-Token: {self.client.token}", f"{self.swift}/{container}"],
            check=True, capture_output=True, text=True).stdout
        fields = dict(line.lower().split(": ", 1) for line in status.splitlines() if ": " in line)
        return int(fields.get("x-container-bytes-used", 0))

    def remove(self, container):
        """A container with all that is in it, by one bulk request for each thousand objects; or none."""
        if f'"{container}"' not in self._curl(f"{self.swift}?format=json&prefix={container}"):
            return
        while names := self._curl(f"{self.swift}/{container}?limit=1000").splitlines():
            body = "\n".join(f"/{container}/{urllib.request.quote(name)}" for name in names)
            self._curl("-X", "POST", "-H", "Content-Type: text/plain", "-H", "Accept: application/json",
                       "--data-binary", body, f"{self.swift}?bulk-delete")
        self._curl("-X", "DELETE", f"{self.swift}/{container}")

    def _curl(self, *arguments):
        return subprocess.run(["curl", "-sS", "--fail", "-H", f"X-Auth-Token: {self.client.token}", *arguments],
                              check=True, capture_output=True, text=True).stdout


class Guest:
    """A running server, which has no system and does nothing."""

    def __init__(self, cloud, image, flavor):
        self.cloud = cloud
        network = cloud.client.get(cloud.known["FIRN_SERVERS_NEUTRON"] + "/v2.0/networks?name=private")
        self.id = cloud.client.post(cloud.servers, {"server": {
            "name": "peers", "imageRef": image, "flavorRef": flavor,
            "networks": [{"uuid": network["networks"][0]["id"]}]}})["server"]["id"]
        self.url = f"{cloud.servers}/{self.id}"
        try:
            self._until("ACTIVE")
        except SystemExit:
            self.remove()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.remove()

    def remove(self):
        self.cloud.client.send("DELETE", self.url)

    def scatter(self, disk, number):
        """Writes random blocks into the guest's disk while it is stopped, and into the file that says what it holds."""
        source = random.Random(23)
        size = disk.stat().st_size
        self.cloud.client.send("POST", self.url + "/action", {"os-stop": None})
        self._until("SHUTOFF")
        root = Path(self.cloud.known["FIRN_SERVERS_INSTANCES"]) / self.id / "disk"
        block = disk.with_suffix(".block")
        with open(disk, "r+b") as expected:
            for position in source.sample(range(size // BLOCK), number):
                block.write_bytes(source.randbytes(BLOCK))
                write = f"write -s {block} {position * BLOCK} {BLOCK}"
                subprocess.run(["qemu-io", "-f", "qcow2", "-c", write, str(root)], check=True, capture_output=True)
                expected.seek(position * BLOCK)
                expected.write(block.read_bytes())
        block.unlink()
        self.cloud.client.send("POST", self.url + "/action", {"os-start": None})
        self._until("ACTIVE")

    def _until(self, status):
        until = time.monotonic() + 300
        while (found := self.cloud.client.get(self.url)["server"])["status"] != status:
            if found["status"] == "ERROR" or time.monotonic() > until:
                raise SystemExit(f"the server is {found['status']}, not {status}: {json.dumps(found.get('fault'))}")
            time.sleep(0.5)
