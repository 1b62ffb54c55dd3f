"""What a case says when it is read: what may be seen, the evidence, the means, what is missing."""
