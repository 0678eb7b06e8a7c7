"""Signing in and out: our own pages outside of the platform, because a script can't set a session cookie."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote, urlsplit

import segno
import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from data.access import DEMONSTRATION, PUBLIC
from data.people.accounts import AccountRefused
from data.people.credentials import change_password, keep_secret, new_secret, read_credentials, secret_address
from data.people.sessions import CODE_MISSING, CODE_WANTED, LOCKED, MUST_CHANGE, OK, SIGNED_OUT, UNUSED, Sessions
from pages.parts import words
from pages.parts.faults import MET_AT_WORK, sentence_of
from pages.parts.guard import COOKIE, address_of, viewer_of
from pages.parts.resources import fault, the_sessions
from pages.parts.tickets import seal, unseal

FOLDER = Path(__file__).resolve().parent
SIGN_IN = "/dang-nhap"
PROVIDERS_COOKIE = "_streamlit_user"
STEP, HANDED_OVER = "step", "handed over"
HALF_WAY = 300
HAND_OVER = 60
SCOPE_HEADER = "X-Giao-Ban-Scope"
_PAGE = Template((FOLDER / "sign_in.html").read_text(encoding="utf-8"))


def hand_over(login: str, providers_cookie: str) -> str:
    """The address that turns a provider's word into our session, for a minute and for this browser only."""
    return f"/phien/mo?ve={quote(seal(HANDED_OVER, [login, print_of(providers_cookie)]))}"


def print_of(providers_cookie: str) -> str:
    """What is kept of a provider's word, so that it opens one session and not another."""
    return hashlib.sha256(providers_cookie.encode()).hexdigest() if providers_cookie else ""


def has_provider() -> bool:
    """Whether an identity provider is configured in .streamlit/secrets.toml."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


async def show_sign_in(request: Request) -> Response:
    """The form; somebody who is signed in goes on."""
    following = _following(request.query_params.get("tiep", ""))
    if viewer_of(request).role not in ("", PUBLIC, DEMONSTRATION):
        return RedirectResponse(following, status_code=303)
    notice = words.SESSION_OVER if request.cookies.get(COOKIE) else ""
    return _answer(words.SIGN_IN, _password_fields(), following, notice)


async def sign_in(request: Request) -> Response:
    """One step of signing in: the password, then what else is wanted."""
    if not _comes_from_us(request):
        return PlainTextResponse(words.FOREIGN_FORM, status_code=403)
    async with request.form(max_files=0, max_fields=10) as form:
        said = {name: str(value)[:500] for name, value in form.items()}
    try:
        return await run_in_threadpool(_step, request, said)
    except MET_AT_WORK as met:
        return _answer(words.SIGN_IN, _password_fields(), _following(said.get("tiep", "")), sentence_of(met), 503)


async def sign_out(request: Request) -> Response:
    """End the session; a link on somebody else's page can't."""
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        return PlainTextResponse(words.FOREIGN_FORM, status_code=403)
    if not fault():
        await run_in_threadpool(the_sessions().end, request.cookies.get(COOKIE, ""), SIGNED_OUT)
    answer = RedirectResponse("/auth/logout" if request.cookies.get(PROVIDERS_COOKIE) else SIGN_IN, status_code=303)
    answer.delete_cookie(COOKIE)
    return answer


async def ask_session(request: Request) -> Response:
    """204 with the viewer's scope while the session lives, else 401. Only what its owner did keeps it alive."""
    viewer = await run_in_threadpool(viewer_of, request, request.query_params.get("dang-dung") == "1")
    if not viewer.role:
        return Response(status_code=401)
    scope = hashlib.sha256(f"{viewer.name} {viewer.scope}".encode()).hexdigest()[:16]
    return Response(status_code=204, headers={SCOPE_HEADER: scope, "Cache-Control": "no-store"})


async def tell_scope(request: Request) -> Response:
    """The same for our own script, which needs no refusal: the viewer's scope, '' when the session is over."""
    answer = await ask_session(request)
    return PlainTextResponse(answer.headers.get(SCOPE_HEADER, ""), headers={"Cache-Control": "no-store"})


