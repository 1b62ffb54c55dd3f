"""The engine of a conversation: what is asked next, how an answer is recorded, drafts, and who is in the room."""
