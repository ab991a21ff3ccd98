"""Speech: who says what, how far the text stands by it, and when it was."""
