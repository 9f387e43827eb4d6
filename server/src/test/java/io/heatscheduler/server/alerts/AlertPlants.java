package io.heatscheduler.server.alerts;

/** One job of 200 kWh, an hour on a heater of 200 kW, under a contractual peak and a deadline. */
final class AlertPlants {
  private AlertPlants() {}

  /** As JSON. */
  static String json(int peakKw, String deadline) {
    return """
    {
      "site": {"name": "Works", "time_zone": "Europe/Berlin", "currency": "EUR",
        "contractual_peak_kw": %d},
      "horizon": {"start": "2026-11-24T00:00", "days": 1, "slot_minutes": 15},
      "equipment": [{"equipment_id": "HTR-1", "equipment_name": "Heater",
        "equipment_type": "electric", "capacity_kw": 200, "efficiency_percent": 100}],
      "tariff": {"tariff_name": "Flat", "effective_date": "2026-01-01", "currency": "EUR",
        "periods": [
          {"day_type": "weekday", "start_time": "00:00", "end_time": "00:00",
            "energy_rate_kwh": 0.10, "period_category": "flat"},
          {"day_type": "weekend", "start_time": "00:00", "end_time": "00:00",
            "energy_rate_kwh": 0.10, "period_category": "flat"}]},
      "jobs": [{"job_id": "J-1", "product_id": "P", "quantity": 1,
        "heating_requirement_kwh": 200, "duration_minutes": 60, "latest_end": "%s",
        "priority": 1}]
    }
    """
        .formatted(peakKw, deadline);
  }
}
