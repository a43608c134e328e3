"""The minutes of a conference as a draft for the office, with the timing report as their annex."""
