"""The windows. The only folder that knows Qt."""
