"""Command-line work beside the running app: done here, because the app owns the store's file."""

from __future__ import annotations

import base64
import json
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from briefings.commands import export_pack, give_receipt, verify_snapshot
from data import settings
from data.access import NOBODY
from data.audit.chain import record
from data.audit.commands import run_audit
from data.audit.events import BACKUP
from data.backups.copying import copy_store
from data.backups.endings import Ending, note_ending
from data.intake_context import intake_context
from data.local_route import TOKEN_HEADER, Endpoint, write_endpoint
from data.people.commands import run_accounts
from data.verify import verify
from loaders.commands import check_files, make_template, submit_files, sweep_inbox, withdraw_file
from loaders.mapping.foreign import Understood
from loaders.mapping_commands import map_file
from pages.parts.guard import note_refused_route
from pages.parts.inbox_watch import watching
from pages.parts.resources import close_all, the_catalogue, the_store
from pages.parts.warmth import kept_warm

Work = dict[str, Any]
LOG = logging.getLogger("giao_ban.pages")
_announced: list[Endpoint] = []


@asynccontextmanager
async def announce(app: st.App) -> AsyncIterator[None]:
    """While the app runs, its port and token stand in the folder of the store; at the end the store is closed.

    A folder that can't be written is no reason not to show what is in it.
    """
    try:
        _announced[:] = [write_endpoint(settings.var_folder(), int(st.get_option("server.port")))]
    except OSError as error:
        LOG.error("no command line beside this app, because its folder can't be written: %s", error)
    with kept_warm(), watching():
        yield
    _announced.clear()
    with suppress(OSError):
        (settings.var_folder() / "app.json").unlink(missing_ok=True)
    close_all()


async def work(request: Request) -> Response:
    """Command-line work of somebody who can read the token in the folder of the store."""
    token = request.headers.get(TOKEN_HEADER, "")
    if not _announced or not secrets.compare_digest(token, _announced[0].token):
        await run_in_threadpool(note_refused_route, NOBODY, request)
        return JSONResponse({"error": "token"}, status_code=403)
    action = ACTIONS.get(request.path_params["action"])
    if action is None:
        return JSONResponse({"error": "action"}, status_code=404)
    try:
        said = await request.json()
    except (ClientDisconnect, ValueError):  # cut off on the way: nothing was asked
        return JSONResponse({"error": "body"}, status_code=400)
    return JSONResponse(await run_in_threadpool(action, said))


def _accounts(said: Work) -> Work:
    code, lines = run_accounts(the_store(), json.loads(said["arguments"]))
    return {"code": code, "lines": lines}


def _audit(said: Work) -> Work:
    code, lines = run_audit(the_store(), json.loads(said["arguments"]))
    return {"code": code, "lines": lines}


def _verify(said: Work) -> Work:
    return {"rules": [[finding.rule, len(finding.rows)] for finding in verify(the_store())]}


def _template(said: Work) -> Work:
    return make_template(the_catalogue(), the_store(), said["form"], said["unit"], said["period"])


def _withdraw(said: Work) -> Work:
    return withdraw_file(the_store(), said["submission"], said["by"], said["reason"])


def _backup(said: Work) -> Work:
    record(the_store(), BACKUP)
    return {"copy": str(copy_store(the_store()))}


def _backup_ended(said: Work) -> Work:
    note_ending(the_store(), Ending(**said["ending"]))
    return {}


def _receipt(said: Work) -> Work:
    return give_receipt(the_catalogue(), the_store(), said["submission"], said["address"])


def _export(said: Work) -> Work:
    return export_pack(the_store(), said["snapshot"], said["address"])


def _verify_snapshot(said: Work) -> Work:
    return verify_snapshot(the_store(), said["snapshot"])


def _inbox(said: Work) -> Work:
    return sweep_inbox(the_catalogue(), the_store())


def _check(said: Work) -> Work:
    return {"reports": check_files(_files(said), the_catalogue(), the_store(), Understood.from_words(said))}


def _submit(said: Work) -> Work:
    told = (said["by"], _answers(said), Understood.from_words(said))
    return {"reports": submit_files(_files(said), the_catalogue(), the_store(), *told)}


def _map(said: Work) -> Work:
    ((name, content),) = _files(said).items()
    context = intake_context(the_store(), the_store().now())
    return map_file(name, content, Understood.from_words(said).choice, the_catalogue(), context)


def _answers(said: Work) -> dict[str, str]:
    answers: dict[str, str] = json.loads(said.get("acknowledgements", "{}"))
    return answers


def _files(said: Work) -> dict[str, bytes]:
    return {name: base64.b64decode(content) for name, content in said["files"].items()}


ACTIONS: dict[str, Callable[[Work], Work]] = {
    "accounts": _accounts,
    "audit": _audit,
    "backup": _backup,
    "backup-ended": _backup_ended,
    "check": _check,
    "export": _export,
    "inbox": _inbox,
    "map": _map,
    "receipt": _receipt,
    "submit": _submit,
    "template": _template,
    "verify": _verify,
    "verify-snapshot": _verify_snapshot,
    "withdraw": _withdraw,
}
