"""What must still be asked: questions, places, importing."""
