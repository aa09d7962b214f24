"""What colleagues say to one another about a case: questions, answers, notes."""
