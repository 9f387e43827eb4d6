/** Runs over HTTP, against the real server. */
package io.heatscheduler.server.runs;
