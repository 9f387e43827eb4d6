-- Optimisation runs: what went in, how it went, what came out.

CREATE TABLE optimization_runs (
  run_id                UUID PRIMARY KEY,
  schedule_id           UUID NOT NULL,
  tenant_id             UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  started_at            TIMESTAMPTZ NOT NULL,      -- when it was accepted
  completed_at          TIMESTAMPTZ,
  status                VARCHAR(20) NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'SUCCESS', 'FAILED', 'CANCELLED')),
  solver_type           VARCHAR(30),
  solver_time_seconds   exact,
  objective_value       exact,
  jobs_count            INTEGER,
  assignments_count     INTEGER,
  constraints_violated  INTEGER NOT NULL DEFAULT 0,
  baseline_cost_usd     exact,
  optimized_cost_usd    exact,
  savings_usd           exact,
  savings_percent       exact,
  -- SPEC has both NOT NULL; a run that is accepted has neither yet, so they are required of a finished one
  input_hash            sha256_hex,
  output_hash           sha256_hex,                    -- the last link of the chain: report_hash if documents were made, else cost_hash
  -- beyond SPEC
  currency              currency_code,
  stage                 VARCHAR(40),               -- event the run waits for, e.g. optimization.complete
  attempt               INTEGER NOT NULL DEFAULT 1,
  bound_value           exact,
  gap_percent           exact,
  termination_reason    VARCHAR(40),
  optimization_hash     sha256_hex,
  cost_hash             sha256_hex,
  report_hash           sha256_hex,
  release               VARCHAR(60),
  settings              JSONB NOT NULL DEFAULT '{}',
  findings              JSONB NOT NULL DEFAULT '[]',
  cancel_requested_at   TIMESTAMPTZ,
  requested_by          TEXT,
  version               BIGINT NOT NULL DEFAULT 0,
  CHECK (status <> 'SUCCESS' OR (input_hash IS NOT NULL AND output_hash IS NOT NULL AND currency IS NOT NULL)),
  CHECK ((completed_at IS NULL) = (status IN ('QUEUED', 'RUNNING'))),
  UNIQUE (tenant_id, run_id),
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES production_schedules (tenant_id, schedule_id)
);
COMMENT ON TABLE optimization_runs IS 'Optimisation runs. Amounts are in the currency beside them.';
CREATE INDEX optimization_runs_by_start ON optimization_runs (tenant_id, started_at);
CREATE INDEX optimization_runs_by_schedule ON optimization_runs (tenant_id, schedule_id, started_at);
CREATE INDEX optimization_runs_open ON optimization_runs (started_at) WHERE completed_at IS NULL;

CREATE TABLE optimized_assignments (
  assignment_id        UUID PRIMARY KEY,
  job_id               UUID NOT NULL,
  schedule_id          UUID NOT NULL,
  equipment_id         identifier NOT NULL,
  scheduled_start      TIMESTAMPTZ NOT NULL,
  scheduled_end        TIMESTAMPTZ NOT NULL,
  power_kw             exact NOT NULL,
  energy_cost_usd      exact NOT NULL,
  demand_charge_usd    exact,
  tariff_period        TEXT,
  optimization_run_id  UUID NOT NULL,
  provenance_hash      sha256_hex NOT NULL,            -- optimization_hash of the run
  -- beyond SPEC
  tenant_id            UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  currency             currency_code NOT NULL,
  CHECK (scheduled_start < scheduled_end),
  UNIQUE (tenant_id, optimization_run_id, job_id),
  FOREIGN KEY (tenant_id, job_id) REFERENCES production_jobs (tenant_id, job_id),
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES production_schedules (tenant_id, schedule_id),
  FOREIGN KEY (tenant_id, equipment_id) REFERENCES heating_equipment (tenant_id, equipment_id),
  FOREIGN KEY (tenant_id, optimization_run_id) REFERENCES optimization_runs (tenant_id, run_id) ON DELETE CASCADE
);
COMMENT ON TABLE optimized_assignments IS 'Where and when a run put each job.';
CREATE INDEX optimized_assignments_by_start ON optimized_assignments (schedule_id, scheduled_start);
CREATE INDEX optimized_assignments_by_job ON optimized_assignments (tenant_id, job_id);
CREATE INDEX optimized_assignments_by_schedule ON optimized_assignments (tenant_id, schedule_id);
CREATE INDEX optimized_assignments_by_equipment ON optimized_assignments (tenant_id, equipment_id, scheduled_start);

