"""What the rooms of the business bring: the announcement of one room, and all of them together."""
