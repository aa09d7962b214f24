"""Public notices: what is published for objections, and taken down."""
