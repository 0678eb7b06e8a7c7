from pages.parts import system

system.show()
