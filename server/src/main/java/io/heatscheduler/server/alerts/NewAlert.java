package io.heatscheduler.server.alerts;

/**
 * An alert to be raised.
 *
 * @param code stable name in upper snake case; an event raises one alert of a code
 * @param severity how urgent it is
 * @param message one sentence for people
 */
record NewAlert(String code, Severity severity, String message) {}
