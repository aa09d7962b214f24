"""The applicant party without an account: drafts, codes, applications, one's own case."""
