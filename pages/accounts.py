from pages.parts import accounts

accounts.show()
