package io.heatscheduler.server.embedded.mustfail;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks a rule on purpose: the embedded database must start without Spring. */
record EmbeddedUsesSpring(JdbcClient client) {}
