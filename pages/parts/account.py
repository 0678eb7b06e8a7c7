"""The foot of the menu: who is signed in, and the way out."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.access import DEMONSTRATION, PUBLIC, Viewer
from data.audit.words import ROLES
from pages.parts import words
from pages.parts.sign_in import SIGN_IN


def show_account(viewer: Viewer) -> None:
    """Who is looking; the demonstration has nobody to sign out."""
    if viewer.role == DEMONSTRATION:
        return
    if viewer.role == PUBLIC:
        st.sidebar.html(f'<a class="gb-link" href="{SIGN_IN}">{words.SIGN_IN}</a>')
        return
    name, role = escape(viewer.name), ROLES[viewer.role]
    st.sidebar.html(
        f'<div class="gb-caption">{name} · {role}<br><a class="gb-link" href="/dang-xuat">{words.SIGN_OUT}</a></div>'
    )
