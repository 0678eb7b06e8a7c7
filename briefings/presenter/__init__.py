"""The presenter: the meeting pack as one HTML file that shows the screens of a deck and needs no network."""
