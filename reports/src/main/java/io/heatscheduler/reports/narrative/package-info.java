/**
 * A run in plain words, from templates: start at {@link
 * io.heatscheduler.reports.narrative.TemplateNarrative}.
 */
@NullMarked
package io.heatscheduler.reports.narrative;

import org.jspecify.annotations.NullMarked;
