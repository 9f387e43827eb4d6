package io.heatscheduler.core.mustfail;

import tools.jackson.core.JsonToken;

/** Breaks a rule on purpose: core may not use Jackson. */
record CoreUsesJackson(JsonToken token) {}
