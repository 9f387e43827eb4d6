-- Planning tasks: a schedule, its jobs with their limits, the state in which its horizon finds the plant, and series.

CREATE TABLE production_schedules (
  schedule_id              UUID PRIMARY KEY,
  tenant_id                UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  schedule_date            DATE NOT NULL,          -- first local date of the horizon
  created_at               TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at               TIMESTAMPTZ NOT NULL DEFAULT now(),
  source_system            TEXT,                   -- SAP, Oracle, CSV, API, ...
  source_reference         TEXT,
  provenance_hash          sha256_hex NOT NULL,        -- input_hash of the plant as it was stored
  status                   VARCHAR(20) NOT NULL DEFAULT 'DRAFT' CHECK (status IN ('DRAFT', 'OPTIMIZED', 'PUBLISHED')),
  -- beyond SPEC
  site_id                  UUID NOT NULL,
  tariff_id                UUID NOT NULL,          -- first version of the contract
  horizon_start            TIMESTAMPTZ NOT NULL,
  horizon_end              TIMESTAMPTZ NOT NULL,
  slot_minutes             INTEGER NOT NULL CHECK (slot_minutes IN (5, 15, 30, 60)),
  as_of                    TIMESTAMPTZ NOT NULL,   -- part of input_hash
  month_to_date_peak_kw    exact,                  -- for every demand component; null: none, or by component
  month_to_date_kwh        exact,
  relax_late_hour          exact,                  -- relax prices: all null (the defaults) or none
  relax_peak_kw            exact,
  relax_operator_hour      exact,
  relax_maintenance_hour   exact,
  relax_other_equipment    exact,
  relax_rented_equipment   exact,
  published_at             TIMESTAMPTZ,
  published_by             UUID,
  version                  BIGINT NOT NULL DEFAULT 0,
  CHECK (horizon_start < horizon_end),
  CHECK (num_nonnulls(relax_late_hour, relax_peak_kw, relax_operator_hour, relax_maintenance_hour,
    relax_other_equipment, relax_rented_equipment) IN (0, 6)),
  UNIQUE (tenant_id, schedule_id),
  FOREIGN KEY (tenant_id, site_id) REFERENCES sites (tenant_id, site_id),
  FOREIGN KEY (tenant_id, tariff_id) REFERENCES energy_tariffs (tenant_id, tariff_id)
);
COMMENT ON TABLE production_schedules IS 'Planning tasks. DRAFT -> OPTIMIZED -> PUBLISHED.';
CREATE INDEX production_schedules_by_date ON production_schedules (tenant_id, schedule_date);
CREATE INDEX production_schedules_by_site ON production_schedules (tenant_id, site_id);
CREATE INDEX production_schedules_by_tariff ON production_schedules (tenant_id, tariff_id);

CREATE TABLE production_jobs (
  job_id                   UUID PRIMARY KEY,
  schedule_id              UUID NOT NULL,
  tenant_id                UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  product_id               identifier NOT NULL,
  product_name             TEXT,
  quantity                 exact NOT NULL,
  unit                     TEXT,
  heating_requirement_kwh  exact NOT NULL CHECK (heating_requirement_kwh >= 0),
  temperature_setpoint_c   exact,
  duration_minutes         INTEGER NOT NULL CHECK (duration_minutes > 0),
  earliest_start           TIMESTAMPTZ NOT NULL,
  latest_end               TIMESTAMPTZ NOT NULL,
  priority                 INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 5),
  -- beyond SPEC
  job_number               identifier NOT NULL,    -- as people call it, e.g. J-17
  operators_required       INTEGER NOT NULL DEFAULT 0 CHECK (operators_required >= 0),
  planned_start            TIMESTAMPTZ,            -- in the plant's own plan
  planned_equipment        TEXT,
  version                  BIGINT NOT NULL DEFAULT 0,
  UNIQUE (tenant_id, job_id),
  UNIQUE (schedule_id, job_number),
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES production_schedules (tenant_id, schedule_id) ON DELETE CASCADE
);
COMMENT ON TABLE production_jobs IS 'Production orders'' heating operations; job_number is unique in its schedule.';
CREATE INDEX production_jobs_by_priority ON production_jobs (schedule_id, priority);
CREATE INDEX production_jobs_by_tenant ON production_jobs (tenant_id, schedule_id);

