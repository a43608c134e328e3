"""Where errors nobody expected are written."""
