"""python -m loaders check | submit | map | withdraw | template | inbox | demo: the page's door from a shell."""

from __future__ import annotations

import argparse
import base64
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data import settings
from data.catalogue import CatalogueError, load_catalogue
from data.intake_context import IntakeContext, intake_context
from data.local_route import Endpoint, post, read_endpoint
from data.store import DEMO, FILE_NAME, StoreError, StoreLocked, StoreMismatch, open_store
from loaders.commands import check_files, make_template, submit_files, sweep_inbox, withdraw_file
from loaders.mapping.foreign import Choice, Understood, understood_by
from loaders.mapping_commands import CONFIRMED, OPEN, map_file
from loaders.problems.problem import problem_of
from loaders.report import CLEAN, PROBLEMS, UNREADABLE
from loaders.submit import check_file

ALL_CLEAN, SOME_PROBLEMS, NOT_READ = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 when every file is clean, 1 when some have problems, 2 when something can't be read."""
    options = _parse(arguments)
    try:
        return _ACTIONS[options.action](options)
    except StoreMismatch as mismatch:
        print(f"Kho số liệu không dùng được cho việc này: {mismatch}", file=sys.stderr)
        return NOT_READ
    except StoreLocked:
        print("Kho số liệu đang được chương trình khác sử dụng; hãy thao tác trên ứng dụng đang chạy.", file=sys.stderr)
        return NOT_READ
    except CatalogueError as faults:
        print(f"Danh mục có lỗi, chưa làm gì; sửa theo từng dòng dưới đây:\n{faults}", file=sys.stderr)
        return NOT_READ
    except StoreError as fault:
        print(fault, file=sys.stderr)
        return NOT_READ


def _handle_files(options: argparse.Namespace) -> int:
    try:
        files = {_name(path, options.files): path.read_bytes() for path in options.files}
    except OSError as error:
        print(f"Không đọc được tệp {error.filename}.", file=sys.stderr)
        return NOT_READ
    try:
        understood = _said_mapping(options)
    except (OSError, ValueError, TypeError, KeyError):
        print("Không đọc được tệp ghép cột.", file=sys.stderr)
        return NOT_READ
    if options.action == "check":
        answers = _check(files, understood)
        if options.marked and not _write_marked(options, answers):
            return NOT_READ
        return print_answers(answers, options.json)
    try:
        acknowledgements = read_acknowledgements(options.acknowledge)
    except (OSError, ValueError) as error:
        print(f"Không đọc được phần xác nhận: {error}", file=sys.stderr)
        return NOT_READ
    answers = _submit(files, options.by, acknowledgements, understood)
    return print_answers(answers, options.json)


def _map(options: argparse.Namespace) -> int:
    try:
        content = options.file.read_bytes()
    except OSError as error:
        print(f"Không đọc được tệp {error.filename}.", file=sys.stderr)
        return NOT_READ
    answer = _ask_about(options.file.name, content, Choice(options.form, options.sender, options.period))
    print(json.dumps(answer, ensure_ascii=False, indent=2) if options.json else answer["text"])
    return {CONFIRMED: ALL_CLEAN, OPEN: SOME_PROBLEMS}.get(answer["outcome"], NOT_READ)


def _ask_about(name: str, content: bytes, choice: Choice) -> dict[str, Any]:
    if not (settings.var_folder() / FILE_NAME).exists():
        return map_file(name, content, choice, load_catalogue(), _without_store())
    try:
        store = open_store()
    except StoreLocked:
        return post(_running_app(), "map", {name: content}, **choice._asdict())
    try:
        return map_file(name, content, choice, load_catalogue(), intake_context(store, store.now()))
    finally:
        store.close()