CREATE TABLE job_equipment (
  tenant_id     UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  job_id        UUID NOT NULL,
  equipment_id  identifier NOT NULL,
  PRIMARY KEY (tenant_id, job_id, equipment_id),
  FOREIGN KEY (tenant_id, job_id) REFERENCES production_jobs (tenant_id, job_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, equipment_id) REFERENCES heating_equipment (tenant_id, equipment_id)
);
COMMENT ON TABLE job_equipment IS 'Equipment a job may run on; none: any that fits.';
CREATE INDEX job_equipment_by_equipment ON job_equipment (tenant_id, equipment_id);

CREATE TABLE job_predecessors (
  tenant_id       UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  job_id          UUID NOT NULL,
  predecessor_id  UUID NOT NULL CHECK (predecessor_id <> job_id),
  PRIMARY KEY (tenant_id, job_id, predecessor_id),
  FOREIGN KEY (tenant_id, job_id) REFERENCES production_jobs (tenant_id, job_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, predecessor_id) REFERENCES production_jobs (tenant_id, job_id) ON DELETE CASCADE
);
COMMENT ON TABLE job_predecessors IS 'Jobs that must have ended before another starts.';
CREATE INDEX job_predecessors_by_predecessor ON job_predecessors (tenant_id, predecessor_id);

CREATE TABLE job_windows (
  tenant_id  UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  job_id     UUID NOT NULL,
  kind       VARCHAR(20) NOT NULL CHECK (kind IN ('must_run', 'cannot_run')),
  position   INTEGER NOT NULL,
  starts_at  TIMESTAMPTZ NOT NULL,
  ends_at    TIMESTAMPTZ NOT NULL,
  CHECK (starts_at < ends_at),
  PRIMARY KEY (tenant_id, job_id, kind, position),
  FOREIGN KEY (tenant_id, job_id) REFERENCES production_jobs (tenant_id, job_id) ON DELETE CASCADE
);
COMMENT ON TABLE job_windows IS 'Windows in which a job must run, or cannot.';

CREATE TABLE job_power_shares (
  tenant_id  UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  job_id     UUID NOT NULL,
  position   INTEGER NOT NULL,
  share      exact NOT NULL,
  PRIMARY KEY (tenant_id, job_id, position),
  FOREIGN KEY (tenant_id, job_id) REFERENCES production_jobs (tenant_id, job_id) ON DELETE CASCADE
);
COMMENT ON TABLE job_power_shares IS 'Power profile: shares of the heat in equal parts of the duration; none: even.';

CREATE TABLE job_uses (
  tenant_id  UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  job_id     UUID NOT NULL,
  dimension  TEXT NOT NULL,
  amount     exact NOT NULL,
  PRIMARY KEY (tenant_id, job_id, dimension),
  FOREIGN KEY (tenant_id, job_id) REFERENCES production_jobs (tenant_id, job_id) ON DELETE CASCADE
);
COMMENT ON TABLE job_uses IS 'Consumption of further capacity dimensions while a job runs.';

CREATE TABLE schedule_equipment (
  tenant_id       UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  schedule_id     UUID NOT NULL,
  equipment_id    identifier NOT NULL,
  initially_on    BOOLEAN NOT NULL DEFAULT FALSE,
  on_since        TIMESTAMPTZ,
  starts_today    INTEGER NOT NULL DEFAULT 0,
  last_batch_end  TIMESTAMPTZ,
  PRIMARY KEY (tenant_id, schedule_id, equipment_id),
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES production_schedules (tenant_id, schedule_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, equipment_id) REFERENCES heating_equipment (tenant_id, equipment_id)
);
COMMENT ON TABLE schedule_equipment IS 'Equipment a schedule plans with, and how its horizon finds it; the rest is in the registry.';
CREATE INDEX schedule_equipment_by_equipment ON schedule_equipment (tenant_id, equipment_id);

