from pages.parts import unit

unit.show()
