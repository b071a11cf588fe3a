"""Writes seeded random tables with Python's csv, as the peer of our own reader and writer.

    python3 Tests/Outside/csv_fixtures.py > Tests/Fixtures/Delimited/python-csv.json

Every table says the text that Python wrote and the rows that it meant; `canonical` ones use the
dialect that our writer has, so that it must produce the same text. What our writer disarms
(cells that begin like a formula) is left out of those.
"""

import csv
import io
import json
import random
import sys

SEED = 20260302
TABLES = 200
PIECES = ["诉求", "末班车", "a", "B7", "0", ",", '"', '""', "\n", "\r\n", " ", "😀", ";", "é", "'", "."]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(draw):
    return "".join(draw.choice(PIECES) for _ in range(draw.choice([0, 1, 1, 2, 3, 6])))


def table(draw):
    columns = draw.randint(2, 6)
    rows = [[cell(draw) for _ in range(columns)] for _ in range(draw.randint(1, 5))]
    canonical = draw.random() < 0.5
    text = io.StringIO(newline="")
    if canonical:
        rows = [[c for c in row] for row in rows if not any(c.startswith(FORMULA) for c in row)]
        rows = rows or [["a", "b"]]
        writer = csv.writer(text, lineterminator="\r\n")
    else:
        writer = csv.writer(
            text,
            lineterminator=draw.choice(["\r\n", "\n"]),
            quoting=draw.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
        )
    writer.writerows(rows)
    written = text.getvalue()
    assert list(csv.reader(io.StringIO(written, newline=""), strict=True)) == rows
    return {"canonical": canonical, "rows": rows, "text": written}


def main():
    draw = random.Random(SEED)
    tables = [table(draw) for _ in range(TABLES)]
    lines = ",\n".join(json.dumps(table, ensure_ascii=False) for table in tables)
    sys.stdout.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
