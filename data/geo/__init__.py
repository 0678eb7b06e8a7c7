"""Where the communes are: the hex tile layout and the boundary sets that a province imports."""
