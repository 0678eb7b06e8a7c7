from pages.parts import indicator

indicator.show()
