package io.heatscheduler.core.fact.check;

/**
 * A piece of a text that says a number, a time or a date.
 *
 * @param start index of its first character
 * @param end index after its last one
 * @param said what it says
 */
record Piece(int start, int end, Said said) {}
