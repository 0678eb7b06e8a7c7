from pages.parts import inbox

inbox.show()
