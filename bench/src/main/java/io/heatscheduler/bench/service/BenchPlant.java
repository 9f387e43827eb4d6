package io.heatscheduler.bench.service;

import java.nio.charset.StandardCharsets;

/** A small plant, as programs send them: one tariff, two heaters, ten jobs. */
final class BenchPlant {
  private BenchPlant() {}

  /** As one JSON document. */
  static byte[] json() {
    StringBuilder jobs = new StringBuilder();
    for (int i = 1; i <= 10; i++) {
      jobs.append(i == 1 ? "" : ",")
          .append(
              """
              {"job_id":"J-%d","product_id":"P","quantity":1,"heating_requirement_kwh":50,\
              "duration_minutes":60,"latest_end":"2026-11-25T00:00","priority":1}\
              """
                  .formatted(i));
    }
    return """
    {"site":{"name":"Bench","time_zone":"Europe/Berlin","currency":"EUR"},
     "horizon":{"start":"2026-11-24T00:00","days":1,"slot_minutes":15},
     "equipment":[
      {"equipment_id":"HTR-1","equipment_name":"Heater 1","equipment_type":"electric",
       "capacity_kw":200,"efficiency_percent":100},
      {"equipment_id":"HTR-2","equipment_name":"Heater 2","equipment_type":"electric",
       "capacity_kw":100,"efficiency_percent":100}],
     "tariff":{"tariff_name":"Two rates","effective_date":"2026-01-01","currency":"EUR","periods":[
      {"day_type":"weekday","start_time":"06:00","end_time":"22:00","energy_rate_kwh":0.20,
       "demand_rate_kw":5,"period_category":"on-peak"},
      {"day_type":"weekday","start_time":"22:00","end_time":"06:00","energy_rate_kwh":0.10,
       "period_category":"off-peak"},
      {"day_type":"weekend","start_time":"00:00","end_time":"00:00","energy_rate_kwh":0.10,
       "period_category":"off-peak"}]},
     "jobs":[%s]}
    """
        .formatted(jobs)
        .getBytes(StandardCharsets.UTF_8);
  }
}
