/** The audit log against those who can change everything in the database. */
package io.heatscheduler.server.audit;
