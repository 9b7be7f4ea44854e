"""From the text of YAML files to the values of a pack, with every problem at its place."""
