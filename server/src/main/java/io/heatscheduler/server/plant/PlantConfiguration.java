package io.heatscheduler.server.plant;

import io.heatscheduler.server.persistence.PlantRepository;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Repositories of plant data over the application's connections. */
@Configuration(proxyBeanMethods = false)
class PlantConfiguration {
  @Bean
  PlantRepository plantRepository(DataSource application) {
    return new PlantRepository(application);
  }
}
