/**
 * The audit log: who changed what, numbered without gaps per tenant, written in the transaction of
 * the change; and what proves it against those who can change the database.
 *
 * <p>{@link io.heatscheduler.server.audit.AuditLog} appends, {@link
 * io.heatscheduler.server.audit.AuditCheckpoints} signs the Merkle root of each log and lets {@link
 * io.heatscheduler.server.audit.AuditWitness} keep it, {@link
 * io.heatscheduler.server.audit.AuditVerifier} compares both.
 *
 * <p><b>May depend on:</b> {@code core.provenance}, {@code server.persistence}, {@code server.web}.
 */
@NullMarked
package io.heatscheduler.server.audit;

import org.jspecify.annotations.NullMarked;
