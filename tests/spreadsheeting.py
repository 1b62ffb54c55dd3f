"""LibreOffice as a person who has a workbook open in it: a macro of its own, in a profile of its own, no window.

What it does there is said in Basic, on the document's own words: sort, filter, write in a cell, save.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from tilsyn.storage.typesetting import typesetter

SECONDS = 180
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{code}</script:module>
"""
_CODE = """
Sub Main()
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL("{given}", "_blank", 0, hidden())
{edit}
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName" : saved(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL("{made}", saved())
  doc.close(True)
End Sub

Sub Say(doc, sheet As String, cell As String, words As String)
  doc.Sheets.getByName(sheet).getCellRangeByName(cell).String = words
End Sub

Sub Enter(doc, sheet As String, cell As String, typed As String)
  doc.Sheets.getByName(sheet).getCellRangeByName(cell).setFormula(typed)
End Sub

Sub SortBy(doc, sheet As String, cells As String, column As Integer, up As Boolean)
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = column : fields(0).IsAscending = up
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields" : how(0).Value = fields()
  how(1).Name = "ContainsHeader" : how(1).Value = True
  doc.Sheets.getByName(sheet).getCellRangeByName(cells).sort(how())
End Sub

Sub Show(doc, sheet As String, cells As String, column As Integer, words As String)
  rng = doc.Sheets.getByName(sheet).getCellRangeByName(cells)
  how = rng.createFilterDescriptor(True)
  Dim fields(0) As New com.sun.star.sheet.TableFilterField
  fields(0).Field = column : fields(0).IsNumeric = False
  fields(0).StringValue = words : fields(0).Operator = com.sun.star.sheet.FilterOperator.EQUAL
  how.setFilterFields(fields())
  how.ContainsHeader = True
  rng.filter(how)
End Sub
"""


def has_libreoffice() -> bool:
    found = typesetter()
    return found is not None and not found.word


def opened_in_libreoffice(given: bytes, folder: Path, *edit: str) -> bytes:
    """The workbook after `edit`, lines of Basic that may call what stands above, saved as .xlsx."""
    program = typesetter()
    assert program is not None
    path, made, profile = folder / "givet.xlsx", folder / "gemt.xlsx", folder / "profil"
    path.write_bytes(given)
    made.unlink(missing_ok=True)
    code = _CODE.format(given=path.as_uri(), made=made.as_uri(), edit="\n".join(f"  {each}" for each in edit))
    office = [program.program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    if not module.exists():  # a profile that is new gets a library of its own, whatever stood there
        _run([*office, "--terminate_after_init"])
    module.write_text(_MODULE.format(code=escape(code)), encoding="utf-8")
    _run([*office, "macro:///Standard.Module1.Main"])
    return made.read_bytes()


def _run(command: list[str]) -> None:
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(command, check=False, timeout=SECONDS, **streams)  # type: ignore[call-overload]  # three alike
