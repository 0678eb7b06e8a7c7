from pages.parts import upload

upload.show()
