"""Where does it stand in a file: paths, documents, key paths, diagnostics."""
