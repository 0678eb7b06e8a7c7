"""What somebody sees who isn't signed in: the ways to sign in, and nothing else."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.parts import words
from pages.parts.resources import the_sessions
from pages.parts.sign_in import PROVIDERS_COOKIE, SIGN_IN, hand_over, has_provider, print_of

HERE = f"{SIGN_IN}?tiep=$here"


def show_welcome() -> None:
    """The ways to sign in; a provider's word becomes our session at once."""
    if has_provider():
        _show_provider()
    elif the_sessions().any_account:
        _go(HERE, words.SIGN_IN)
    else:
        st.info(words.NO_ACCOUNT_YET)


def _show_provider() -> None:
    cookie = str(st.context.cookies.get(PROVIDERS_COOKIE, ""))
    vouched = bool(st.user.is_logged_in)
    if vouched and not the_sessions().was_used(print_of(cookie)):
        account = the_sessions().account_of(_subjects())
        if account is not None:
            _go(hand_over(account.login, cookie), words.GO_ON)
            return
        st.error(words.NO_ACCOUNT)
    elif vouched:
        st.info(words.SIGN_IN_AGAIN)
    else:
        st.info(words.SIGN_IN_FIRST)
    st.button(words.SIGN_IN_CENTRAL, type="primary", on_click=st.login, key="sign-in")
    if the_sessions().any_account:
        st.html(f'<a class="gb-link" href="{SIGN_IN}">{words.SIGN_IN_LOCAL}</a>')


def _subjects() -> set[str]:
    """What the provider calls the person; an address of electronic mail only when the provider has checked it."""
    told = st.user.to_dict()
    names = ["sub", "preferred_username", *(["email"] if told.get("email_verified") is True else [])]
    return {str(told[name]) for name in names if told.get(name)}


def _go(address: str, label: str) -> None:
    safe = escape(address, quote=True)
    st.html(f'<a class="gb-link" data-gb-go="{safe}" href="{safe.replace("$here", "/")}">{label}</a>')
