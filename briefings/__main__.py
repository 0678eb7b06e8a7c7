"""python -m briefings receipt: papers from the command line, with or without the app running."""

from __future__ import annotations

import argparse
import base64
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefings.commands import give_receipt
from data import settings
from data.catalogue import load_catalogue
from data.local_route import post, read_endpoint
from data.store import FILE_NAME, StoreLocked, StoreMismatch, open_store

DONE, NOTHING, NOT_OPENED = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 when the paper is there, 1 when there is none to give, 2 when the store can't be opened."""
    options = _parse(arguments)
    try:
        answer = _receipt(options.submission, options.address)
    except StoreMismatch as mismatch:
        print(f"Kho số liệu không dùng được cho việc này: {mismatch}", file=sys.stderr)
        return NOT_OPENED
    except StoreLocked:
        print("Kho số liệu đang được chương trình khác sử dụng; hãy thao tác trên ứng dụng đang chạy.", file=sys.stderr)
        return NOT_OPENED
    if "refused" in answer:
        print(answer["refused"], file=sys.stderr)
        return NOTHING
    options.output.write_bytes(base64.b64decode(answer["content"]))
    return DONE


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m briefings", description="Lập giấy tờ từ kho số liệu.")
    actions = parser.add_subparsers(dest="action", required=True)
    receipt = actions.add_parser("receipt", help="biên nhận của một lần gửi, dạng PDF")
    receipt.add_argument("submission", metavar="LẦN_GỬI", help="mã lần gửi, ví dụ N0000123, hoặc mã gửi G0000012")
    receipt.add_argument("-o", "--output", required=True, type=Path, metavar="TỆP")
    receipt.add_argument("--address", default="", metavar="ĐỊA_CHỈ", help="địa chỉ ứng dụng cho mã QR: https://…")
    return parser.parse_args(arguments)


def _receipt(number: str, address: str) -> dict[str, Any]:
    folder = settings.var_folder()
    if not (folder / FILE_NAME).exists():
        return {"refused": "Chưa có kho số liệu nào ở thư mục IOC_VAR."}
    try:
        store = open_store()
    except StoreLocked:
        endpoint = read_endpoint(folder)
        if endpoint is None:
            raise
        return post(endpoint, "receipt", submission=number, address=address)
    try:
        return give_receipt(load_catalogue(), store, number, address)
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
