"""Work cut in chunks for forked processes: what is in memory at the fork is shared, not sent.

Each worker takes the next chunk's number from one pipe and answers on its own. Where fork is not to
be had, or one job is asked for, the same work runs in this process. A worker that dies names the
chunk it was at. Order of answers is not order of chunks: callers put them in place by number.
"""

from __future__ import annotations

import gc
import os
import selectors
import signal
import struct
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Chunk = TypeVar("Chunk")
_HEAD = struct.Struct("<BIQ")
_STARTED, _ANSWER, _FAILED = 0, 1, 2


class WorkerFailed(Exception):
    """A worker died or raised; `chunk` is the number it was at, `detail` the traceback if there was one."""

    def __init__(self, chunk: int, detail: str) -> None:
        self.chunk = chunk
        self.detail = detail
        super().__init__(detail)


def can_fork() -> bool:
    import threading

    return hasattr(os, "fork") and threading.active_count() == 1


def in_chunks(count: int, jobs: int, smallest: int) -> list[range]:
    """`range(count)` cut for `jobs` workers: even enough that none is left waiting long."""
    size = max(smallest, min(200, -(-count // (jobs * 8)) or 1))
    return [range(start, min(start + size, count)) for start in range(0, count, size)]


def answers(chunks: Sequence[Chunk], work: Callable[[Chunk], bytes], jobs: int) -> Iterator[tuple[int, bytes]]:
    """(number, work(chunk)) for each chunk, in the order in which they are done."""
    if jobs <= 1 or len(chunks) <= 1 or not can_fork():
        for number, chunk in enumerate(chunks):
            yield number, work(chunk)
        return
    try:
        yield from _forked(chunks, work, min(jobs, len(chunks)))
    except WorkerFailed as failed:
        if failed.detail:  # it raised: here the same work raises as itself
            work(chunks[failed.chunk])
        raise


def _forked(chunks: Sequence[Chunk], work: Callable[[Chunk], bytes], jobs: int) -> Iterator[tuple[int, bytes]]:
    tasks_out, tasks_in = os.pipe()
    os.write(tasks_in, b"".join(number.to_bytes(4, "little") for number in range(len(chunks))))
    os.close(tasks_in)
    gc.collect()
    gc.freeze()
    pids: dict[int, int] = {}
    selector = selectors.DefaultSelector()
    try:
        for _ in range(jobs):
            out, into = os.pipe()
            pid = os.fork()
            if pid == 0:
                for other in (out, *pids):
                    os.close(other)
                _serve(tasks_out, into, chunks, work)
            os.close(into)
            pids[out] = pid
            selector.register(out, selectors.EVENT_READ, _Inbox())
        missing = set(range(len(chunks)))
        for number, answer in _collect(selector, pids):
            missing.discard(number)
            yield number, answer
        if missing:
            raise WorkerFailed(min(missing), "")
    finally:
        gc.unfreeze()
        os.close(tasks_out)
        selector.close()
        for out, pid in pids.items():
            os.close(out)
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _serve(tasks: int, into: int, chunks: Sequence[Chunk], work: Callable[[Chunk], bytes]) -> None:
    """A worker's life; never returns. It ends when its parent has: an orphan would hold the lock."""
    code, parent = 0, os.getppid()
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.disable()
        while len(task := os.read(tasks, 4)) == 4 and os.getppid() == parent:
            number = int.from_bytes(task, "little")
            _send(into, _STARTED, number, b"")
            try:
                _send(into, _ANSWER, number, work(chunks[number]))
            except BrokenPipeError:
                break
            except BaseException:
                _send(into, _FAILED, number, traceback.format_exc().encode())
                break
    except BaseException:
        code = 1
    finally:
        os._exit(code)


def _send(into: int, kind: int, number: int, payload: bytes) -> None:
    data = memoryview(_HEAD.pack(kind, number, len(payload)) + payload)
    while data:
        data = data[os.write(into, data) :]


class _Inbox:
    """Bytes from one worker, cut into messages; `current` is the chunk that it has not answered yet."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.current: int | None = None

    def messages(self) -> Iterator[tuple[int, int, bytes]]:
        while len(self.data) >= _HEAD.size:
            kind, number, length = _HEAD.unpack_from(self.data)
            end = _HEAD.size + length
            if len(self.data) < end:
                return
            payload = bytes(self.data[_HEAD.size : end])
            del self.data[:end]
            self.current = number if kind == _STARTED else None
            yield kind, number, payload


def _collect(selector: selectors.BaseSelector, pids: dict[int, int]) -> Iterator[tuple[int, bytes]]:
    while selector.get_map():
        for key, _ in selector.select():
            inbox: _Inbox = key.data
            data = os.read(key.fd, 1 << 20)
            if not data:
                selector.unregister(key.fd)
                pid = pids.pop(key.fd)
                os.close(key.fd)
                os.waitpid(pid, 0)
                if inbox.current is not None:
                    raise WorkerFailed(inbox.current, "")
                continue
            inbox.data += data
            for kind, number, payload in inbox.messages():
                if kind == _FAILED:
                    raise WorkerFailed(number, payload.decode())
                if kind == _ANSWER:
                    yield number, payload
