"""Word documents: the report and its template, the guide, the letter and the notes."""
