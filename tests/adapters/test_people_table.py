import io

import openpyxl
import pytest

from jobbspar.adapters.people_table import FileIsEmpty, NotATable, OldWorkbook, read_table

LIST = "Förnamn;Efternamn;Kommun\r\nÅsa;Öberg;Åsele\r\n;;\r\nÄnne;Åberg;Sorsele\r\n"
EXPECTED = [(2, ("Åsa", "Öberg", "Åsele")), (4, ("Änne", "Åberg", "Sorsele"))]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (LIST.encode("utf-8"), "UTF-8"),
        (LIST.encode("utf-8-sig"), "UTF-8"),
        (LIST.encode("cp1252"), "Windows-1252"),
        (LIST.encode("utf-16"), "UTF-16"),
        (LIST.replace(";", ",").encode("utf-8"), "UTF-8"),
        (LIST.replace(";", "\t").encode("cp1252"), "Windows-1252"),
    ],
)
def test_reads_every_encoding_and_separator_and_keeps_row_numbers(content, encoding):
    table = read_table(content, file="lista.csv")

    assert table.encoding == encoding
    assert table.header == ("Förnamn", "Efternamn", "Kommun")
    assert list(table.rows) == EXPECTED


def test_reads_a_workbook_as_a_person_would():
    book = openpyxl.Workbook()
    book.active.append(["Förnamn", "Efternamn", "Kommunkod", "Telefon"])
    book.active.append(["Åsa", "Öberg", 114, 701234567.0])
    content = io.BytesIO()
    book.save(content)

    table = read_table(content.getvalue(), file="lista.xlsx")

    assert list(table.rows) == [(2, ("Åsa", "Öberg", "114", "701234567"))]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileIsEmpty),
        (b"  \r\n", FileIsEmpty),
        (b";;\r\n;;", FileIsEmpty),
        (b"\xd0\xcf\x11\xe0rest", OldWorkbook),
        (b"PK\x03\x04not a workbook", NotATable),
        (b"\x00\x01\x02\x00", NotATable),
    ],
)
def test_says_what_to_do_with_a_file_that_is_no_table(content, refusal):
    with pytest.raises(refusal, match="x"):
        read_table(content, file="x")


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_excels_line_about_the_separator_is_no_row(line):
    table = read_table(f"{line}\r\nFörnamn;Efternamn\r\nÅsa;Öberg, född Ek\r\n".encode(), file="lista.csv")

    assert table.header == ("Förnamn", "Efternamn")
    assert list(table.rows) == [(3, ("Åsa", "Öberg, född Ek"))]
