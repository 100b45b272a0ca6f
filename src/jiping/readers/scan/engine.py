"""Recognition of single lines of text, with a model that lies in the package rapidocr.

Only the file of the model is used, so nothing is ever fetched from anywhere.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct

THREADS = 2
HEIGHT = 48
"""Dots; what the model wants."""
NARROWEST = 32
WIDEST = 1600
"""Dots of a line after scaling; wider ones are squeezed."""
BATCH_PIXELS = 4800
"""Width of all lines that are recognised at once, together; keeps memory low."""
NEEDED = ("cv2", "numpy", "onnxruntime", "PIL")


class Read(Struct, gc=False):
    """A character that was recognised: where its middle is (0 to 1 along the line), how sure."""

    text: str
    at: float
    confidence: float


@cache
def model() -> Path | None:
    """The file of the model; None where the extra is not installed."""
    found = find_spec("rapidocr")
    if found is None or any(find_spec(name) is None for name in NEEDED):
        return None
    for folder in found.submodule_search_locations or ():
        models = sorted(Path(folder).glob("models/*rec*.onnx"), key=_fitness)
        if models:
            return models[0]
    return None


def _fitness(path: Path) -> tuple[bool, str]:
    """Models for Chinese first."""
    name = path.name.lower()
    return not ("ch" in name or "pp-ocr" in name), name


class Engine:
    """The model at work."""

    def __init__(self, path: Path) -> None:
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        # A thread that waits would take the time of others.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session = InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        known = self._session.get_modelmeta().custom_metadata_map.get("character", "")
        self._characters = ["", *known.split("\n"), " "]
        self._alike = _alike(self._characters)

    def lines(self, pictures: list[Any]) -> list[list[Read]]:
        """What stands in each picture of a line (grey, dark on light)."""
        scaled = [_scaled(picture) for picture in pictures]
        order = sorted(range(len(scaled)), key=lambda n: scaled[n].shape[1])
        found: list[list[Read]] = [[] for _ in pictures]
        batch: list[int] = []
        for number in order:
            widest = scaled[number].shape[1]
            if batch and widest * (len(batch) + 1) > BATCH_PIXELS:
                self._run(batch, scaled, found)
                batch = []
            batch.append(number)
        if batch:
            self._run(batch, scaled, found)
        return found

    def _run(self, batch: list[int], scaled: list[Any], found: list[list[Read]]) -> None:
        import numpy

        widest = scaled[batch[-1]].shape[1]
        data = numpy.zeros((len(batch), 3, HEIGHT, widest), numpy.float32)
        for place, number in enumerate(batch):
            line = scaled[number].astype(numpy.float32) / 127.5 - 1
            data[place, :, :, : line.shape[1]] = line
        output = self._session.run(None, {self._input: data})[0]
        for place, number in enumerate(batch):
            share = scaled[number].shape[1] / widest
            found[number] = self._decoded(output[place], share)

    def _decoded(self, output: Any, share: float) -> list[Read]:
        """Runs of one character count once; 0 is none."""
        found: list[Read] = []
        last = 0
        length = len(output) * share
        for step, code in enumerate(output.argmax(axis=1).tolist()):
            if code and code < len(self._characters):
                alike = self._alike.get(code)
                confidence = float(output[step, alike].sum() if alike else output[step, code])
                if code != last:
                    text = self._characters[code]
                    found.append(Read(text, min((step + 0.5) / length, 1.0), confidence))
                elif confidence > found[-1].confidence:
                    found[-1].confidence = confidence
            last = code
        return found


def _alike(characters: list[str]) -> dict[int, list[int]]:
    """Characters that differ in width alone, （ and (: being unsure which says little."""
    groups: dict[str, list[int]] = {}
    for code, character in enumerate(characters):
        narrow = unicodedata.normalize("NFKC", character)
        if len(narrow) == 1 and not narrow.isspace():
            groups.setdefault(narrow, []).append(code)
    return {code: group for group in groups.values() if len(group) > 1 for code in group}


@cache
def engine() -> Engine | None:
    """The engine, made once; None where the extra is not installed."""
    path = model()
    return None if path is None else Engine(path)


def _scaled(picture: Any) -> Any:
    import cv2

    height, width = picture.shape[:2]
    wanted = max(NARROWEST, min(WIDEST, round(width * HEIGHT / height)))
    way = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
    return cv2.resize(picture, (wanted, HEIGHT), interpolation=way)
