"""Judging how fitting several responses to a situation are (a situational judgement test)."""
