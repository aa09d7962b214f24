"""What is kept on paper's terms: submissions, uploaded files, letters."""
