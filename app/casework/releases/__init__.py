"""The policy materials: read, checked, published, deployed, and pinned by each case."""
