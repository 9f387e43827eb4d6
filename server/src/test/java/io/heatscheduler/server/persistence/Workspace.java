package io.heatscheduler.server.persistence;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.persistence.Databases.Database;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pool on a database with what works on it, and tenants to work for. */
final class Workspace implements AutoCloseable {
  final HikariDataSource pool;
  final TenantTransactions transactions;
  final JdbcClient client;
  final PlantRepository plants;
  final EquipmentRepository equipment;
  final TariffRepository tariffs;
  final ScheduleRepository schedules;
  final RunRepository runs;

  Workspace(Database database, int connections) {
    this.pool = Databases.pool(database.application(), connections);
    this.transactions = new TenantTransactions(pool, database.names());
    this.client = JdbcClient.create(pool);
    this.plants = new PlantRepository(pool);
    this.equipment = new EquipmentRepository(pool);
    this.tariffs = new TariffRepository(pool);
    this.schedules = new ScheduleRepository(pool);
    this.runs = new RunRepository(pool);
  }

  /** Adds a tenant. */
  TenantId tenant() {
    TenantId tenant = new TenantId(UUID.randomUUID());
    transactions.run(
        tenant,
        () ->
            client
                .sql("INSERT INTO tenants (tenant_key, tenant_name) VALUES (?, 'Works')")
                .param("t-" + tenant)
                .update());
    return tenant;
  }

  <T> T in(TenantId tenant, Supplier<T> work) {
    return transactions.in(tenant, work);
  }

  @Override
  public void close() {
    pool.close();
  }
}
