"""The report and the history as tables: CSV and workbooks."""
