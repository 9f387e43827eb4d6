/**
 * The audit log: who changed what, numbered without gaps per tenant, written in the transaction of
 * the change.
 *
 * <p><b>May depend on:</b> {@code core.provenance}, {@code server.persistence}, {@code server.web}.
 */
@NullMarked
package io.heatscheduler.server.audit;

import org.jspecify.annotations.NullMarked;
