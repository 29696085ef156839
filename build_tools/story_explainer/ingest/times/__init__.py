"""When: the times that an article names, as TimeML values and EDTF."""

from story_explainer.ingest.times.engine import absolute_dates, find_times
from story_explainer.ingest.times.model import Time
from story_explainer.ingest.times.phrases import date_of, times
from story_explainer.ingest.times.tense import is_told_as_past
from story_explainer.ingest.times.values import edtf

__all__ = ["Time", "absolute_dates", "date_of", "edtf", "find_times", "is_told_as_past", "times"]
