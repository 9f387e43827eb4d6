-- The embedded queue: what each consumer still has to be given.

ALTER TABLE outbox ADD COLUMN consumer VARCHAR(100);
COMMENT ON COLUMN outbox.consumer IS 'The only consumer to get the event, for a replayed dead letter; null: all that subscribe.';

CREATE TABLE deliveries (
  event_id         UUID NOT NULL,
  consumer         VARCHAR(100) NOT NULL,
  tenant_id        UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  position         BIGINT GENERATED ALWAYS AS IDENTITY,
  attempts         INTEGER NOT NULL DEFAULT 0,          -- begun, the one in progress included
  next_attempt_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  leased_by        UUID,                                -- process that works on it
  leased_until     TIMESTAMPTZ,                         -- after this it is anybody's again
  done_at          TIMESTAMPTZ,
  PRIMARY KEY (event_id, consumer),
  CHECK ((leased_by IS NULL) = (leased_until IS NULL))
);
COMMENT ON TABLE deliveries IS 'Events on their way to a consumer, where no message broker carries them.';
CREATE INDEX deliveries_open ON deliveries (consumer, position) WHERE done_at IS NULL;
CREATE INDEX deliveries_by_tenant ON deliveries (tenant_id, done_at);

CALL isolate_mutable('deliveries');
CALL open_to_system('deliveries', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE run_arrivals (
  tenant_id   UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  run_id      UUID NOT NULL,
  stage       VARCHAR(40) NOT NULL,
  arrived_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, run_id, stage),
  FOREIGN KEY (tenant_id, run_id) REFERENCES optimization_runs (tenant_id, run_id) ON DELETE CASCADE
);
COMMENT ON TABLE run_arrivals IS 'Which stages of the parallel fan-out of a run are through; the last one opens the join.';
CALL isolate_append_only('run_arrivals');
