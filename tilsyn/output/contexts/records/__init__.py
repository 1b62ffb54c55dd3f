"""One typed record per document: its placeholders, each with what it holds in Danish, and nothing of how it is made.

The contract of the templates, their check and docs/skabelon.md are made from these (output/word/template_contract.py).
"""
