from pages.parts import audit

audit.show()
