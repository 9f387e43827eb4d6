-- Requests that a client may send again without doing them twice (Idempotency-Key).

CREATE TABLE idempotency_keys (
  tenant_id         UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  client            VARCHAR(200) NOT NULL,         -- user or OAuth client: keys of others are others
  idempotency_key   VARCHAR(255) NOT NULL,
  request_hash      sha256_hex NOT NULL,               -- of method, path and body: the same key with another body is refused
  status            VARCHAR(20) NOT NULL CHECK (status IN ('IN_FLIGHT', 'DONE')),
  response_status   INTEGER,
  response_headers  JSONB,
  response_body     BYTEA,
  created_at        TIMESTAMPTZ NOT NULL DEFAULT now(),
  expires_at        TIMESTAMPTZ NOT NULL,
  CHECK ((status = 'DONE') = (response_status IS NOT NULL)),
  PRIMARY KEY (tenant_id, client, idempotency_key)
);
COMMENT ON TABLE idempotency_keys IS 'First answers to requests with an Idempotency-Key, given again on a repeat.';
CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires_at);

CALL isolate_mutable('idempotency_keys');
CALL open_to_system('idempotency_keys', 'SELECT, DELETE');
