"""Documents that a person hands in: what each is, and its text or its picture, in bounded time and memory."""
