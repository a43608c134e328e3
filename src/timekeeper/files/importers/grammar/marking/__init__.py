"""Lines marked as what their neighbours tell, pass by pass."""
