from pages.parts import overview

overview.show()
