"""The child process of pictures.py: Vega-Lite specifications on standard input, pictures on standard output.

For svg and png it is one specification and one picture; for svgs a JSON list, and a line of JSON for each picture.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import vl_convert

VEGA_LITE = "6.4"
SCALE = 2.0


def main(kind: str) -> None:
    """Draws; any failure ends with a message on standard error and exit code 1."""
    vl_convert.register_font_directory(str(Path(__file__).with_name("fonts")))
    told = sys.stdin.buffer.read().decode()
    if kind == "svgs":
        for spec in json.loads(told):
            print(json.dumps(_svg(spec)), flush=True)
    elif kind == "svg":
        sys.stdout.buffer.write(_svg(told).encode())
    else:
        picture = vl_convert.vegalite_to_png(told, vl_version=VEGA_LITE, scale=SCALE, allowed_base_urls=["data:"])
        sys.stdout.buffer.write(picture)


def _svg(spec: str) -> str:
    return str(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=["data:"]))


if __name__ == "__main__":
    main(sys.argv[1])
