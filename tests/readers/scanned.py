"""Pictures of pages, as scanners make them, with what goes wrong on the way."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import numpy
import pypdfium2
from PIL import Image, ImageFilter


def pages(pdf: bytes, dpi: int = 200) -> list[Image.Image]:
    """The pages of a PDF in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()


def worn(page: Image.Image, *, skew: float = 1.3, noise: float = 8.0) -> Image.Image:
    """Laid on askew, out of focus, on grey paper, with grain."""
    turned = page.rotate(skew, Image.Resampling.BILINEAR, fillcolor=255)
    dots = numpy.asarray(turned.filter(ImageFilter.GaussianBlur(0.7)), dtype=numpy.float32)
    grain = numpy.random.default_rng(7).normal(0, noise, dots.shape)
    return Image.fromarray((dots * 0.86 + 22 + grain).clip(0, 255).astype(numpy.uint8))


def saved(
    page: Image.Image, kind: str = "PNG", more: Sequence[Image.Image] = (), **how: Any
) -> bytes:
    target = io.BytesIO()
    if more:
        how |= {"save_all": True, "append_images": list(more)}
    page.save(target, kind, **how)
    return target.getvalue()


def bound(images: Sequence[Image.Image], dpi: int = 200) -> bytes:
    """The pictures as the pages of a PDF."""
    return saved(images[0], "PDF", images[1:], resolution=dpi, quality=60)
