"""Putting a build in place: staged beside the output, compared, renamed; what was ours and is gone, removed.

The manifest in the output folder names each file that we made, with its digest, and so what we may
remove. It is written twice: before the first rename with what is about to be there, and after the last
with what is. Killed between, the next build finds every file of either, and heals it. Files that we did
not make are never touched. What is published is for a web server to read, whatever the umask of who built.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import stat
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from presstime.diagnostics import Diagnostic, Where, error, warning
from presstime.engine.rendering import digest_of
from presstime.engine.unchanged import MANIFEST, MANIFEST_ON_ITS_WAY, Signature, signature
from presstime.reading.files import is_passed_over

PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755
_DISK_FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
_HEADER = "# Files made by Presstime: digest, two spaces, path. Only these are ever changed or removed.\n"


class Refused(Exception):
    """The folder can't be published into; carries the finding."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


class Folder:
    """An output folder and its manifest."""

    def __init__(self, path: Path, is_own: bool = False, ours: dict[str, set[str]] | None = None) -> None:
        """`is_own`: a folder for us alone (the preview's), in which everything is ours without a manifest.

        `ours` is what the manifest says, where that is known without reading it.
        """
        self.path = path
        self.is_own = is_own
        self._prefix = f"{path}{os.sep}"
        self.has_manifest = (path / MANIFEST).is_file()
        self.ours: dict[str, set[str]] = ours or {}
        self.written = self.removed = self.unchanged = 0
        if self.has_manifest and ours is None:
            self._read_manifest()
        if is_own:
            for file in self._files():
                self.ours.setdefault(file, set())

    def _files(self) -> Iterator[str]:
        for folder, _, names in os.walk(self.path):
            for name in names:
                yield os.path.relpath(os.path.join(folder, name), self.path).replace(os.sep, "/")

    def _read_manifest(self) -> None:
        text = (self.path / MANIFEST).read_text("utf-8", "replace")
        for line in text.splitlines():
            digest, gap, path = line.partition("  ")
            if gap and not line.startswith("#") and is_inside(path):
                self.ours.setdefault(path, set()).add(digest)

    def signature(self, path: str) -> Signature | None:
        """The signature of a file in place; None where there is none."""
        return signature(self._prefix + path)

    def settled(self, path: str, digest: str, known: Signature) -> Signature | None:
        """The signature of a file in place, where its bytes have this digest; None where they have not."""
        now = self.signature(path)
        return now if now == known or (now is not None and self.digest(path) == digest) else None

    def digest(self, path: str) -> str:
        try:
            return digest_of((self.path / path).read_bytes())
        except OSError:
            return ""

    def refuse_foreign(self, planned: Iterable[str]) -> None:
        """Without a manifest, a folder that holds anything else than what may be ours is refused."""
        if self.has_manifest or not self.path.is_dir():
            return
        coming = set(planned)
        for path in self._files():
            if path not in coming and not is_passed_over(os.path.basename(path)):
                raise Refused(
                    error(
                        "PT020",
                        f"the output folder holds files that we did not make ({path})",
                        Where(str(self.path)),
                        "name an empty folder with --output, or say --force to publish beside them",
                    )
                )

    def put(self, files: Mapping[str, tuple[str, Path | None]], force: bool) -> list[Diagnostic]:
        """Bring the folder to `files`: path → (digest, staged file, or None where the bytes are in place)."""
        findings = self._foreign_in_the_way(files, force)
        if any(f.code == "PT021" for f in findings):
            raise Refused(findings[0])
        gone = [path for path in self.ours if path not in files]
        changes = any(staged is not None for _, staged in files.values()) or gone
        if changes:
            _make_folder(str(self.path), set())
            self._write_manifest(files, {path: self.ours[path] for path in self.ours})
        findings += self._exchange(files, gone)
        if changes or not self._is_settled(files):
            self._write_manifest(files, {})
        return findings

    def _is_settled(self, files: Mapping[str, tuple[str, Path | None]]) -> bool:
        """Whether the manifest names just these files: after a build that was killed it names more."""
        return (
            self.has_manifest
            and not os.path.lexists(self._prefix + MANIFEST_ON_ITS_WAY)
            and len(self.ours) == len(files)
            and all(self.ours.get(path) == {digest} for path, (digest, _) in files.items())
        )

    def _exchange(self, files: Mapping[str, tuple[str, Path | None]], gone: Iterable[str]) -> list[Diagnostic]:
        """Files come, then those that are gone go; before all, those that go where others come."""
        coming = {path: staged for path, (_, staged) in files.items() if staged is not None}
        self.unchanged += len(files) - len(coming)
        first = _in_the_way(coming, gone)
        findings = self._remove(first)
        made: set[str] = set()
        for path, staged in coming.items():
            self._move(staged, path, made)
        return findings + self._remove(path for path in gone if path not in first)

    def put_some(self, files: Mapping[str, tuple[str, Path | None]], gone: Iterable[str] = ()) -> None:
        """In a folder of our own: put these files in place and take those away; no manifest is kept."""
        gone = list(gone)
        self._exchange(files, gone)
        self.ours.update({path: {digest} for path, (digest, _) in files.items()})
        for path in gone:
            self.ours.pop(path, None)

    def _foreign_in_the_way(self, files: Mapping[str, tuple[str, Path | None]], force: bool) -> list[Diagnostic]:
        if not self.ours and not self.path.is_dir():
            return []
        return [
            error(
                "PT021",
                f"`{other}` stands in the output already, and we did not make it",
                Where(str(self.path)),
                "move it away, or say --force to replace it",
            )
            for path, (digest, staged) in files.items()
            if staged is not None
            for other in self._standing_at(path)
            if not (other in self.ours if other == path else self.digest(other) in self.ours.get(other, ()))
            and not (other == path and (force or self.digest(path) == digest))
        ]

    def _standing_at(self, path: str) -> list[str]:
        """The files where one is to come: itself, all in a folder of its name, or one named as its folder."""
        try:
            status = os.lstat(self._prefix + path)
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            return [folder for folder in _above(path) if not os.path.isdir(self._prefix + folder)][-1:]
        if not stat.S_ISDIR(status.st_mode):
            return [path]
        return [
            os.path.relpath(os.path.join(folder, name), self.path).replace(os.sep, "/")
            for folder, _, names in os.walk(self._prefix + path)
            for name in names
        ]

    def _move(self, staged: Path, path: str, made: set[str]) -> None:
        target = self._prefix + path
        _make_folder(os.path.dirname(target), made, None if self.is_own else PUBLIC_FOLDER)
        if not self.is_own:
            os.chmod(staged, PUBLIC_FILE)
        try:
            os.replace(staged, target)
        except IsADirectoryError:
            for empty, _, _ in os.walk(target, topdown=False):
                os.rmdir(empty)
            os.replace(staged, target)
        self.written += 1

    def _remove(self, gone: Iterable[str]) -> list[Diagnostic]:
        """Remove what we made and no longer make; what somebody changed since is kept, and said."""
        findings = []
        for path in gone:
            target = self.path / path
            if not os.path.lexists(target):
                self._prune(target.parent)
                continue
            if not self.is_own and self.digest(path) not in self.ours[path]:
                findings.append(
                    warning(
                        "PT022",
                        f"`{path}` is no longer published, but was changed by hand: it stays",
                        Where(str(self.path)),
                        "delete it if it is not wanted",
                    )
                )
                continue
            target.unlink()
            self.removed += 1
            self._prune(target.parent)
        return findings

    def _prune(self, folder: Path) -> None:
        """Remove folders that are empty now, upwards; a build killed half-way may have left them or begun."""
        while folder != self.path and self.path in folder.parents:
            try:
                folder.rmdir()
            except FileNotFoundError:
                pass
            except OSError as problem:
                if problem.errno in _DISK_FAULTS:
                    raise
                return
            folder = folder.parent

    def _write_manifest(self, files: Mapping[str, tuple[str, Path | None]], more: Mapping[str, set[str]]) -> None:
        lines = {f"{digest}  {path}\n" for path, (digest, _) in files.items()}
        lines |= {f"{digest}  {path}\n" for path, digests in more.items() for digest in digests}
        temporary = self.path / MANIFEST_ON_ITS_WAY
        with open(temporary, "w", encoding="utf-8", newline="\n") as file:
            file.write(_HEADER)
            file.writelines(sorted(lines, key=lambda line: line.partition("  ")[2]))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, PUBLIC_FILE)
        os.replace(temporary, self.path / MANIFEST)

    def remove_all(self) -> list[Diagnostic]:
        """`clean`: everything that the manifest names, and the manifest."""
        findings = self._remove(list(self.ours))
        (self.path / MANIFEST).unlink(missing_ok=True)
        (self.path / MANIFEST_ON_ITS_WAY).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self.path.rmdir()
        return findings


