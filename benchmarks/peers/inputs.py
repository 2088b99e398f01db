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
    path.parent.mkdir(parents=True, exist_ok=True)
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


def overwrite(disk, seed):
    """One percent of a disk, in pieces of 64 KiB here and there."""
    source = random.Random(seed)
    piece, size = 64 << 10, disk.stat().st_size
    with open(disk, "r+b") as opened:
        for _ in range(size // piece // 100):
            opened.seek(source.randrange(size // piece) * piece)
            opened.write(source.randbytes(piece))


def small_files(path, count):
    """Files of 1 to 8 KiB, a thousand to a folder, every second one of random bytes."""
    path = Path(path)
    if path.exists():
        return path
    source = random.Random(5)
    words = [source.randbytes(source.randint(2, 9)).hex().encode() for _ in range(4096)]
    for number in range(count):
        folder = path / f"{number // 1000:04d}"
        folder.mkdir(parents=True, exist_ok=True)
        size = source.randint(1 << 10, 8 << 10)
        content = source.randbytes(size) if number % 2 else b" ".join(source.choices(words, k=size // 9))[:size]
        (folder / f"{number:07d}").write_bytes(content)
    return path


def one_file(roots):
    """A regular file of some size, the same each time."""
    found = sorted(
        path for path in Path(roots[-1]).rglob("*") if path.is_file() and not path.is_symlink() and path.stat().st_size)
    return str(found[len(found) // 2])


def read(roots):
    """Into the page cache; through a pipe, as tar does not read what it would write to /dev/null itself."""
    for root in roots:
        subprocess.run(["sh", "-c", 'tar -cf - "$1" 2>/dev/null | wc -c >/dev/null', "sh", root], check=True)


def copied_tree(path):
    """The tree at a place where it may be changed."""
    path = Path(path)
    if path.exists():
        return path
    for root in TREE:
        target = path / root.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", root, str(target)], check=True)
    return path


def regular_files(path):
    """In an order that does not depend on the file system."""
    for folder, names, files in os.walk(path):
        names.sort()
        for file in (Path(folder) / name for name in sorted(files)):
            if file.is_file() and not file.is_symlink():
                yield file


def insert(file, source):
    """A hundred bytes somewhere in a file."""
    content = file.read_bytes()
    at = source.randrange(len(content) + 1)
    file.write_bytes(content[:at] + source.randbytes(100) + content[at:])


def change(path, seed):
    """One file in a hundred gets other content."""
    source = random.Random(seed)
    for file in regular_files(path):
        if source.random() < 0.01:
            insert(file, source)


def second_host(path):
    """A copy of the tree with 5 % of the files different, new mtimes and one directory moved."""
    path = Path(path)
    if path.exists():
        return path
    copied_tree(path)
    source = random.Random(11)
    for file in regular_files(path):
        if source.random() < 0.05:
            insert(file, source)
        os.utime(file)
    shutil.move(path / TREE[len(TREE) // 2].lstrip("/"), path / "moved")
    return path
