"""Everything on disk: agendas, the journal, settings, what is read in and what is written out."""
