-- What outlives one plan: metered peaks, what-if questions, re-plans.

CREATE TABLE peak_ledger (
  tenant_id    UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  site_id      UUID NOT NULL,
  component    VARCHAR(200) NOT NULL,              -- demand charge or period category
  month        DATE NOT NULL CHECK (extract(DAY FROM month) = 1),  -- in which the billing period begins
  peak_kw      exact NOT NULL CHECK (peak_kw >= 0),
  energy_kwh   exact,
  source       VARCHAR(20) NOT NULL CHECK (source IN ('METERED', 'PROVISIONAL')),
  run_id       UUID,                               -- published plan behind a provisional peak
  recorded_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  version      BIGINT NOT NULL DEFAULT 0,
  CHECK ((source = 'PROVISIONAL') = (run_id IS NOT NULL)),
  PRIMARY KEY (tenant_id, site_id, component, month),
  FOREIGN KEY (tenant_id, site_id) REFERENCES sites (tenant_id, site_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, run_id) REFERENCES optimization_runs (tenant_id, run_id)
);
COMMENT ON TABLE peak_ledger IS 'Peak and energy by demand component and month; a published plan''s peak is provisional until metered.';
CREATE INDEX peak_ledger_by_run ON peak_ledger (tenant_id, run_id);

CREATE TABLE scenarios (
  scenario_id    UUID PRIMARY KEY,
  tenant_id      UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  schedule_id    UUID NOT NULL,
  scenario_name  TEXT NOT NULL,
  changes        JSONB NOT NULL,
  run_id         UUID,
  created_at     TIMESTAMPTZ NOT NULL DEFAULT now(),
  created_by     TEXT,
  version        BIGINT NOT NULL DEFAULT 0,
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES production_schedules (tenant_id, schedule_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, run_id) REFERENCES optimization_runs (tenant_id, run_id)
);
COMMENT ON TABLE scenarios IS 'What-if questions: changes to a schedule''s plant, and the run that answers them.';
CREATE INDEX scenarios_by_schedule ON scenarios (tenant_id, schedule_id, created_at);
CREATE INDEX scenarios_by_run ON scenarios (tenant_id, run_id);

CREATE TABLE replans (
  replan_id     UUID PRIMARY KEY,
  tenant_id     UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  schedule_id   UUID NOT NULL,
  old_run_id    UUID NOT NULL,
  new_run_id    UUID,
  cut_at        TIMESTAMPTZ NOT NULL,              -- what started before is frozen
  events        JSONB NOT NULL,                    -- trips, late jobs, other prices, ...
  difference    JSONB,
  moved_jobs    INTEGER,
  created_at    TIMESTAMPTZ NOT NULL DEFAULT now(),
  created_by    TEXT,
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES production_schedules (tenant_id, schedule_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, old_run_id) REFERENCES optimization_runs (tenant_id, run_id),
  FOREIGN KEY (tenant_id, new_run_id) REFERENCES optimization_runs (tenant_id, run_id)
);
COMMENT ON TABLE replans IS 'Re-plans of a running plan after an event.';
CREATE INDEX replans_by_schedule ON replans (tenant_id, schedule_id, created_at);
CREATE INDEX replans_by_old_run ON replans (tenant_id, old_run_id);
CREATE INDEX replans_by_new_run ON replans (tenant_id, new_run_id);

CALL isolate_mutable('peak_ledger');
CALL isolate_mutable('scenarios');
CALL isolate_mutable('replans');
