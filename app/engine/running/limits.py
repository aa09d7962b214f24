"""How much one instance and one step may take. A real case never meets these; a hostile diagram does."""

NODES_PER_LEVEL = 150  # SpiffWorkflow's parser calls itself once per node of a chain
NODES_PER_PROCESS = 400
CALL_DEPTH = 10
INSTANCES = 500  # of one multi-instance activity
TOKENS_PER_STEP = 10_000
STATE_BYTES = 2_000_000
DATA_DEPTH = 20
LONGEST_WAIT_MONTHS = 1_200
LONGEST_WAIT_SECONDS = 100 * 366 * 86_400
SHORTEST_CYCLE_SECONDS = 60
MOST_CYCLES = 10_000
