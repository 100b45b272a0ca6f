"""The parts of a Word package that hold no form: types, relations, styles, footer."""

from __future__ import annotations

from jiping.model import Page

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

DOCUMENT_HEAD = f'{_HEAD}<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><w:body>'


def core(title: str) -> str:
    """Properties of the document: its title (escaped), no dates."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def section(page: Page) -> str:
    """Paper, margins, footer."""
    short, long = {"A4": (11906, 16838), "A3": (16838, 23811)}[page.size]
    margin = round(page.margin * 1440 / 25.4)
    size = f'<w:pgSz w:w="{short}" w:h="{long}"/>'
    if page.orientation == "landscape":
        size = f'<w:pgSz w:w="{long}" w:h="{short}" w:orient="landscape"/>'
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>{size}'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}"'
        f' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )


def table_head(width: int) -> str:
    """A table of fixed columns with thin full borders, `width` in twentieths of a point."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:top w:w="34" w:type="dxa"/>'
        '<w:left w:w="57" w:type="dxa"/><w:bottom w:w="34" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr><w:tblGrid>"
    )


def _fonts(east: str) -> str:
    return (
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"'
        f' w:cs="Times New Roman" w:eastAsia="{east}"/>'
    )


def _style(name: str, title: str, paragraph: str, run: str = "", based: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{title}"/><w:basedOn w:val="{based}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_CELL = '<w:spacing w:line="280" w:lineRule="exact"/>'
_CENTER = '<w:jc w:val="center"/>'
_LEFT = '<w:jc w:val="left"/>'
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'{_fonts("仿宋")}<w:sz w:val="21"/><w:szCs w:val="21"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/></w:style>'
    + _style(
        "FormTitle",
        "表题",
        f'<w:keepNext/><w:spacing w:after="160"/>{_CENTER}<w:outlineLvl w:val="0"/>',
        f'{_fonts("黑体")}<w:sz w:val="36"/><w:szCs w:val="36"/>',
    )
    + _style("FormSubtitle", "表题下年度", f'<w:spacing w:after="120"/>{_CENTER}')
    + _style("FormLine", "表前文字", f'<w:spacing w:after="60"/>{_LEFT}')
    + _style("FormLineRight", "表前文字右", '<w:spacing w:after="60"/><w:jc w:val="right"/>')
    + _style("FormLabel", "表内标目", _CELL + _CENTER, _fonts("黑体"))
    + _style("FormCenter", "表内居中", _CELL + _CENTER)
    + _style("FormText", "表内文字", _CELL + _LEFT)
    + _style("FormNote", "表后说明", f'<w:spacing w:before="60"/>{_LEFT}')
    + _style("FormEnd", "表后", '<w:spacing w:line="20" w:lineRule="exact"/>', '<w:sz w:val="2"/>')
    + "</w:styles>"
)

_PAGE_NUMBER = "".join(
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{code}'
    for kind, code in (
        ("begin", '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'),
        ("separate", "<w:r><w:t>1</w:t></w:r>"),
        ("end", ""),
    )
)

FIXED = {
    "[Content_Types].xml": (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument"'
        ' Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/relationships/settings"'
        ' Target="settings.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/footer"'
        ' Target="footer1.xml"/></Relationships>'
    ),
    "word/styles.xml": _STYLES,
    "word/settings.xml": (
        f'{_HEAD}<w:settings xmlns:w="{_MAIN}">'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    ),
    "word/footer1.xml": (
        f'{_HEAD}<w:ftr xmlns:w="{_MAIN}"><w:p><w:pPr><w:pStyle w:val="FormCenter"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">— </w:t></w:r>{_PAGE_NUMBER}'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    ),
}
"""Part name -> content of what is the same in every document."""
