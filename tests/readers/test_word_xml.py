"""Word documents in one XML file: that of 2003, and flat packages."""

from __future__ import annotations

import re

import pytest

from jiping.model import Document
from readers.grids import codes, complete, lines, read, spans, tables, texts
from readers.packages import HEAD, WORD, docx, p, tbl, tc, tr

OLD = "http://schemas.microsoft.com/office/word/2003/wordml"
PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
FORM = (
    p("项目支出绩效自评表")
    + tbl(
        tr(tc("标题", span=3)),
        tr(tc("产出指标", merge="restart"), "数量指标", "巡查次数"),
        tr(tc(merge="continue"), "质量指标", "≥98%"),
    )
    + p("备注：无")
)


def of_2003(body: str, more: str = "") -> str:
    inside = body.replace("vMerge", "vmerge").replace("hMerge", "hmerge")
    return (
        f'{HEAD}<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="{OLD}" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xml:space="preserve">'
        f"{more}<w:body><wx:sect>{inside}</wx:sect></w:body></w:wordDocument>"
    )


def flat_package(body: str, *, kind: str = KIND) -> str:
    return (
        f'{HEAD}<?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="{PACKAGE}">'
        '<pkg:part pkg:name="/_rels/.rels" pkg:contentType="application/xml"><pkg:xmlData/></pkg:part>'
        f'<pkg:part pkg:name="/word/document.xml" pkg:contentType="{kind}"><pkg:xmlData>'
        f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        '</pkg:xmlData></pkg:part><pkg:part pkg:name="/word/media/image1.png">'
        "<pkg:binaryData>AAAA</pkg:binaryData></pkg:part></pkg:package>"
    )


def printed(document: Document) -> tuple[list[str], list[list[str]]]:
    return lines(document), texts(tables(document)[0])


@pytest.mark.parametrize("made", [of_2003(FORM), flat_package(FORM)], ids=["2003", "package"])
@pytest.mark.parametrize("suffix", [".xml", ".doc"])
def test_it_reads_like_a_docx(made: str, suffix: str) -> None:
    document = read(made, suffix)
    assert document.format == "word_xml"
    assert document.blocks == read(docx(FORM), ".docx").blocks
    assert spans(tables(document)[0])["产出指标"] == (2, 1, 2, 1)
    assert complete(tables(document)[0])


def test_other_encodings_are_read() -> None:
    text = of_2003(FORM).replace("UTF-8", "GB18030").encode("gb18030")
    assert printed(read(text, ".doc")) == printed(read(of_2003(FORM), ".xml"))
    wide = of_2003(FORM).replace("UTF-8", "UTF-16").encode("utf-16")
    assert printed(read(wide, ".doc")) == printed(read(of_2003(FORM), ".xml"))


def test_changes_of_2003_are_accepted_and_comments_left_out() -> None:
    def change(kind: str, inside: str) -> str:
        return f'<aml:annotation w:type="Word.{kind}"><aml:content>{inside}</aml:content></aml:annotation>'

    def run(text: str, tag: str = "t") -> str:
        return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"

    gone = '<w:trPr><aml:annotation w:type="Word.Deletion"/></w:trPr>'
    body = (
        f"<w:p>{run('得分')}{change('Insertion', run('98'))}{change('Deletion', run('89', 'delText'))}"
        f"{change('Comment', p('请核对'))}</w:p>"
        + tbl(tr("甲", "乙"), tr("丙", "丁").replace("<w:tr>", f"<w:tr>{gone}"))
    )
    document = read(of_2003(body), ".xml")
    assert printed(document) == (["得分98"], [["甲", "乙"]])
    assert codes(document) == ["RDG016"]


def test_headers_footers_and_notes_are_left_out() -> None:
    section = f"<w:sectPr><w:hdr>{p('页眉')}</w:hdr><w:ftr>{p('第1页')}</w:ftr></w:sectPr>"
    note = f"<w:r><w:footnote>{p('注')}</w:footnote></w:r>"
    body = f"<w:p><w:r><w:t>自评表</w:t></w:r>{note}</w:p>{section}"
    assert lines(read(of_2003(body), ".xml")) == ["自评表"]


def test_pictures_and_nothing_else_are_reported() -> None:
    assert codes(read(flat_package(""), ".xml")) == ["RDG030"]


def test_what_is_damaged_or_missing_is_said() -> None:
    whole = of_2003(FORM)
    assert codes(read(whole[: len(whole) // 2], ".xml")) == ["RDG001"]
    empty = re.sub("<w:document.*</w:document>", "", flat_package(FORM))
    assert codes(read(empty, ".xml")) == ["RDG001"]
    other = flat_package(FORM, kind="application/vnd.ms-other+xml")
    assert codes(read(other, ".xml")) == ["RDG003"]
