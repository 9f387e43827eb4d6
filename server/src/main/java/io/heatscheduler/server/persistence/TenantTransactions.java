package io.heatscheduler.server.persistence;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that see one tenant's rows.
 *
 * <p>The tenant is a setting local to the transaction, which row-level security compares with each
 * row; it ends with the transaction, so a pooled connection carries it nowhere. Outside such a
 * transaction the application's role sees no rows and can add none.
 */
public final class TenantTransactions {
  private static final Object SYSTEM = new Object();

  private final TransactionTemplate transactions;
  private final JdbcClient client;
  private final DatabaseNames names;

  /**
   * Transactions on a database.
   *
   * @param application connections of the application's role
   */
  public TenantTransactions(DataSource application, DatabaseNames names) {
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(application));
    this.client = JdbcClient.create(application);
    this.names = names;
  }

  /**
   * Does some work in a tenant's transaction: a new one, or the one this thread is in.
   *
   * @throws IllegalStateException if this thread is in another tenant's transaction
   */
  public <T> T in(TenantId tenant, Supplier<T> work) {
    Object current = TransactionSynchronizationManager.getResource(this);
    if (current != null) {
      if (!current.equals(tenant)) {
        throw new IllegalStateException(
            "a transaction of tenant %s cannot go on as tenant %s".formatted(current, tenant));
      }
      return work.get();
    }
    return within(
        tenant,
        () -> {
          client
              .sql("SELECT set_config('heatscheduler.tenant_id', ?, true)")
              .param(tenant.toString())
              .query(String.class)
              .single();
          return work.get();
        });
  }

  /** As {@link #in}, without a result. */
  public void run(TenantId tenant, Runnable work) {
    in(
        tenant,
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Does some work over all tenants, in the few tables that are open to the system role.
   *
   * @throws IllegalStateException if this thread is in a transaction
   */
  public <T> T asSystem(Supplier<T> work) {
    if (TransactionSynchronizationManager.getResource(this) != null) {
      throw new IllegalStateException("a tenant's transaction cannot go on as the system");
    }
    return within(
        SYSTEM,
        () -> {
          client.sql("SET LOCAL ROLE " + names.system()).update();
          return work.get();
        });
  }

  private <T> T within(Object context, Supplier<T> work) {
    TransactionSynchronizationManager.bindResource(this, context);
    try {
      return transactions.execute(status -> work.get());
    } finally {
      TransactionSynchronizationManager.unbindResource(this);
    }
  }
}
