package io.heatscheduler.core.mustfail;

import tools.jackson.databind.JsonNode;

/** Breaks a rule on purpose: core may not use Jackson. */
record CoreUsesJackson(JsonNode node) {}
