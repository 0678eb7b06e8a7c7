from pages.parts import sector

sector.show(sector.code_in_address())
