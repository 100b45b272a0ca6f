"""Files read in processes that may be killed, so that one file cannot harm a run.

A worker takes one file after another. One that takes too long, needs too much memory or dies (a
fault in native code) costs its file alone: the file gets a finding, another worker goes on, and
results keep the order of the files. Workers take a moment to start, so a few small files of formats
that are read without native decoders are done in this process.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing import connection, get_context
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jiping import language
from jiping.cli import worker
from jiping.cli.inputs import Input

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from jiping.cli.worker import Outcome, Work
    from jiping.model import Finding, Limits

FEW = 16
"""So many small files are done before a worker has started."""
SMALL = 512 * 1024
HEAD = 1024
MANY = 100
"""From so many files on a second worker pays."""
MOST = 8
AHEAD = 64
"""Results that may wait for one before them."""
MIB = 1024 * 1024
SECONDS_A_MIB = 15
STARTING = 60
"""Seconds that a worker may take to start."""
NATIVE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
"""How files begin that native decoders take apart."""
NATIVE_SUFFIXES = frozenset(".pdf .ofd .png .jpg .jpeg .gif .bmp .tif .tiff .webp".split())


class Stopped(NamedTuple):
    """A file whose reading was stopped, and why."""

    finding: Finding


def run(
    inputs: Sequence[Input], work: Work, kind: Any, limits: Limits
) -> Iterator[tuple[Input, Outcome | Stopped]]:
    """What `work` gives for each input, in their order; `kind` is the type of its results."""
    if len(inputs) <= FEW and all(map(_harmless, inputs)):
        for item in inputs:
            yield item, _here(item, work, limits)
        return
    pool = _Pool(inputs, work, kind, limits)
    try:
        yield from pool.results()
    finally:
        pool.close()


def _here(item: Input, work: Work, limits: Limits) -> Outcome | Stopped:
    """The work on a file in this process."""
    try:
        return worker.do(work, item.content, item.name)
    except MemoryError:
        return Stopped(worker.finding(worker.TOO_MUCH, 0, limits))


def _harmless(item: Input) -> bool:
    """Whether a file is small and of a kind that Python and lxml read alone."""
    content = item.content
    if isinstance(content, bytes):
        return len(content) <= SMALL and not _is_native(content[:HEAD])
    if isinstance(content, Path):
        try:
            if not content.is_file():
                return True  # a device, a folder, nothing: refused without being read
            with content.open("rb") as stream:
                head = stream.read(HEAD)
            return content.stat().st_size <= SMALL and not _is_native(head, content.suffix)
        except OSError:
            return True
    return content.size <= SMALL and not _is_native(b"", content.suffix)


def _is_native(head: bytes, suffix: str = "") -> bool:
    return head.startswith(NATIVE) or b"%PDF" in head or suffix.lower() in NATIVE_SUFFIXES


def _size(content: Path | bytes | worker.Carried) -> int:
    if isinstance(content, bytes):
        return len(content)
    if isinstance(content, worker.Carried):
        return len(content.data)
    try:
        return content.stat().st_size
    except OSError:
        return 0


class _Hand:
    """One worker: its process, the pipe to it, and what it has in hand."""

    def __init__(self, work: Work, limits: Limits) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self.pipe: Connection = ours
        arguments = (theirs, work, language.current(), limits.memory_bytes)
        self.process: SpawnProcess = context.Process(
            target=worker.serve, args=arguments, daemon=True
        )
        self.process.start()
        theirs.close()
        self.ready = False
        self.number: int | None = None
        self.seconds = self.deadline = 0.0

    def kill(self) -> int | None:
        """End it, whatever it does; gives the exit status it had already, if any."""
        self.process.join(0.2 if self.process.exitcode is None else 0)
        status = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return status


class _Pool:
    """Workers over a list of files."""

    def __init__(self, inputs: Sequence[Input], work: Work, kind: Any, limits: Limits) -> None:
        self.inputs, self.work, self.kind, self.limits = inputs, work, kind, limits
        self.todo = deque(range(len(inputs)))
        self.done: dict[int, Outcome | Stopped] = {}
        self.hands: list[_Hand] = []
        self.count = min(MOST, cpu_count() or 1) if len(inputs) >= MANY else 1

    def results(self) -> Iterator[tuple[Input, Outcome | Stopped]]:
        """In the order of the inputs, each as soon as those before it are there."""
        for number, item in enumerate(self.inputs):
            self._hand_out(number)
            while number not in self.done:
                started = any(hand.ready for hand in self.hands)
                if not started and self.todo and _harmless(self.inputs[self.todo[0]]):
                    here = self.todo.popleft()
                    self.done[here] = _here(self.inputs[here], self.work, self.limits)
                    self._gather(0)
                else:
                    self._gather(None)
                self._hand_out(number)
            yield item, self._decoded(self.done.pop(number))

    def _decoded(self, outcome: Outcome | Stopped) -> Outcome | Stopped:
        """A result that a worker sent, as an object again."""
        if isinstance(outcome, Stopped) or outcome.kind != "sent":
            return outcome
        from msgspec import msgpack

        return worker.Outcome("done", msgpack.decode(outcome.result, type=self.kind))

    def close(self) -> None:
        """No worker is left."""
        for hand in self.hands:
            hand.process.kill()
        for hand in self.hands:
            hand.process.join()
            hand.pipe.close()
        self.hands.clear()

    def _hand_out(self, first: int) -> None:
        """Give every idle worker a file; start workers as long as there is work for them."""
        idle = deque(hand for hand in self.hands if hand.number is None)
        while self.todo and self.todo[0] < first + AHEAD:
            if not idle and len(self.hands) >= self.count:
                return
            number = self.todo.popleft()
            item = self.inputs[number]
            content = worker.carried(item.content)
            if content is None:  # it cannot be unpacked: the finding is all there is
                self.done[number] = _here(item, self.work, self.limits)
                continue
            if idle:
                hand = idle.popleft()
            else:
                hand = _Hand(self.work, self.limits)
                self.hands.append(hand)
            hand.number = number
            hand.seconds = self.limits.seconds + SECONDS_A_MIB * _size(content) / MIB
            hand.deadline = time.monotonic() + (hand.seconds if hand.ready else STARTING)
            with suppress(OSError):  # it is dead; its end of the pipe tells so
                hand.pipe.send((content, item.name))

    def _gather(self, wait: float | None) -> None:
        """Wait (so many seconds, or for as long as it takes) until a worker has something, dies
        or is overdue."""
        busy = [hand for hand in self.hands if hand.number is not None]
        if not busy:
            return
        if wait is None:
            wait = max(0.0, min(hand.deadline for hand in busy) - time.monotonic())
        ready = connection.wait([hand.pipe for hand in busy], wait)
        for hand in busy:
            if hand.pipe in ready:
                self._take(hand)
            elif time.monotonic() >= hand.deadline:
                self._stop(hand, worker.TOO_LONG)

    def _take(self, hand: _Hand) -> None:
        assert hand.number is not None
        try:
            outcome = hand.pipe.recv()
        except (EOFError, OSError):
            self._stop(hand, worker.DIED)
            return
        if outcome == worker.READY:
            hand.ready, hand.deadline = True, time.monotonic() + hand.seconds
            return
        if outcome == worker.TOO_MUCH:
            self._stop(hand, worker.TOO_MUCH)
            return
        self.done[hand.number] = outcome
        hand.number = None

    def _stop(self, hand: _Hand, why: str) -> None:
        """The worker ends, its file gets a finding."""
        assert hand.number is not None
        status = hand.kill()
        if why == worker.DIED and status == worker.OUT_OF_MEMORY:
            why = worker.TOO_MUCH
        self.hands.remove(hand)
        if hand.ready:
            said = worker.finding(why, round(hand.seconds), self.limits)
            self.done[hand.number] = Stopped(said)
        else:  # no worker can be started here
            self.done[hand.number] = _here(self.inputs[hand.number], self.work, self.limits)