def _above(path: str) -> Iterator[str]:
    """The folders that a path is in, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


def _in_the_way(coming: Collection[str], gone: Iterable[str]) -> set[str]:
    """Those of the files gone that are named as a folder of one that comes, or lie in a folder of its name."""
    folders = {folder for path in coming for folder in _above(path)}
    return {path for path in gone if path in folders or any(folder in coming for folder in _above(path))}


def is_inside(path: str) -> bool:
    """Whether a relative path stays inside its folder, on any system."""
    parts = path.replace("\\", "/").split("/")
    return not (
        path.startswith("/") or any(part in ("", ".", "..") for part in parts) or "\0" in path or ":" in parts[0]
    )


def refuse_place(output: Path, source: Path) -> None:
    """Folders that are never an output: those that hold the source or its parts, home, the root."""
    output, source = output.resolve(), source.resolve()
    reason = ""
    if output == source or output in source.parents:
        reason = "it holds the publication's own files"
    elif output in (Path.home().resolve(), Path(output.anchor)):
        reason = "it is no folder for a publication alone"
    elif any(
        output == source / name or source / name in output.parents
        for name in ("content", "templates", "static", ".presstime", ".git")
    ):
        reason = "it is inside the publication's own files"
    elif output.exists() and not output.is_dir():
        reason = "it is a file"
    if reason:
        raise Refused(
            error(
                "PT023",
                f"{output.name or output} can't be the output folder: {reason}",
                Where(str(output)),
                "name another with --output",
            )
        )


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C and SIGTERM wait while files are put in place, so that a reader finds one edition or the other."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _make_folder(folder: str, made: set[str], mode: int | None = PUBLIC_FOLDER) -> None:
    """Make what is missing of a path; those known to stand are in `made`, so that most cost one call.

    What we make gets `mode`, or that of the umask for None; a folder that somebody else made keeps its own.
    """
    if folder in made:
        return
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        _make_folder(os.path.dirname(folder), made, mode)
        os.mkdir(folder)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise
        made.add(folder)
        return
    if mode is not None:
        os.chmod(folder, mode)
    made.add(folder)


class Staging:
    """A folder for files on their way, on the output's file system; gone after the build whatever happens."""

    def __init__(self, output: Path) -> None:
        beside = output.parent / f".{output.name}.presstime-staging"
        try:
            _make_folder(str(output.parent), set())
            shutil.rmtree(beside, ignore_errors=True)
            beside.mkdir()
            if output.is_dir() and os.stat(beside).st_dev != os.stat(output).st_dev:
                beside.rmdir()
                raise OSError
            self.path = beside
        except OSError:
            self.path = output / ".presstime-staging"
            shutil.rmtree(self.path, ignore_errors=True)
            _make_folder(str(output), set())
            self.path.mkdir()

    def copy(self, number: int, source: Path) -> Path:
        """A copy of a source file, in staging."""
        target = self.path / f"copy-{number}"
        shutil.copyfile(source, target)
        return target

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)
