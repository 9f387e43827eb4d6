/**
 * The database the server brings along: a real PostgreSQL in the data directory, run as a process
 * of its own.
 *
 * <p>Start at {@link io.heatscheduler.server.embedded.EmbeddedPostgres}. Below the data directory:
 *
 * <pre>
 * database/
 *   heatscheduler-database   marker: whose directory this is, and of which PostgreSQL
 *   owner.lock               locked by the process that uses it
 *   secrets.properties       generated passwords, mode 0600
 *   pg/                      PostgreSQL's own data directory
 *   log/                     its log, this start's and the one before
 * </pre>
 *
 * <p>Writes are durable: {@code fsync} and checksums are on. Connections need a password, and come
 * from this machine only.
 *
 * <p><b>May depend on:</b> {@code core.outcome}, the JDBC driver, commons-compress with xz; no
 * Spring.
 */
@NullMarked
package io.heatscheduler.server.embedded;

import org.jspecify.annotations.NullMarked;
