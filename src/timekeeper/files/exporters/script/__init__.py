"""The script of a conference as a document, made from templates that an office can change."""
