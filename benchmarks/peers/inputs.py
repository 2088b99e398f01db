"""Makes what is backed up: always the same bytes from the same seed."""

import os
import random
import shutil
import subprocess
from pathlib import Path

TREE = ["/usr/lib/python3", "/usr/share/doc", "/usr/lib/x86_64-linux-gnu"]
MIB = 1 << 20


def image(path, size):
    """A raw disk: of each 3 MiB one random, one text-like, one a hole; in runs of 16 MiB."""
    path = Path(path)
    if path.exists() and path.stat().st_size == size:
        return path
    source = random.Random(7)
    words = [source.randbytes(source.randint(2, 9)).hex().encode() for _ in range(4096)]
    with open(path, "wb") as disk:
        for position in range(0, size, 48 * MIB):
            disk.seek(position)
            for _ in range(16):
                disk.write(source.randbytes(MIB))
            for _ in range(16):
                text = b" ".join(source.choices(words, k=MIB // 8))
                disk.write((text * 2)[:MIB])
        disk.truncate(size)
    return path


def second_host(path):
    """A copy of the tree with 5 % of the files different, new mtimes and one directory moved."""
    path = Path(path)
    if path.exists():
        return path
    for root in TREE:
        target = path / root.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", root, str(target)], check=True)
    source = random.Random(11)
    for folder, names, files in os.walk(path):
        names.sort()
        for name in sorted(files):
            file = Path(folder) / name
            if file.is_symlink() or not file.is_file():
                continue
            if source.random() < 0.05:
                at = source.randrange(file.stat().st_size + 1)
                content = file.read_bytes()
                file.write_bytes(content[:at] + source.randbytes(100) + content[at:])
            os.utime(file)
    moved = path / "usr/share/doc"
    shutil.move(moved, path / "usr/lib/documentation")
    return path
