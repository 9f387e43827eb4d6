package io.heatscheduler.server.boot;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * How the audit log is made provable, {@code heatscheduler.audit.*}.
 *
 * @param witness folder that keeps the signed checkpoints; null: {@code audit/witness} in the data
 *     directory
 * @param interval longest time between a record and the checkpoint that covers it
 */
@ConfigurationProperties(AuditProperties.PREFIX)
record AuditProperties(@Nullable Path witness, @DefaultValue("60s") Duration interval) {
  static final String PREFIX = "heatscheduler.audit";

  /** Reads the settings of a verb that runs without the server: environment variables. */
  static AuditProperties read() {
    StandardEnvironment environment = new StandardEnvironment();
    ConfigurationPropertySources.attach(environment);
    return Binder.get(environment).bindOrCreate(PREFIX, AuditProperties.class);
  }

  /** The folder of the witness. */
  Path witnessIn(Path data) {
    return witness == null ? data.resolve("audit").resolve("witness") : witness;
  }
}
