package io.heatscheduler.server.runs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of what people ask of runs, {@code heatscheduler.runs.*}.
 *
 * @param maxOpen most runs of a tenant that are queued or running at a time
 * @param maxQuestions most questions (explain, compare) computed at a time in this process
 */
@ConfigurationProperties("heatscheduler.runs")
record RunProperties(@DefaultValue("100") int maxOpen, @DefaultValue("2") int maxQuestions) {}
