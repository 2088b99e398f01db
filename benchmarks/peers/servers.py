"""The object storages that dev/servers has started, and the proxy of the testkit before them."""

import hashlib
import json
import os
import secrets
import subprocess
import urllib.parse
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATE = Path(os.environ.get("FIRN_SERVERS_STATE", "/var/lib/firn-servers"))


def environment():
    """What dev/servers says of itself."""
    lines = (STATE / "environment").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


@dataclass
class Counts:
    """What passed the proxy during a run."""

    requests: int = 0
    connections: int = 0
    tokens: str = "-"
    up: int = 0
    down: int = 0


class Proxy:
    """One process before one server. Its counts come by a line each time it is asked."""

    def __init__(self, port, latency):
        jdk = max(Path("/usr/lib/jvm").glob("*25*"), key=os.path.getmtime)
        self.process = subprocess.Popen(
            [str(jdk / "bin/java"), "-XX:+UseSerialGC", "-cp", str(ROOT / "engine-testkit/target/classes"),
             "io.firn.testkit.proxy.ProxyMain", "0", f"127.0.0.1:{port}", str(latency)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def _now(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    @contextmanager
    def counted(self):
        """Gives counts that are filled in at the end."""
        counts = Counts()
        before, logins = self._now(), TempAuth.logins()
        yield counts
        after = self._now()
        counts.requests = sum(after["requests"].values()) - sum(before["requests"].values())
        counts.connections = after["connections"] - before["connections"]
        counts.up = after["bytesUp"] - before["bytesUp"]
        counts.down = after["bytesDown"] - before["bytesDown"]
        counts.tokens = str(TempAuth.logins() - logins)


class TempAuth:
    """Swift with its own users, as its address for objects follows the Host header."""

    def __init__(self):
        self.known = environment()
        self.address = urllib.parse.urlsplit(self.known["FIRN_SERVERS_TEMPAUTH"])
        self.port = self.address.port

    @staticmethod
    def logins():
        """Tokens that were asked for so far."""
        log = (STATE / "log/swift-tempauth.log").read_text(encoding="utf-8", errors="replace")
        return log.count(" GET /auth/")

    @staticmethod
    def place(name):
        return f"peers-{name}-{secrets.token_hex(4)}"

    def env(self, name, port, place):
        login = {
            "ST_AUTH": f"http://127.0.0.1:{port}{self.address.path}",
            "ST_USER": self.known["FIRN_SERVERS_TEMPAUTH_USER"],
            "ST_KEY": self.known["FIRN_SERVERS_TEMPAUTH_KEY"],
        }
        own = {
            "firn": {"FIRN_STORAGE": "swift", "FIRN_CONTAINER": place},
            "restic": {"RESTIC_REPOSITORY": f"swift:{place}:/"},
        }
        rclone = {
            "RCLONE_SWIFT_AUTH": login["ST_AUTH"],
            "RCLONE_SWIFT_USER": login["ST_USER"],
            "RCLONE_SWIFT_KEY": login["ST_KEY"],
            "PEERS_REMOTE": f":swift:{place}",
        }
        return login | own.get(name, rclone)

    def remove(self, place):
        """By one bulk request for each thousand objects, past the proxy."""
        user, key = self.known["FIRN_SERVERS_TEMPAUTH_USER"], self.known["FIRN_SERVERS_TEMPAUTH_KEY"]
        head = curl("-D", "-", "-o", "/dev/null", "-H", f"X-Auth-User: {user}", "-H", f"X-Auth-Key: {key}",
                    self.address.geturl())
        fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        account, token = fields["X-Storage-Url"], ("-H", f"X-Auth-Token: {fields['X-Auth-Token']}")
        while names := curl(*token, f"{account}/{place}?limit=1000").splitlines():
            body = "\n".join(f"/{place}/{urllib.parse.quote(name)}" for name in names)
            curl(*token, "-X", "POST", "-H", "Content-Type: text/plain", "--data-binary", body,
                 f"{account}?bulk-delete")
        curl(*token, "-X", "DELETE", f"{account}/{place}")


class S3Proxy:
    """The S3 server that is not Swift."""

    def __init__(self):
        self.known = environment()
        self.port = urllib.parse.urlsplit(self.known["FIRN_SERVERS_S3PROXY"]).port

    @staticmethod
    def place(name):
        return f"peers-{name}-{secrets.token_hex(4)}"

    def env(self, name, port, place):
        login = {
            "AWS_ACCESS_KEY_ID": self.known["FIRN_SERVERS_S3PROXY_ACCESS_KEY"],
            "AWS_SECRET_ACCESS_KEY": self.known["FIRN_SERVERS_S3PROXY_SECRET_KEY"],
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        endpoint = f"http://127.0.0.1:{port}"
        own = {
            "firn": {"FIRN_STORAGE": "s3", "FIRN_CONTAINER": place, "AWS_ENDPOINT_URL_S3": endpoint},
            "restic": {"RESTIC_REPOSITORY": f"s3:{endpoint}/{place}"},
        }
        rclone = {
            "RCLONE_S3_PROVIDER": "Other",
            "RCLONE_S3_ENV_AUTH": "true",
            "RCLONE_S3_ENDPOINT": endpoint,
            "RCLONE_S3_REGION": login["AWS_DEFAULT_REGION"],
            # Its client takes none, and what the machine may set is not for this server.
            "AWS_CA_BUNDLE": "",
            "PEERS_REMOTE": f":s3:{place}",
        }
        return login | own.get(name, rclone)

    def remove(self, place):
        """One request for each object, past the proxy."""
        login = ("--aws-sigv4", "aws:amz:us-east-1:s3", "--user",
                 self.known["FIRN_SERVERS_S3PROXY_ACCESS_KEY"] + ":"
                 + self.known["FIRN_SERVERS_S3PROXY_SECRET_KEY"],
                 "-H", f"x-amz-content-sha256: {hashlib.sha256().hexdigest()}")
        bucket = f"http://127.0.0.1:{self.port}/{place}"
        while names := [part.split("</Key>")[0] for part in curl(*login, bucket).split("<Key>")[1:]]:
            for name in names:
                curl(*login, "-X", "DELETE", f"{bucket}/{urllib.parse.quote(name)}")
        curl(*login, "-X", "DELETE", bucket)


def curl(*arguments):
    return subprocess.run(["curl", "-sS", "--fail", *arguments], check=True, capture_output=True, text=True).stdout


ALL = {"swift": TempAuth, "s3": S3Proxy}
