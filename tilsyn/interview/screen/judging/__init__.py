"""Judging on the full screen: judgements, assessments, follow-up points."""
