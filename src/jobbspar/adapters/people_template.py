"""The workbook people are asked to fill in: one heading a column, and lists to choose from."""

import io
from collections.abc import Mapping, Sequence

LAST_ROW_WITH_CHOICES = 2_000


def people_template(headings: Sequence[str], *, answers: Mapping[str, Sequence[str]], sheet: str) -> bytes:
    """Return an .xlsx file. Columns are text, so that the spreadsheet takes no zeros away."""
    import xlsxwriter  # only those who fetch the template wait for it

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    page = book.add_worksheet(sheet)
    as_text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "num_format": "@"})
    for place, heading in enumerate(headings):
        page.set_column(place, place, max(16, len(heading) + 2), as_text)
        page.write_string(0, place, heading, bold)
        if told := answers.get(heading):
            page.data_validation(1, place, LAST_ROW_WITH_CHOICES, place, {"validate": "list", "source": list(told)})
    page.freeze_panes(1, 0)
    book.close()
    return content.getvalue()
