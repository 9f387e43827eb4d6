package io.heatscheduler.server.api;

/** Documents of the plant format that the API's description shows. */
final class PlantExamples {
  static final String PLANT =
      """
      {
        "site": {"name": "Foundry North", "time_zone": "Europe/Berlin", "currency": "EUR", "base_load_kw": 150},
        "horizon": {"start": "2026-11-23T00:00", "days": 1},
        "equipment": [
          {"equipment_id": "HTR-001", "equipment_type": "electric", "capacity_kw": 500, "efficiency_percent": 96}
        ],
        "tariff": {
          "tariff_name": "Flat", "effective_date": "2026-01-01", "currency": "EUR",
          "periods": [
            {"day_type": "weekday", "start_time": "00:00", "end_time": "24:00", "energy_rate_kwh": 0.18,
             "demand_rate_kw": 8, "period_category": "all day"}
          ]
        },
        "jobs": [
          {"job_id": "J-17", "product_id": "housing", "quantity": 40, "unit": "pcs",
           "heating_requirement_kwh": 320, "latest_end": "2026-11-23T14:00"}
        ]
      }
      """;

  static final String JOB =
      """
      {
        "job_id": "J-18", "product_id": "housing", "quantity": 20, "unit": "pcs",
        "heating_requirement_kwh": 160, "duration_minutes": 90, "earliest_start": "2026-11-23T06:00",
        "latest_end": "2026-11-23T16:00", "priority": 2, "eligible_equipment": ["HTR-001"]
      }
      """;

  static final String SCHEDULE =
      """
      {
        "siteId": "0197d5c5-7c1e-7e41-a6a4-0d5c2f6f8d11",
        "tariffId": "0197d5c5-7c1e-7e41-a6a4-0d5c2f6f8d12",
        "horizon": {"start": "2026-11-23T00:00", "days": 2, "slot_minutes": 15},
        "site": {"base_load_kw": 150, "month_to_date_peak_kw": 640},
        "jobs": [
          {"job_id": "J-17", "product_id": "housing", "quantity": 40, "unit": "pcs",
           "heating_requirement_kwh": 320, "latest_end": "2026-11-23T14:00"}
        ],
        "equipmentState": {"HTR-001": {"initially_on": true}}
      }
      """;

  static final String EQUIPMENT =
      """
      {
        "equipment_id": "HTR-005", "equipment_name": "Boiler 5", "equipment_type": "gas_boiler",
        "capacity_kw": 500, "min_load_kw": 75, "efficiency_percent": 92, "fuel_type": "natural_gas",
        "fuel_rate_per_kwh": 0.045, "min_run_time_minutes": 30, "max_starts_per_day": 6
      }
      """;

  static final String WINDOW =
      """
      {"start": "2026-11-23T08:00", "end": "2026-11-23T12:00", "reason": "maintenance"}
      """;

  static final String TARIFF =
      """
      {
        "tariff_name": "TOU industrial", "utility_provider": "Example Power", "rate_schedule_code": "TOU-I",
        "effective_date": "2026-01-01", "currency": "EUR", "time_zone": "Europe/Berlin",
        "fixed_charge_per_day": 12.50,
        "periods": [
          {"day_type": "weekday", "start_time": "00:00", "end_time": "06:00", "energy_rate_kwh": 0.045,
           "demand_rate_kw": 8.00, "period_category": "off-peak"},
          {"day_type": "weekday", "start_time": "06:00", "end_time": "24:00", "energy_rate_kwh": 0.125,
           "demand_rate_kw": 18.00, "period_category": "on-peak"}
        ]
      }
      """;

  private PlantExamples() {}
}