CREATE TABLE schedule_peaks (
  tenant_id    UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  schedule_id  UUID NOT NULL,
  component    TEXT NOT NULL,
  peak_kw      exact NOT NULL,
  PRIMARY KEY (tenant_id, schedule_id, component),
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES production_schedules (tenant_id, schedule_id) ON DELETE CASCADE
);
COMMENT ON TABLE schedule_peaks IS 'Peaks of the month to date, where they are given by demand component.';

CREATE TABLE schedule_past_peaks (
  tenant_id    UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  schedule_id  UUID NOT NULL,
  month        DATE NOT NULL CHECK (extract(DAY FROM month) = 1),  -- in which the billing period begins
  component    TEXT NOT NULL,
  peak_kw      exact NOT NULL,
  PRIMARY KEY (tenant_id, schedule_id, month, component),
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES production_schedules (tenant_id, schedule_id) ON DELETE CASCADE
);
COMMENT ON TABLE schedule_past_peaks IS 'Peaks of earlier billing periods, on which ratchets look back.';

CREATE TABLE time_series (
  series_id       UUID PRIMARY KEY,
  tenant_id       UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  kind            VARCHAR(30) NOT NULL CHECK (kind IN ('energy_price', 'base_load', 'co2_intensity', 'outdoor_temperature')),
  unit            VARCHAR(30) NOT NULL,
  schedule_id     UUID,
  tariff_id       UUID,
  fuel_type       TEXT,                            -- of a CO2 intensity
  constant_value  exact,                           -- null: see series_steps
  series_end      TIMESTAMPTZ,                     -- first instant after the last step; null for a constant
  CHECK ((schedule_id IS NULL) <> (tariff_id IS NULL)),
  CHECK ((kind = 'energy_price') = (tariff_id IS NOT NULL)),
  CHECK ((kind = 'co2_intensity') = (fuel_type IS NOT NULL)),
  CHECK ((constant_value IS NULL) = (series_end IS NOT NULL)),
  UNIQUE (tenant_id, series_id),
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES production_schedules (tenant_id, schedule_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, tariff_id) REFERENCES energy_tariffs (tenant_id, tariff_id) ON DELETE CASCADE
);
COMMENT ON TABLE time_series IS 'Prices of a tariff; base load, CO2 intensity and outdoor temperature of a schedule.';
CREATE INDEX time_series_by_schedule ON time_series (tenant_id, schedule_id);
CREATE INDEX time_series_by_tariff ON time_series (tenant_id, tariff_id);

CREATE TABLE series_steps (
  tenant_id   UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  series_id   UUID NOT NULL,
  starts_at   TIMESTAMPTZ NOT NULL,
  step_value  exact NOT NULL,
  PRIMARY KEY (tenant_id, series_id, starts_at),
  FOREIGN KEY (tenant_id, series_id) REFERENCES time_series (tenant_id, series_id) ON DELETE CASCADE
);
COMMENT ON TABLE series_steps IS 'Values that hold until the next one starts.';

CALL isolate_mutable('production_schedules');
CALL isolate_mutable('production_jobs');
CALL isolate_mutable('job_equipment');
CALL isolate_mutable('job_predecessors');
CALL isolate_mutable('job_windows');
CALL isolate_mutable('job_power_shares');
CALL isolate_mutable('job_uses');
CALL isolate_mutable('schedule_equipment');
CALL isolate_mutable('schedule_peaks');
CALL isolate_mutable('schedule_past_peaks');
CALL isolate_mutable('time_series');
CALL isolate_mutable('series_steps');