async def open_session(request: Request) -> Response:
    """Our session for somebody whom the identity provider vouched for."""
    said = unseal(HANDED_OVER, request.query_params.get("ve", ""), HAND_OVER)
    if said is None:
        return RedirectResponse(SIGN_IN, status_code=303)
    login, of_cookie = said
    if of_cookie != print_of(request.cookies.get(PROVIDERS_COOKIE, "")) or the_sessions().was_used(of_cookie):
        return RedirectResponse(SIGN_IN, status_code=303)
    return await run_in_threadpool(_let_in, request, login, "/", of_cookie)


async def style_sheet(request: Request) -> Response:
    """The look of the sign-in page."""
    return FileResponse(FOLDER / "sign_in.css", media_type="text/css")


def _step(request: Request, said: Mapping[str, str]) -> Response:
    following = _following(said.get("tiep", ""))
    trouble = fault()
    if trouble:
        return _answer(words.SIGN_IN, _password_fields(), following, trouble, 503)
    if "ve" in said:
        return _second_step(request, said, following)
    login, address = said.get("tai_khoan", "").strip().lower(), _address(request)
    return _after_password(request, the_sessions().prove(login, said.get("mat_khau", ""), address), login, following)


def _after_password(request: Request, outcome: str, login: str, following: str) -> Response:
    if outcome == OK:
        return _let_in(request, login, following)
    if outcome in (MUST_CHANGE, CODE_WANTED, CODE_MISSING):
        return _ask(outcome, login, following)
    return _answer(words.SIGN_IN, _password_fields(login), following, _why_not(the_sessions(), outcome), 401)


def _second_step(request: Request, said: Mapping[str, str], following: str) -> Response:
    """What a ticket is for: a new password, a code, or an app to bind where none is bound yet."""
    step = unseal(STEP, said["ve"], HALF_WAY)
    if step is None:
        return _answer(words.SIGN_IN, _password_fields(), following, words.STEP_TOO_LATE, 401)
    outcome, login, secret = step
    sessions = the_sessions()
    if sessions.is_locked(login):
        return _answer(words.SIGN_IN, _password_fields(login), following, _why_not(sessions, LOCKED), 401)
    if outcome == MUST_CHANGE:
        return _new_password(request, said, login, following)
    kept = read_credentials(sessions.store)[login].totp_secret
    if bool(secret) == bool(kept):
        return _answer(words.SIGN_IN, _password_fields(login), following, words.STEP_TOO_LATE, 401)
    if not sessions.takes_code(login, secret or kept, said.get("ma", ""), _address(request)):
        return _ask(outcome, login, following, words.CODE_WRONG, secret)
    if secret:
        keep_secret(sessions.store, login, secret)
    return _let_in(request, login, following)


def _new_password(request: Request, said: Mapping[str, str], login: str, following: str) -> Response:
    sessions = the_sessions()
    old, new = said.get("mat_khau", ""), said.get("mat_khau_moi", "")
    if new != said.get("nhac_lai", ""):
        return _ask(MUST_CHANGE, login, following, words.PASSWORDS_DIFFER)
    try:
        change_password(sessions.store, login, old, new, sessions.rules.password_length)
    except AccountRefused as refused:
        return _ask(
            MUST_CHANGE,
            login,
            following,
            words.PASSWORD_RULES[refused.rule].format(length=sessions.rules.password_length),
        )
    return _after_password(request, sessions.prove(login, new, _address(request)), login, following)


def _ask(outcome: str, login: str, following: str, notice: str = "", secret: str = "") -> Response:
    """The page of the step that is still wanted, with a ticket that it is this account's and not over yet."""
    secret = (secret or new_secret()) if outcome == CODE_MISSING else ""
    ticket = seal(STEP, [outcome, login, secret])
    kept = f'<input type="hidden" name="ve" value="{escape(ticket)}">'
    status = 401 if notice else 200
    if outcome == MUST_CHANGE:
        return _answer(words.NEW_PASSWORD, kept + _new_password_fields(), following, notice, status)
    shown = _secret_html(login, secret) if secret else ""
    code = _field("ma", words.CODE, 'inputmode="numeric" autocomplete="one-time-code" required autofocus')
    return _answer(words.SECOND_STEP, shown + code + kept, following, notice, status)


