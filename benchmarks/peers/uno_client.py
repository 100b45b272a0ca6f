"""Hands files to a listening LibreOffice, as unoserver does; run by a Python that has `uno`.

    python uno_client.py PORT OUT FILE…

Converts the first file, says "warm", waits for a line, converts all files to docx, says "done".
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SECONDS = 120


def setting(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def desktop(port):
    """The desktop of the LibreOffice that listens, once it does."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    where = f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext"
    end = time.monotonic() + SECONDS
    while True:
        try:
            context = resolver.resolve(where)
            break
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def main():
    port, out, *files = sys.argv[1:]
    office = desktop(port)

    def convert(path):
        document = office.loadComponentFromURL(
            Path(path).as_uri(), "_blank", 0, (setting("Hidden", True),)
        )
        target = (Path(out) / f"{Path(path).stem}.docx").as_uri()
        document.storeToURL(target, (setting("FilterName", "MS Word 2007 XML"),))
        document.close(True)

    convert(files[0])
    print("warm", flush=True)
    sys.stdin.readline()
    for path in files:
        convert(path)
    print("done", flush=True)


if __name__ == "__main__":
    main()
