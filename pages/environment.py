from pages.parts import sector

sector.show("MT")
