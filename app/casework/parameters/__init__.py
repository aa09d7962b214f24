"""What applies in an area: its region's numbers, its own settings, what a release needs of them."""
