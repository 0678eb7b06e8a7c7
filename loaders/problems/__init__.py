"""What can be wrong with a file, in Vietnamese: kinds, problems, their groups; personal data masked."""
