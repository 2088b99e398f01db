#!/usr/bin/python3
"""What Freezer does with a server, step by step, with its own sizes: its agent itself cannot, on Python 3.

    freezer_steps.py backup CONTAINER NAME SERVER     snapshot, download, segments of 1,000,000 bytes, a manifest
    freezer_steps.py restore CONTAINER NAME IMAGE     chunks of 10,000,000 bytes into `openstack image create`
    freezer_steps.py unlimited CONTAINER NAME IMAGE   the same, segment by segment

Swift gives out a manifest's segments at one a second after the first ten, unless its operator has changed that: 1 MB/s
with segments of this size. `unlimited` is what Freezer would do on a Swift without that limit.
"""

import io
import json
import os
import subprocess
import sys
import time

import swiftclient

SEGMENT = 1_000_000
CHUNK = 10_000_000


def connect():
    env = os.environ
    return swiftclient.Connection(
        authurl=env["OS_AUTH_URL"], user=env["OS_USERNAME"], key=env["OS_PASSWORD"], auth_version="3",
        tenant_name=env["OS_PROJECT_NAME"],
        os_options={"user_domain_name": env["OS_USER_DOMAIN_NAME"],
                    "project_domain_name": env["OS_PROJECT_DOMAIN_NAME"], "region_name": env["OS_REGION_NAME"]})


def openstack(*arguments):
    return json.loads(subprocess.check_output(["openstack", *arguments, "-f", "json"]) or "null")


def cut(stream):
    """One after the other, as Freezer's ReSizeStream cuts what Glance sends."""
    while segment := stream.read(SEGMENT):
        yield segment


def backup(container, name, server):
    swift = connect()
    swift.put_container(container)
    swift.put_container(container + "_segments")
    image = openstack("server", "image", "create", "--name", f"snapshot_of_{server}", server)["id"]
    while openstack("image", "show", image)["status"] != "active":
        time.sleep(1)
    with subprocess.Popen(["openstack", "image", "save", image], stdout=subprocess.PIPE) as download:
        for number, segment in enumerate(cut(io.BufferedReader(download.stdout, CHUNK))):
            swift.put_object(f"{container}_segments", f"{name}/{number:08d}", segment, content_length=len(segment))
    if download.returncode:
        raise SystemExit("the image could not be downloaded")
    swift.put_object(container, name, b"", content_length=0,
                     headers={"X-Object-Manifest": f"{container}_segments/{name}/"})
    subprocess.check_call(["openstack", "image", "delete", image])


def restore(container, name, image):
    upload(image, connect().get_object(container, name, resp_chunk_size=CHUNK)[1])


def unlimited(container, name, image):
    swift, segments = connect(), container + "_segments"
    listed = swift.get_container(segments, prefix=name + "/", full_listing=True)[1]
    upload(image, (swift.get_object(segments, segment["name"])[1] for segment in listed))


def upload(image, chunks):
    process = subprocess.Popen(
        ["openstack", "image", "create", "--disk-format", "raw", "--container-format", "bare", image],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    for chunk in chunks:
        process.stdin.write(chunk)
    process.stdin.close()
    if process.wait():
        raise SystemExit("the image could not be uploaded")


if __name__ == "__main__":
    {"backup": backup, "restore": restore, "unlimited": unlimited}[sys.argv[1]](*sys.argv[2:])