def _said_mapping(options: argparse.Namespace) -> Understood:
    """How foreign files are to be understood. Raises where the file of the mapping can't be read as one."""
    choice = Choice(options.form, options.sender, options.period)
    if options.mapping is None:
        return Understood(None, choice)
    said = dict(json.loads(options.mapping.read_text(encoding="utf-8")))
    return understood_by(json.dumps(said.get("mapping", said)), choice)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m loaders", description="Kiểm tra, nạp số liệu và tạo biểu mẫu.")
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser("check", help="kiểm tra tệp, không lưu gì")
    submit = actions.add_parser("submit", help="kiểm tra rồi lưu tệp")
    for action in (check, submit):
        action.add_argument("files", nargs="+", type=Path, metavar="TỆP")
        action.add_argument("--json", action="store_true", help="in báo cáo dạng JSON")
        action.add_argument("--mapping", type=Path, metavar="TỆP", help="cách ghép cột, do map --json in ra")
    mapping = actions.add_parser("map", help="đề xuất cách ghép cột của tệp không theo biểu mẫu")
    mapping.add_argument("file", type=Path, metavar="TỆP")
    mapping.add_argument("--json", action="store_true", help="in đề xuất dạng JSON")
    for action in (check, submit, mapping):
        action.add_argument("--form", default="", metavar="BIỂU", help="biểu, khi tệp không theo biểu mẫu")
        action.add_argument("--sender", default="", metavar="MÃ", help="đơn vị gửi, khi tệp không theo biểu mẫu")
        action.add_argument("--period", default="", metavar="KỲ", help="kỳ số liệu, khi tệp không nói")
    check.add_argument("--marked", type=Path, metavar="TỆP_RA.xlsx", help="ghi lại tệp với các ô cần sửa được đánh dấu")
    submit.add_argument("--by", required=True, metavar="TÊN", help="người nạp")
    submit.add_argument(
        "--acknowledge",
        action="append",
        default=[],
        metavar="MÃ=LÝ_DO|TỆP.json",
        help='xác nhận một điểm nghi vấn kèm lý do, hoặc tệp JSON {"mã": "lý do"}; mã do check in ra',
    )
    withdraw = actions.add_parser("withdraw", help="rút một lần gửi đã tiếp nhận")
    withdraw.add_argument("submission", metavar="LẦN_GỬI", help="mã lần gửi, ví dụ N0000123")
    withdraw.add_argument("--by", required=True, metavar="TÊN", help="người rút")
    withdraw.add_argument("--reason", required=True, metavar="LÝ_DO", help="lý do rút")
    template = actions.add_parser("template", help="tạo biểu mẫu Excel trống")
    template.add_argument("form", metavar="BIỂU")
    template.add_argument("--unit", required=True, metavar="MÃ")
    template.add_argument("--period", required=True, metavar="KỲ")
    template.add_argument("-o", "--output", required=True, type=Path, metavar="TỆP")
    inbox = actions.add_parser("inbox", help="nhận các tệp trong thư mục IOC_VAR/inbox/<mã đơn vị>/")
    inbox.add_argument(
        "--once", action="store_true", required=True, help="nhìn một lượt rồi thôi; ứng dụng tự nhìn khi chạy"
    )
    actions.add_parser("demo", help="nạp số liệu dùng thử vào kho dùng thử")
    return parser.parse_args(arguments)


def _name(path: Path, paths: Sequence[Path]) -> str:
    """The file's name; its whole path where two files share the name."""
    return path.name if sum(other.name == path.name for other in paths) == 1 else str(path)


def _check(files: dict[str, bytes], understood: Understood) -> list[dict[str, Any]]:
    if not (settings.var_folder() / FILE_NAME).exists():
        return _check_without_store(files, understood)
    try:
        store = open_store()
    except StoreLocked:
        return _ask_app("check", files, **understood.to_words())
    try:
        return check_files(files, load_catalogue(), store, understood)
    finally:
        store.close()


def _write_marked(options: argparse.Namespace, answers: list[dict[str, Any]]) -> bool:
    """The one file checked, with what is wrong marked; nothing is written for a file in order."""
    from loaders.markup import mark_up  # noqa: PLC0415 - only where it is asked for

    if len(options.files) != 1:
        print("--marked chỉ dùng với một tệp.", file=sys.stderr)
        return False
    path = options.files[0]
    marked = mark_up(
        path.name,
        path.read_bytes(),
        [problem_of(said) for kind in ("problems", "questions") for said in answers[0]["report"][kind]],
    )
    if marked is None:
        print("Không có ô nào cần đánh dấu.", file=sys.stderr)
        return True
    options.marked.write_bytes(marked.content)
    for what in marked.lost:
        print(f"Tệp đánh dấu không giữ được: {what}", file=sys.stderr)
    return True


def _without_store() -> IntakeContext:
    """Nothing is known about entities and earlier values then."""
    return IntakeContext(settings.vietnam_now().date(), {}, lambda *key: None)


def _check_without_store(files: dict[str, bytes], understood: Understood) -> list[dict[str, Any]]:
    catalogue, context = load_catalogue(), _without_store()
    reports = [check_file(name, content, catalogue, context, understood=understood) for name, content in files.items()]
    return [{"report": report.to_dict(), "text": report.to_text()} for report in reports]


def read_acknowledgements(said: Sequence[str]) -> dict[str, str]:
    """The answers of the command line: id=reason, or a JSON file of them. Raises OSError and ValueError."""
    answers: dict[str, str] = {}
    for one in said:
        problem, sign, reason = one.partition("=")
        given = {problem: reason} if sign else json.loads(Path(one).read_text(encoding="utf-8"))
        if not isinstance(given, dict):
            raise ValueError(one)
        answers |= {str(problem): str(reason) for problem, reason in given.items()}
    return answers


