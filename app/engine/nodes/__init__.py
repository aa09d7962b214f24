"""What a node of a diagram does when a token enters, completes or is cancelled."""
