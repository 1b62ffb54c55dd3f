"""Use cases of judging: the text, its sources and the score; assessments; what a judgement is read beside."""
