-- What the API needs to change plant data: which plan of a schedule is published, jobs that leave a schedule.

ALTER TABLE production_schedules ADD COLUMN published_run_id UUID;
ALTER TABLE production_schedules ADD CONSTRAINT production_schedules_published_run
  FOREIGN KEY (tenant_id, published_run_id) REFERENCES optimization_runs (tenant_id, run_id);
CREATE INDEX production_schedules_by_published_run ON production_schedules (tenant_id, published_run_id);
COMMENT ON COLUMN production_schedules.published_run_id IS 'Run whose plan is in force; stays while a changed schedule is planned anew.';

-- A job that was removed keeps its row: the plans of earlier runs refer to it.
ALTER TABLE production_jobs ADD COLUMN removed_at TIMESTAMPTZ;
COMMENT ON COLUMN production_jobs.removed_at IS 'When the job left its schedule; null: it is part of it.';

-- What each published plan is expected to measure; the highest of a month is provisional in the peak ledger.
CREATE TABLE published_peaks (
  tenant_id    UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  schedule_id  UUID NOT NULL,
  site_id      UUID NOT NULL,
  component    VARCHAR(200) NOT NULL,
  month        DATE NOT NULL CHECK (extract(DAY FROM month) = 1),  -- in which the billing period begins
  peak_kw      exact NOT NULL CHECK (peak_kw >= 0),
  run_id       UUID NOT NULL,
  PRIMARY KEY (tenant_id, schedule_id, component, month),
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES production_schedules (tenant_id, schedule_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, site_id) REFERENCES sites (tenant_id, site_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, run_id) REFERENCES optimization_runs (tenant_id, run_id)
);
COMMENT ON TABLE published_peaks IS 'Peaks that published plans are expected to make, by demand component and month.';
CREATE INDEX published_peaks_by_month ON published_peaks (tenant_id, site_id, component, month);
CREATE INDEX published_peaks_by_run ON published_peaks (tenant_id, run_id);
CALL isolate_mutable('published_peaks');
