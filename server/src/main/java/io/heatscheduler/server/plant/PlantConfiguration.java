package io.heatscheduler.server.plant;

import io.heatscheduler.server.persistence.EquipmentRepository;
import io.heatscheduler.server.persistence.PlantRepository;
import io.heatscheduler.server.persistence.ScheduleRepository;
import io.heatscheduler.server.persistence.TariffRepository;
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

  @Bean
  EquipmentRepository equipmentRepository(DataSource application) {
    return new EquipmentRepository(application);
  }

  @Bean
  ScheduleRepository scheduleRepository(DataSource application) {
    return new ScheduleRepository(application);
  }

  @Bean
  TariffRepository tariffRepository(DataSource application) {
    return new TariffRepository(application);
  }
}
