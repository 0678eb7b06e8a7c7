"""What a file holds once it is opened: sheets of typed cells, and what a single cell says."""
