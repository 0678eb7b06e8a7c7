from pages.parts import obligations

obligations.show()
