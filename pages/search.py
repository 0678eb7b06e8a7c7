from pages.parts import search

search.show()
