/**
 * The command line as a user meets it: every verb run in process, its text, its JSON and its exit
 * code.
 */
@NullMarked
package io.heatscheduler.cli;

import org.jspecify.annotations.NullMarked;
