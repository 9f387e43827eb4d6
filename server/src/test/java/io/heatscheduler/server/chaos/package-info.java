/**
 * Processes, the database and the broker are killed at every point where it could hurt; nothing may
 * be lost or done twice. {@code chaos/README.md} says how to run the longer rounds.
 */
package io.heatscheduler.server.chaos;
