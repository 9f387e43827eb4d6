package io.heatscheduler.agents.mustfail;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks a rule on purpose: only the server may use Spring. */
record AgentsUseSpring(JdbcClient client) {}
