/**
 * Tenants, people and programs: who exists, and every change of it with its audit record.
 *
 * <p><b>May depend on:</b> {@code server.security}, {@code server.audit}, {@code
 * server.persistence}, {@code server.web}.
 */
@NullMarked
package io.heatscheduler.server.people;

import org.jspecify.annotations.NullMarked;
