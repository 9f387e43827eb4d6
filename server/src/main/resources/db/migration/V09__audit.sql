-- The audit log: numbered without gaps per tenant, never changed, its Merkle root signed outside the database.
-- A leaf is SHA-256(0x00 || canonical bytes), a node SHA-256(0x01 || left || right) (RFC 6962, section 2.1).

CREATE TABLE audit_counters (
  tenant_id  UUID PRIMARY KEY DEFAULT current_tenant() REFERENCES tenants,
  last_seq   BIGINT NOT NULL
);
COMMENT ON TABLE audit_counters IS 'Number of the last record of each tenant''s audit log.';

CREATE TABLE audit_log (
  tenant_id    UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  seq          BIGINT NOT NULL,                    -- 1, 2, 3, ...: see next_audit_seq()
  occurred_at  TIMESTAMPTZ NOT NULL,
  actor        TEXT NOT NULL,                      -- user or client
  action       VARCHAR(100) NOT NULL,              -- e.g. schedule.publish
  object_type  VARCHAR(40) NOT NULL,
  object_id    TEXT,
  trace_id     VARCHAR(64),
  canonical    BYTEA NOT NULL,                     -- canonical JSON of the whole record, before and after included
  leaf_hash    sha256_hex NOT NULL,
  CHECK (leaf_hash = encode(sha256('\x00'::BYTEA || canonical), 'hex')),
  PRIMARY KEY (tenant_id, seq)
);
COMMENT ON TABLE audit_log IS 'Who did what, with values before and after; insert-only.';
CREATE INDEX audit_log_by_time ON audit_log (tenant_id, occurred_at);
CREATE INDEX audit_log_by_object ON audit_log (tenant_id, object_type, object_id);

CREATE TABLE audit_checkpoints (
  tenant_id   UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  tree_size   BIGINT NOT NULL,
  root_hash   sha256_hex NOT NULL,
  origin      TEXT NOT NULL,
  key_id      VARCHAR(100) NOT NULL,
  signature   BYTEA NOT NULL,
  created_at  TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (tenant_id, tree_size)
);
COMMENT ON TABLE audit_checkpoints IS 'Signed Merkle roots; copies go to a place the database cannot reach.';

CALL isolate_append_only('audit_log');
CALL isolate_append_only('audit_checkpoints');
CALL isolate('audit_counters');
GRANT SELECT ON audit_counters TO ${application_role};

-- The number the next record must carry. Locks the counter until the transaction ends, so that writers wait for each
-- other and a transaction that is rolled back leaves no gap.
CREATE FUNCTION next_audit_seq() RETURNS BIGINT
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp
  AS $$
  DECLARE
    last BIGINT;
  BEGIN
    INSERT INTO audit_counters (last_seq) VALUES (0) ON CONFLICT (tenant_id) DO NOTHING;
    SELECT last_seq INTO STRICT last FROM audit_counters WHERE tenant_id = current_tenant() FOR UPDATE;
    RETURN last + 1;
  END $$;
REVOKE ALL ON FUNCTION next_audit_seq() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_audit_seq() TO ${application_role};

-- Only the record with the next number goes in, and only it moves the counter: none can be left out or inserted between.
CREATE FUNCTION count_audit_record() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp
  AS $$
  BEGIN
    UPDATE audit_counters SET last_seq = NEW.seq WHERE tenant_id = NEW.tenant_id AND last_seq = NEW.seq - 1;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'audit record % is not the next one', NEW.seq USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;
CREATE TRIGGER audit_log_is_contiguous BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION count_audit_record();

-- Even the owner must remove this first, which leaves a trace.
CREATE FUNCTION refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_log_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checkpoints_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
