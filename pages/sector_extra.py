from pages.parts import sector

sector.show_extra()
