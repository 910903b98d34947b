"""Runs the Python and the SQL of docs/export.md, and tells what came of each query.

Reads {"python": ..., "queries": [...]} from standard input; the Python makes `db`. Prints a list of
{"shown": ..., "cells": [[...], ...]}.
"""

import contextlib
import io
import json
import sys

asked = json.load(sys.stdin)
scope = {}
with contextlib.redirect_stdout(io.StringIO()):
    exec(asked["python"], scope)

answers = []
for query in asked["queries"]:
    rows = scope["db"].sql(query)
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        rows.show(max_width=110, max_rows=100)
    cells = [["NULL" if cell is None else str(cell) for cell in row] for row in rows.fetchall()]
    answers.append({"shown": shown.getvalue(), "cells": [rows.columns, *cells]})
json.dump(answers, sys.stdout)
