"""python -m briefings receipt | export | verify: papers from the command line, with or without the app running."""

from __future__ import annotations

import argparse
import base64
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from briefings import pack_words as words
from briefings.commands import export_pack, give_receipt, verify_snapshot
from briefings.pack_files import Pack, write_pack
from data import settings
from data.catalogue import load_catalogue
from data.local_route import post, read_endpoint
from data.store import FILE_NAME, Store, StoreLocked, StoreMismatch, open_store

DONE, NOTHING, NOT_OPENED = 0, 1, 2
MOST_TOLD = 60
NOT_WRITTEN = "Không ghi được vào thư mục {folder}; hãy chọn thư mục khác, hoặc xem quyền ghi và chỗ trống trên đĩa."
Answer = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 when it is done, 1 when there is nothing to give or something differs, 2 when the store can't be
    opened."""
    options = _parse(arguments)
    ask, tell = ACTIONS[options.action]
    try:
        answer = ask(options)
    except StoreMismatch as mismatch:
        print(f"Kho số liệu không dùng được cho việc này: {mismatch}", file=sys.stderr)
        return NOT_OPENED
    except StoreLocked:
        print("Kho số liệu đang được chương trình khác sử dụng; hãy thao tác trên ứng dụng đang chạy.", file=sys.stderr)
        return NOT_OPENED
    if "refused" in answer:
        print(answer["refused"], file=sys.stderr)
        return NOTHING
    return tell(options, answer)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m briefings", description="Lập giấy tờ từ kho số liệu.")
    actions = parser.add_subparsers(dest="action", required=True)
    receipt = actions.add_parser("receipt", help="biên nhận của một lần gửi, dạng PDF")
    receipt.add_argument("submission", metavar="LẦN_GỬI", help="mã lần gửi, ví dụ N0000123, hoặc mã gửi G0000012")
    receipt.add_argument("-o", "--output", required=True, type=Path, metavar="TỆP")
    export = actions.add_parser("export", help="trọn bộ tài liệu của một bản giao ban đã chốt")
    export.add_argument("--snapshot", required=True, metavar="BẢN", help="mã bản chốt, ví dụ 47 hoặc 47.1")
    export.add_argument("--to", required=True, type=Path, metavar="THƯ_MỤC")
    verify = actions.add_parser("verify", help="kiểm tra một bản giao ban đã chốt: còn nguyên vẹn, tính lại có khác")
    verify.add_argument("snapshot", metavar="BẢN", help="mã bản chốt, ví dụ 47 hoặc 47.1")
    for action in (receipt, export):
        action.add_argument("--address", default="", metavar="ĐỊA_CHỈ", help="địa chỉ ứng dụng cho mã QR: https://…")
    return parser.parse_args(arguments)


def _receipt(options: argparse.Namespace) -> Answer:
    said = {"submission": options.submission, "address": options.address}
    return _here_or_there(
        "receipt", lambda store: give_receipt(load_catalogue(), store, options.submission, options.address), said
    )


def _export(options: argparse.Namespace) -> Answer:
    above = next(folder for folder in (options.to, *options.to.absolute().parents) if folder.exists())
    if not (above.is_dir() and os.access(above, os.W_OK)):
        return {"refused": NOT_WRITTEN.format(folder=options.to)}
    said = {"snapshot": options.snapshot, "address": options.address}
    return _here_or_there("export", lambda store: export_pack(store, options.snapshot, options.address, _tell), said)


def _verify(options: argparse.Namespace) -> Answer:
    said = {"snapshot": options.snapshot}
    return _here_or_there("verify-snapshot", lambda store: verify_snapshot(store, options.snapshot), said)


def _tell(done: int, total: int, what: str) -> None:
    print(f"{done}/{total} {what}", file=sys.stderr)


def _here_or_there(action: str, here: Callable[[Store], Answer], said: dict[str, Any]) -> Answer:
    """Done with the store in this process, or by the running app that has it open."""
    folder = settings.var_folder()
    if not (folder / FILE_NAME).exists():
        return {"refused": "Chưa có kho số liệu nào ở thư mục IOC_VAR."}
    try:
        store = open_store()
    except StoreLocked:
        endpoint = read_endpoint(folder)
        if endpoint is None:
            raise
        return post(endpoint, action, **said)
    try:
        return here(store)
    finally:
        store.close()


def _keep_receipt(options: argparse.Namespace, answer: Answer) -> int:
    options.output.write_bytes(base64.b64decode(answer["content"]))
    return DONE


def _keep_pack(options: argparse.Namespace, answer: Answer) -> int:
    """Writes the files; says their names, and what a person still has to mend."""
    folder = options.to
    files = {name: base64.b64decode(content) for name, content in answer["files"].items()}
    try:
        write_pack(Pack(files, ()), folder)
    except OSError:
        print(NOT_WRITTEN.format(folder=folder), file=sys.stderr)
        return NOTHING
    print("\n".join(str(folder / name) for name in files))
    for warning in answer["warnings"]:
        print(warning, file=sys.stderr)
    return DONE


def _say_differences(options: argparse.Namespace, answer: Answer) -> int:
    found = answer["differences"]
    rest = [words.MORE.format(count=len(found) - MOST_TOLD)] if len(found) > MOST_TOLD else []
    told = [*found[:MOST_TOLD], *rest, words.DIFFERENCES_FOUND.format(count=len(found))]
    print("\n".join(told if found else [words.VERIFIED]))
    return NOTHING if found else DONE


Ask = Callable[[argparse.Namespace], Answer]
Keep = Callable[[argparse.Namespace, Answer], int]
ACTIONS: dict[str, tuple[Ask, Keep]] = {
    "receipt": (_receipt, _keep_receipt),
    "export": (_export, _keep_pack),
    "verify": (_verify, _say_differences),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
