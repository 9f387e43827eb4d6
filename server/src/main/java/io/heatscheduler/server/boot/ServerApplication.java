package io.heatscheduler.server.boot;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.persistence.TenantTransactions;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The parts of the server, found below {@code io.heatscheduler.server}. */
@SpringBootApplication(
    scanBasePackages = "io.heatscheduler.server",
    proxyBeanMethods = false,
    exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan("io.heatscheduler.server")
class ServerApplication {
  @Bean
  HikariDataSource dataSource(RunningDatabase database, DatabaseProperties properties) {
    return database.connections(properties.poolSize());
  }

  @Bean
  TenantTransactions tenantTransactions(HikariDataSource application, RunningDatabase database) {
    return new TenantTransactions(application, database.names());
  }
}
