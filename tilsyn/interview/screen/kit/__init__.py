"""What every full screen is made of: the base application, the editor, dialogs, glyphs and styles."""
