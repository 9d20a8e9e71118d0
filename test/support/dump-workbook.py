"""Reads workbooks with openpyxl and prints what it sees as JSON, one object a file, in the order of the arguments."""

import json
import sys
import warnings
import zipfile
from datetime import date, datetime, time
from xml.dom import expatbuilder

import openpyxl

warnings.simplefilter("ignore")


def plain(value):
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    return str(value)


def names(book):
    """Names of the workbook: a list before openpyxl 3.1, a dict since."""
    listed = getattr(book.defined_names, "definedName", None) or getattr(book.defined_names, "values", list)()
    return {item.name: item.attr_text for item in listed}


def dump(path):
    with zipfile.ZipFile(path) as parts:
        broken = parts.testzip()
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                expatbuilder.parseString(parts.read(name))  # well formed, or it throws
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    return {
        "broken": broken,
        "names": names(book),
        "sheets": [
            {
                "name": sheet.title,
                "charts": len(sheet._charts),
                "images": len(sheet._images),
                "frozen": sheet.freeze_panes,
                "validations": sum(len(str(rule.sqref).split()) for rule in sheet.data_validations.dataValidation),
                "cells": {
                    cell.coordinate: {
                        "type": cell.data_type,
                        "text": plain(cell.value),
                        "value": plain(values[sheet.title][cell.coordinate].value),
                        "format": cell.number_format,
                    }
                    for row in sheet.iter_rows()
                    for cell in row
                    if cell.value is not None
                },
            }
            for sheet in book.worksheets
        ],
    }


print(json.dumps([dump(path) for path in sys.argv[1:]]))
