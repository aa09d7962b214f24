"""From files to definitions: the XML read once into our index, checked, compiled, made ready to run."""
