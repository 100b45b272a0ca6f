"""Picture files -> grey dots, within bounds that are checked before anything is unpacked."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from jiping.model import Limits, Words
from jiping.readers.base.refusal import refused, unreadable

FORMATS = ("PNG", "JPEG", "BMP", "TIFF", "GIF", "WEBP")
LONGEST = 4000
"""Dots of the longer side that are kept; a page needs no more."""
LEAST_DPI, MOST_DPI = 100, 1200
"""Resolutions that a scanner may have used; programs write 72 or 96 where they know nothing."""
PIXELS = Words("图片的像素数", "the number of pixels of the picture")
SAVE_PICTURE = Words(
    "请确认图片能正常打开；最好另存为 PNG 或 JPEG，或改用原件再读。",
    "Make sure that the picture opens; save it as PNG or JPEG, or read the original instead.",
)


class Image(Struct):
    """A picture in grey; `points` to a dot where the file says it."""

    grey: Any
    points: float | None


def images(data: bytes, limits: Limits) -> Iterator[Image]:
    """The pictures in a file (several in a TIFF). Raises Refused for one that is damaged or
    larger than the limits."""
    with _sound(limits):
        opened = _opened(data)
        image = _image(opened, limits)
    yield image
    number = 0
    while opened.format == "TIFF":
        number += 1
        with _sound(limits):
            try:
                opened.seek(number)
            except EOFError:
                return
            image = _image(opened, limits)
        yield image


def _opened(data: bytes) -> Any:
    import PIL.Image

    return PIL.Image.open(io.BytesIO(data), formats=FORMATS)


@contextmanager
def _sound(limits: Limits) -> Iterator[None]:
    """What decoders raise becomes Refused."""
    import PIL.Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except PIL.Image.DecompressionBombError as error:
        most = 2 * (PIL.Image.MAX_IMAGE_PIXELS or 0)
        more = Words(f"{most} 以上", f"over {most}")
        raise refused(
            "RDG006", what=PIXELS, limit=limits.pixels, actual=more, setting="pixels"
        ) from error
    except PIL.UnidentifiedImageError as error:
        raise unreadable(
            "图片的格式不认识或已损坏", "the picture is of an unknown kind or damaged", SAVE_PICTURE
        ) from error
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError) as error:
        raise _damaged() from error
    except (IndexError, AttributeError, ArithmeticError, RuntimeError, MemoryError) as error:
        # What decoders raise on fields that lie.
        raise _damaged() from error
    except struct.error as error:
        raise _damaged() from error


def _damaged() -> Exception:
    return unreadable("图片已损坏或不完整", "the picture is damaged or incomplete", SAVE_PICTURE)


def check_pixels(width: int, height: int, limits: Limits) -> None:
    """Raises Refused for more than the limits allow."""
    if width * height > limits.pixels:
        raise refused(
            "RDG006", what=PIXELS, limit=limits.pixels, actual=width * height, setting="pixels"
        )


def _image(opened: Any, limits: Limits) -> Image:
    """The picture that is at hand, upright as its camera says, no larger than needed."""
    import numpy
    from PIL import ImageOps

    width, height = opened.size
    check_pixels(width, height, limits)
    points = _points(opened.info.get("dpi"))
    if opened.format == "JPEG":
        opened.draft("L", (LONGEST, LONGEST))
    picture = ImageOps.exif_transpose(opened)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = picture.copy()
        paper.paste((255, 255, 255, 255), (0, 0, *picture.size))
        paper.alpha_composite(picture)
        picture = paper
    if picture.mode.startswith("I") or picture.mode == "F":
        dots = numpy.asarray(picture, dtype=numpy.float32)
        top = float(dots.max()) or 1.0
        grey: Any = (dots * (255 / max(top, 255.0))).clip(0, 255).astype(numpy.uint8)
    else:
        grey = numpy.array(picture.convert("L"))
    longest = max(grey.shape)
    if longest > LONGEST:
        import cv2

        high, wide = (max(1, round(side * LONGEST / longest)) for side in grey.shape)
        grey = cv2.resize(grey, (wide, high), interpolation=cv2.INTER_AREA)
    if points is not None:
        points *= max(width, height) / max(grey.shape)
    return Image(grey, points)


def _points(dpi: Any) -> float | None:
    """Points to a dot where the file gives a resolution to believe."""
    try:
        across, down = (float(value) for value in dpi)
    except (TypeError, ValueError):
        return None
    sound = LEAST_DPI <= across <= MOST_DPI and abs(across - down) <= 1
    return 72 / across if sound else None
