"""Tests of the pages drawn by a process of its own."""
