"""Every sentence of the program in English and Korean, by the part of the program that says it."""
