-- Messages: written with the change they tell of (outbox), handled once (inbox), kept when they cannot be handled
-- (dead letters).

CREATE TABLE outbox (
  event_id         UUID PRIMARY KEY,
  tenant_id        UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  position         BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,  -- order of writing, for the relay
  event_type       VARCHAR(100) NOT NULL,          -- e.g. schedule.intake.request
  subject_type     VARCHAR(40) NOT NULL,           -- e.g. run
  subject_id       UUID NOT NULL,
  payload          JSONB NOT NULL,                 -- references and hashes, never a file
  payload_hash     sha256_hex NOT NULL,
  trace_id         VARCHAR(64),
  created_at       TIMESTAMPTZ NOT NULL DEFAULT now(),
  attempts         INTEGER NOT NULL DEFAULT 0,
  next_attempt_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  published_at     TIMESTAMPTZ,
  last_error       TEXT
);
COMMENT ON TABLE outbox IS 'Events to be published, committed together with the state and the audit record they tell of.';
CREATE INDEX outbox_unpublished ON outbox (next_attempt_at, position) WHERE published_at IS NULL;
CREATE INDEX outbox_by_tenant ON outbox (tenant_id, created_at);
CREATE INDEX outbox_by_subject ON outbox (tenant_id, subject_id);

CREATE TABLE inbox (
  consumer    VARCHAR(100) NOT NULL,
  event_id    UUID NOT NULL,
  tenant_id   UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  handled_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
COMMENT ON TABLE inbox IS 'Events a consumer has handled; the row commits with the effect, so a second delivery does nothing.';
CREATE INDEX inbox_by_tenant ON inbox (tenant_id, handled_at);

CREATE TABLE dead_letters (
  dead_letter_id   UUID PRIMARY KEY,
  tenant_id        UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  event_id         UUID NOT NULL,
  consumer         VARCHAR(100) NOT NULL,
  event_type       VARCHAR(100) NOT NULL,
  payload          JSONB NOT NULL,
  attempts         INTEGER NOT NULL,
  error            TEXT NOT NULL,
  failed_at        TIMESTAMPTZ NOT NULL DEFAULT now(),
  status           VARCHAR(20) NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'REPLAYED', 'DISCARDED')),
  settled_at       TIMESTAMPTZ,
  settled_by       TEXT,
  version          BIGINT NOT NULL DEFAULT 0,
  CHECK ((status = 'OPEN') = (settled_at IS NULL))
);
COMMENT ON TABLE dead_letters IS 'Events given up after repeated failures, for a person to replay or discard.';
CREATE INDEX dead_letters_by_tenant ON dead_letters (tenant_id, status, failed_at);

CALL isolate_mutable('outbox');
CALL isolate_mutable('inbox');
CALL isolate_mutable('dead_letters');

-- The relay serves all tenants.
CALL open_to_system('outbox', 'SELECT, UPDATE, DELETE');
