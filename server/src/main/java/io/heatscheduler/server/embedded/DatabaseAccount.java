package io.heatscheduler.server.embedded;

/**
 * How to log in to the embedded database.
 *
 * @param jdbcUrl address of the database, without user and password
 * @param user role
 * @param password its password; never printed
 */
public record DatabaseAccount(String jdbcUrl, String user, String password) {
  /** Address and role only. */
  @Override
  public String toString() {
    return user + " at " + jdbcUrl;
  }
}
