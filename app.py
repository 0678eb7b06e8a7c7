"""The application: st.App over pages/parts/menu.py, our own routes and middleware. Start: streamlit run app.py."""

import streamlit as st

from pages.parts.door import LANGUAGE_AND_HEADERS
from pages.parts.routes import ROUTES, announce

app = st.App("pages/parts/menu.py", routes=ROUTES, middleware=LANGUAGE_AND_HEADERS, lifespan=announce)
