"""Files of other programs: LibreOffice's conversions, one run a format, and scans of its PDFs."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

FILTERS = {"xls": "xls:MS Excel 97", "doc": "doc:MS Word 97", "html": "html:HTML (StarWriter)"}
SECONDS = 900


def present() -> bool:
    """Whether LibreOffice can be called."""
    return shutil.which("soffice") is not None


def convert(files: dict[str, bytes], suffix: str) -> dict[str, bytes]:
    """Each file (by a name with its suffix) as LibreOffice saves it; what it refuses is missing."""
    if not files:
        return {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = []
        for file, data in files.items():
            path = folder / file
            path.write_bytes(data)
            paths.append(path)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        target = FILTERS.get(suffix, suffix)
        command = ["soffice", profile, "--headless", "--convert-to", target]
        command += ["--outdir", str(folder / "out"), *map(str, paths)]
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        found = {}
        for path in paths:
            made = folder / "out" / f"{path.stem}.{suffix}"
            if made.exists():
                found[path.name] = made.read_bytes()
        return found


def scan(pdf: bytes, dpi: int = 200) -> bytes:
    """The pages as pictures in a PDF, grey, as a copier makes them."""
    import pypdfium2

    pages = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in pages]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
    return out.getvalue()
