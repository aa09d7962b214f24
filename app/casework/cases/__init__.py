"""A case: opened, at hand for a step, its facts, who must withdraw, what is wrong with it."""