def _secret_html(login: str, secret: str) -> str:
    picture = segno.make(secret_address(login, secret), error="m").svg_data_uri(scale=4)
    return (
        f'<p class="hint">{words.SCAN}</p><img class="qr" alt="{words.QR}" src="{picture}">'
        f'<p class="hint">{words.OR_TYPE}<br><code>{secret}</code></p>'
    )


def _let_in(request: Request, login: str, following: str, origin: str = "") -> Response:
    token = the_sessions().open(login, _address(request), origin)
    answer = RedirectResponse(following, status_code=303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=request.url.scheme == "https")
    return answer


def _why_not(sessions: Sessions, outcome: str) -> str:
    rules = sessions.rules
    if outcome == LOCKED:
        return words.ACCOUNT_LOCKED.format(tries=rules.wrong_tries, minutes=rules.locked_minutes)
    return words.ACCOUNT_UNUSED.format(days=rules.unused_days) if outcome == UNUSED else words.SIGN_IN_WRONG


def _answer(title: str, fields: str, following: str, notice: str = "", status: int = 200) -> Response:
    said = f'<p class="notice" role="alert">▲ {escape(notice)}</p>' if notice else ""
    first = title == words.SIGN_IN
    other = f'<a class="other" href="/">{words.SIGN_IN_CENTRAL}</a>' if first and has_provider() else ""
    page = _PAGE.substitute(
        title=title,
        notice=said,
        fields=fields,
        next=escape(following, quote=True),
        button=words.SIGN_IN if first else words.GO_ON,
        below=other,
    )
    return Response(page, status, media_type="text/html", headers={"Cache-Control": "no-store"})


def _password_fields(login: str = "") -> str:
    name = f'autocomplete="username" autocapitalize="none" required value="{escape(login, quote=True)}"'
    return _field("tai_khoan", words.LOGIN, name + ("" if login else " autofocus")) + _field(
        "mat_khau", words.PASSWORD, 'type="password" autocomplete="current-password" required'
    )


def _new_password_fields() -> str:
    rules = the_sessions().rules
    hint = f'<p class="hint">{words.PASSWORD_HINT.format(length=rules.password_length)}</p>'
    return (
        hint
        + _field("mat_khau", words.OLD_PASSWORD, 'type="password" autocomplete="current-password" required')
        + _field("mat_khau_moi", words.PASSWORD_NEW, 'type="password" autocomplete="new-password" required')
        + _field("nhac_lai", words.PASSWORD_AGAIN, 'type="password" autocomplete="new-password" required')
    )


def _field(name: str, label: str, attributes: str) -> str:
    return f'<label for="{name}">{label}</label><input id="{name}" name="{name}" {attributes}>'


def _address(request: Request) -> str:
    return address_of(request.client.host if request.client else "", request.headers)


def _following(asked: str) -> str:
    """Where to go afterwards: an address of ours, or the first page."""
    ours = asked.startswith("/") and not asked.startswith("//") and "\\" not in asked and asked.isprintable()
    return asked if ours else "/"


def _comes_from_us(request: Request) -> bool:
    origin = request.headers.get("Origin", "")
    if origin and urlsplit(origin).netloc != request.headers.get("Host", ""):
        return False
    return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")


SIGN_IN_ROUTES = [
    Route(SIGN_IN, show_sign_in, methods=["GET"]),
    Route(SIGN_IN, sign_in, methods=["POST"]),
    Route("/dang-xuat", sign_out, methods=["GET"]),
    Route("/phien", ask_session, methods=["GET"]),
    Route("/phien/mo", open_session, methods=["GET"]),
    Route("/phien/song", tell_scope, methods=["GET"]),
    Route("/dang-nhap.css", style_sheet),
]
