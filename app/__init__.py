"""create_app, nothing else."""
