from pages.parts import source

source.show()
