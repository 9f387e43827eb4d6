package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.security.TestServer.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseOutageTest {
  private static final TestServer SERVER = TestServer.get();

  @Test
  void aTokenThatCannotBeCheckedIsAnswered503AndHoldsLater() throws SQLException {
    String token = SERVER.token(SERVER.main(), Role.VIEWER);
    HikariDataSource pool = SERVER.bean(HikariDataSource.class);
    List<Connection> all = new ArrayList<>();
    try {
      while (pool.getHikariPoolMXBean().getIdleConnections() > 0
          || pool.getHikariPoolMXBean().getTotalConnections() < pool.getMaximumPoolSize()) {
        all.add(pool.getConnection());
      }

      Answer answer = SERVER.as(token, "GET", "/api/v1/me").send();

      assertThat(answer.status()).as("%s", answer).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("DATABASE_UNAVAILABLE");
      assertThat(answer.header("Retry-After")).isEqualTo("5");
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }

    assertThat(SERVER.as(token, "GET", "/api/v1/me").send().status()).isEqualTo(200);
  }
}
