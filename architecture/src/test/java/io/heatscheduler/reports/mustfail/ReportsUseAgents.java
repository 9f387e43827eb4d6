package io.heatscheduler.reports.mustfail;

import io.heatscheduler.agents.mustfail.AgentsOpenFiles;

/** Breaks a rule on purpose: reports may not use the agents. */
record ReportsUseAgents(AgentsOpenFiles agents) {}
