"""The slides of a meeting: real titles, texts, tables and charts, to be changed in any office program."""
