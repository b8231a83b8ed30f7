"""Reading and editing YAML files."""
