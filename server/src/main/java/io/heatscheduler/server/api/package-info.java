/**
 * The routes of {@code /api/v1}.
 *
 * <p>Each route names its roles with {@code Allowed}; the test of the route matrix lists them all.
 * Answers are JSON, refusals are problems, lists are pages.
 *
 * <p><b>May depend on:</b> {@code server.people}, {@code server.plant}, {@code server.security},
 * {@code server.audit}, {@code server.persistence}, {@code server.web}.
 */
@NullMarked
package io.heatscheduler.server.api;

import org.jspecify.annotations.NullMarked;