CREATE TABLE stored_contents (
  tenant_id   UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  sha256      sha256_hex NOT NULL,                     -- of the bytes
  size_bytes  BIGINT NOT NULL,
  content     BYTEA NOT NULL,
  created_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  CHECK (size_bytes = length(content)),
  CHECK (sha256 = encode(sha256(content), 'hex')),
  PRIMARY KEY (tenant_id, sha256)
);
COMMENT ON TABLE stored_contents IS 'Bytes, kept once per tenant whatever refers to them; never changed.';
ALTER TABLE stored_contents ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE run_inputs (
  tenant_id   UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  run_id      UUID NOT NULL,
  input_hash  sha256_hex NOT NULL,
  canonical   BYTEA NOT NULL,                      -- the exact bytes input_hash covers
  created_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, run_id),
  FOREIGN KEY (tenant_id, run_id) REFERENCES optimization_runs (tenant_id, run_id) ON DELETE CASCADE
);
COMMENT ON TABLE run_inputs IS 'The canonical input of a run, byte for byte.';

CREATE TABLE run_raw_files (
  tenant_id   UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  run_id      UUID NOT NULL,
  file_name   TEXT NOT NULL,                       -- relative to the plant folder
  sha256      sha256_hex NOT NULL,
  PRIMARY KEY (tenant_id, run_id, file_name),
  FOREIGN KEY (tenant_id, run_id) REFERENCES optimization_runs (tenant_id, run_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, sha256) REFERENCES stored_contents (tenant_id, sha256)
);
COMMENT ON TABLE run_raw_files IS 'Raw copies of what a run was made from.';
CREATE INDEX run_raw_files_by_content ON run_raw_files (tenant_id, sha256);

CREATE TABLE run_documents (
  tenant_id      UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  run_id         UUID NOT NULL,
  document_name  TEXT NOT NULL,                    -- e.g. report.pdf
  media_type     VARCHAR(100) NOT NULL,
  sha256         sha256_hex NOT NULL,
  created_at     TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, run_id, document_name),
  FOREIGN KEY (tenant_id, run_id) REFERENCES optimization_runs (tenant_id, run_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, sha256) REFERENCES stored_contents (tenant_id, sha256)
);
COMMENT ON TABLE run_documents IS 'Documents of a run: schedule, bill, provenance, PDF, Excel, HTML, iCalendar.';
CREATE INDEX run_documents_by_content ON run_documents (tenant_id, sha256);

CREATE TABLE run_bill_lines (
  tenant_id    UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  run_id       UUID NOT NULL,
  bill         VARCHAR(20) NOT NULL CHECK (bill IN ('optimized', 'baseline', 'planned')),
  position     INTEGER NOT NULL,
  kind         VARCHAR(40) NOT NULL,
  description  TEXT NOT NULL,
  quantity     exact,
  unit         VARCHAR(20),
  rate         exact,
  amount_usd   exact NOT NULL,
  currency     currency_code NOT NULL,
  PRIMARY KEY (tenant_id, run_id, bill, position),
  FOREIGN KEY (tenant_id, run_id) REFERENCES optimization_runs (tenant_id, run_id) ON DELETE CASCADE
);
COMMENT ON TABLE run_bill_lines IS 'Lines of a run''s bills; they sum to its costs.';

CREATE TABLE run_progress (
  tenant_id     UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  run_id        UUID NOT NULL,
  seq           BIGINT NOT NULL,                   -- from 1, for resuming a subscription
  occurred_at   TIMESTAMPTZ NOT NULL,
  stage         VARCHAR(40) NOT NULL,
  message_key   VARCHAR(60) NOT NULL,
  details       JSONB NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, run_id, seq),
  FOREIGN KEY (tenant_id, run_id) REFERENCES optimization_runs (tenant_id, run_id) ON DELETE CASCADE
);
COMMENT ON TABLE run_progress IS 'What a run told while it went.';

CREATE TABLE run_trace (
  tenant_id   UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  run_id      UUID NOT NULL,
  position    INTEGER NOT NULL,
  work        BIGINT NOT NULL,                     -- work units, not time: the same on every machine
  incumbent   exact,
  bound       exact,
  PRIMARY KEY (tenant_id, run_id, position),
  FOREIGN KEY (tenant_id, run_id) REFERENCES optimization_runs (tenant_id, run_id) ON DELETE CASCADE
);
COMMENT ON TABLE run_trace IS 'Incumbent and bound over the work of the search.';

CALL isolate_mutable('optimization_runs');
CALL isolate_mutable('optimized_assignments');
CALL isolate_append_only('stored_contents');
CALL isolate_append_only('run_inputs');
CALL isolate_append_only('run_raw_files');
CALL isolate_append_only('run_documents');
CALL isolate_mutable('run_bill_lines');
CALL isolate_append_only('run_progress');
CALL isolate_mutable('run_trace');

-- Whoever restarts after a crash looks for open runs of every tenant.
CALL open_to_system('optimization_runs', 'SELECT');
