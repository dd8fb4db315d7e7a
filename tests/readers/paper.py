"""Reads Word files and workbooks with libraries that have nothing to do with the program, and says as JSON what is in them."""

import datetime
import json
import sys

import docx
import openpyxl
from docx.oxml.ns import qn


def word(path):
    document = docx.Document(path)
    section = document.sections[0]
    tables = []
    for table in document.tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        first = table.rows[0]._tr.trPr
        repeats = first is not None and first.find(qn("w:tblHeader")) is not None
        tables.append({"rows": rows, "repeats": repeats})
    return {
        "title": document.core_properties.title,
        "paper": [round(section.page_width.mm), round(section.page_height.mm)],
        "head": " ".join(paragraph.text for paragraph in section.header.paragraphs),
        "foot": " ".join(paragraph.text for paragraph in section.footer.paragraphs),
        "fields": [field.text for field in section.footer._element.iter(qn("w:instrText"))],
        "paragraphs": [[paragraph.style.name, paragraph.text] for paragraph in document.paragraphs],
        "tables": tables,
    }


def workbook(path):
    book = openpyxl.load_workbook(path)
    sheets = {}
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        sheets[sheet.title] = {
            "rows": [[cell.value for cell in row] for row in sheet.iter_rows()],
            "formulas": [cell.coordinate for cell in cells if cell.data_type == "f"],
            "frozen": sheet.freeze_panes,
            "filter": sheet.auto_filter.ref,
        }
    return sheets


def plain(value):
    return value.date().isoformat() if isinstance(value, datetime.datetime) else str(value)


READERS = {"docx": word, "xlsx": workbook}
print(json.dumps([READERS[path.rsplit(".", 1)[1]](path) for path in sys.argv[1:]], default=plain))
