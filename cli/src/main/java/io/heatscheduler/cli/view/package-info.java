/**
 * What the terminal shows: summary, Gantt chart, findings and progress; no decision is made here.
 */
@NullMarked
package io.heatscheduler.cli.view;

import org.jspecify.annotations.NullMarked;
