"""The casebook's file: the only package that knows SQL."""
