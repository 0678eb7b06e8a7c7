"""What is known and where it is kept. Imports nobody in the project."""
