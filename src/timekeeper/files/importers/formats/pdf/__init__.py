"""Reads a PDF: glyphs into lines, lines into paragraphs and tables."""
