"""What people are told: tellings put into the message lists of those whom they concern."""
