/**
 * The whole database as one file, and back: every table's rows as PostgreSQL's {@code COPY} writes
 * them, with a manifest of counts and hashes. Start at {@link
 * io.heatscheduler.server.backup.DatabaseBackup}.
 *
 * <p>Rows, not pages: a backup can be restored by a later release and on another PostgreSQL.
 */
@NullMarked
package io.heatscheduler.server.backup;

import org.jspecify.annotations.NullMarked;
