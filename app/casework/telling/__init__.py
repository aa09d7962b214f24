"""What people are told: notices put into the message lists of those whom they concern."""