def _submit(
    files: dict[str, bytes], by: str, acknowledgements: dict[str, str], understood: Understood
) -> list[dict[str, Any]]:
    try:
        store = open_store()
    except StoreLocked:
        said = {"acknowledgements": json.dumps(acknowledgements), **understood.to_words()}
        return _ask_app("submit", files, by, **said)
    try:
        return submit_files(files, load_catalogue(), store, by, acknowledgements, understood)
    finally:
        store.close()


def _withdraw(options: argparse.Namespace) -> int:
    answer = _withdraw_file(options.submission, options.by, options.reason)
    refused = "refused" in answer
    print(answer["refused" if refused else "text"], file=sys.stderr if refused else sys.stdout)
    return SOME_PROBLEMS if refused else ALL_CLEAN


def _withdraw_file(submission: str, by: str, reason: str) -> dict[str, Any]:
    if not (settings.var_folder() / FILE_NAME).exists():
        return {"refused": "Chưa có kho số liệu nào ở thư mục IOC_VAR."}
    try:
        store = open_store()
    except StoreLocked:
        return post(_running_app(), "withdraw", by=by, submission=submission, reason=reason)
    try:
        return withdraw_file(store, submission, by, reason)
    finally:
        store.close()


def _ask_app(action: str, files: dict[str, bytes], by: str = "", **said: str) -> list[dict[str, Any]]:
    """The running app owns the store's file; it does the work and we wait."""
    answers: list[dict[str, Any]] = post(_running_app(), action, files, by, **said)["reports"]
    return answers


def _running_app() -> Endpoint:
    endpoint = read_endpoint(settings.var_folder())
    if endpoint is None:
        raise StoreLocked("another program owns the store and no running app is announced")
    return endpoint


def print_answers(answers: list[dict[str, Any]], as_json: bool) -> int:
    """Print what became of each file and give the exit code."""
    if as_json:
        print(json.dumps(answers, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(answer["text"] for answer in answers))
    outcomes = {_outcome(answer) for answer in answers}
    if UNREADABLE in outcomes:
        return NOT_READ
    return ALL_CLEAN if outcomes <= {CLEAN} else SOME_PROBLEMS


def _outcome(answer: dict[str, Any]) -> str:
    """What became of a file; one that was taken is clean, whatever was asked about it."""
    if "receipt" in answer:
        return CLEAN
    return str(answer["report"]["outcome"]) if "report" in answer else PROBLEMS


def _write_template(options: argparse.Namespace) -> int:
    answer = _make_template(options.form, options.unit, options.period)
    if "refused" in answer:
        print(answer["refused"], file=sys.stderr)
        return SOME_PROBLEMS
    options.output.write_bytes(base64.b64decode(answer["content"]))
    return ALL_CLEAN


def _make_template(form: str, unit: str, period: str) -> dict[str, Any]:
    if not (settings.var_folder() / FILE_NAME).exists():
        return make_template(load_catalogue(), None, form, unit, period)
    try:
        store = open_store()
    except StoreLocked:
        return post(_running_app(), "template", form=form, unit=unit, period=period)
    try:
        return make_template(load_catalogue(), store, form, unit, period)
    finally:
        store.close()


def _sweep_inbox(options: argparse.Namespace) -> int:
    try:
        store = open_store()
    except StoreLocked:
        answer = post(_running_app(), "inbox")
    else:
        try:
            answer = sweep_inbox(load_catalogue(), store)
        finally:
            store.close()
    print(answer["text"])
    return SOME_PROBLEMS if answer["refused"] else ALL_CLEAN


def _load_demonstration(options: argparse.Namespace) -> int:
    from loaders.demonstration import load_demonstration, read_manifest  # noqa: PLC0415 - writes forms

    def tell(done: int, total: int) -> None:
        print(f"\rNạp số liệu dùng thử: {done}/{total} tệp", end="" if done < total else "\n", flush=True)

    catalogue = load_catalogue()
    store = open_store(kind=DEMO, today=read_manifest(catalogue.province.code).today)
    try:
        if not load_demonstration(store, catalogue, tell):
            print("Số liệu dùng thử đã có đủ trong kho.")
    finally:
        store.close()
    return ALL_CLEAN


_ACTIONS = {
    "check": _handle_files,
    "submit": _handle_files,
    "withdraw": _withdraw,
    "map": _map,
    "template": _write_template,
    "demo": _load_demonstration,
    "inbox": _sweep_inbox,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
