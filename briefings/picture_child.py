"""The child process of pictures.py: a Vega-Lite specification on standard input, a picture on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

import vl_convert

VEGA_LITE = "6.4"
SCALE = 2.0


def main(kind: str) -> None:
    """Draws; any failure ends with a message on standard error and exit code 1."""
    vl_convert.register_font_directory(str(Path(__file__).with_name("fonts")))
    spec = sys.stdin.buffer.read().decode()
    if kind == "svg":
        picture = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=["data:"]).encode()
    else:
        picture = vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=SCALE, allowed_base_urls=["data:"])
    sys.stdout.buffer.write(picture)


if __name__ == "__main__":
    main(sys.argv[1])
