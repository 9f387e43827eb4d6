/**
 * The server's memory: schema, tenants and repositories over PostgreSQL.
 *
 * <p>{@link io.heatscheduler.server.persistence.DatabaseSetup} makes roles and database, {@link
 * io.heatscheduler.server.persistence.Migrations} the schema (SQL in {@code db/migration}). All
 * work happens inside {@link io.heatscheduler.server.persistence.TenantTransactions}: the database
 * itself shows a transaction no rows but its tenant's. A plant is stored and read by {@link
 * io.heatscheduler.server.persistence.PlantRepository}.
 *
 * <p><b>Units:</b> as the columns say; numbers are exact and never rounded. <b>May depend on:</b>
 * {@code core}, {@code agents}, Spring's JDBC and transactions, Flyway.
 */
@NullMarked
package io.heatscheduler.server.persistence;

import org.jspecify.annotations.NullMarked;
