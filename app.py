"""The application: st.App over pages/parts/menu.py, our own routes and middleware. Start: streamlit run app.py."""

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.at_once import SendAtOnce
from pages.parts.door import DOOR
from pages.parts.faults import MET_AT_WORK, tell_fault
from pages.parts.local_work import announce
from pages.parts.routes import ROUTES

app = st.App(
    "pages/parts/menu.py",
    routes=ROUTES,
    middleware=[Middleware(SendAtOnce), *DOOR],
    lifespan=announce,
    exception_handlers=dict.fromkeys(MET_AT_WORK, tell_fault),
)
