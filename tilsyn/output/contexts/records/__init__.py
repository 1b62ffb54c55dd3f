"""One typed record per document: its placeholders, each with what it holds in Danish, and nothing of how it is made.

The contract of the templates, their check and docs/skabelon.md are made from these (output/word/template_contract.py).
The matrix and the fields for pasting (`paste_part.Field`) are taken from the report's record; those of the exchange
file are derived from the journal's payloads, and stand with its reader in domain/proposals/exchange/records.py.
"""
