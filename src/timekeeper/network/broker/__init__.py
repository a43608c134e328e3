"""The broker of the linked points: lines to it, and the hall that publishes over it."""
