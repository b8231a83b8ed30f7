"""How Sphinx makes pages of what scripts/build_docs.py has laid out. It is read by Sphinx alone."""

project = "readyctl"
html_title = "readyctl"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
myst_heading_anchors = 4
myst_links_external_new_tab = False
nitpicky = True
highlight_language = "text"

html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["readyctl.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_use_index = False
html_domain_indices = False
html_show_search_summary = False  # it would be fetched, which no browser does from a file
smartquotes = False  # commands, options and JSON stand in the text; a curly quote would not run
