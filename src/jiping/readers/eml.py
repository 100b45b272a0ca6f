"""Messages (.eml): the text of the message; its attachments are files of their own.

Of a message in two forms the web page is read, else the plain text; lines and tables are found
as in web pages and text files. The command line reads attachments beside the message.

What it cannot do: signed and encrypted content, and messages of Outlook (.msg), are not read;
read by itself, a message comes without its attachments, and says so.
"""

from __future__ import annotations

from jiping.faults import fault
from jiping.model import Document, Words
from jiping.readers import text
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.refusal import refused
from jiping.readers.mail.parts import headers_of, parts_of
from jiping.readers.web.flow import add_html

FORMAT = "eml"
TITLE = Words("电子邮件（.eml）", "message (.eml)")
SUFFIXES = (".eml",)

KNOWN = ("from", "to", "subject", "date", "received", "message-id", "mime-version", "content-type")
ENOUGH = 3
"""So many of the headers make a message."""
ATTACHMENTS = Words("邮件附件 {count} 个（{names}）", "{count} attachments ({names})")


def recognises(content: Content) -> int:
    """Sure of a file that begins with headers of a message."""
    headers, _ = headers_of(content.head)
    return 90 if sum(name in headers for name in KNOWN) >= ENOUGH else 0


def read(content: Content) -> Document:
    """Lines and tables of the message; attachments are named in a finding."""
    parts = parts_of(content.data)
    shown = [part for part in parts if not part.attached and part.kind.startswith("text/")]
    page = next((part for part in shown if part.kind == "text/html"), None)
    blocks = Blocks(content.limits)
    attached = [part.name or part.kind for part in parts if part.attached]
    if attached and not content.opened:
        said = {"count": len(attached), "names": "、".join(attached[:3])}
        part = Words(ATTACHMENTS.zh.format(**said), ATTACHMENTS.en.format(**said))
        blocks.note(fault("RDG027", part=part))
    if page is not None:
        decoded = page.decoded()
        blocks.note_doubts(decoded)
        add_html(decoded.text, blocks)
        return blocks.document(FORMAT)
    if not shown and not attached:
        raise refused("RDG002")
    plain = "\n".join(part.decoded().text for part in shown)
    read = text.read(Content(plain.encode("utf-8", "replace"), ".txt", content.limits))
    return Document(FORMAT, read.blocks, (*blocks.findings, *read.findings))
