-- What every later migration builds on: exact numbers, hashes, the tenant of a transaction and how a table is closed
-- to all others.
--
-- Three roles (made before the first migration, see docs/database.md):
--   owner                owns this schema; row-level security binds it as well
--   ${application_role}  the application: reads and writes rows of the tenant its transaction names
--   ${system_role}       what must look over all tenants (relay, log-in); no log-in of its own, taken on with SET LOCAL ROLE

GRANT USAGE ON SCHEMA ${schema} TO ${application_role}, ${system_role};

-- Exact decimal of any precision. SPEC's precisions are minimums; nothing is rounded on its way in. No NaN, no infinity.
CREATE DOMAIN exact AS NUMERIC CHECK (VALUE > '-Infinity' AND VALUE < 'Infinity');

-- SHA-256 as 64 lower-case hexadecimal digits.
CREATE DOMAIN sha256_hex AS VARCHAR(64) CHECK (VALUE ~ '^[0-9a-f]{64}$');

-- ISO 4217 code. SPEC's columns named _usd hold amounts in the currency beside them and are never summed over currencies.
CREATE DOMAIN currency_code AS VARCHAR(3) CHECK (VALUE ~ '^[A-Z]{3}$');

-- Month and day, e.g. 06-01.
CREATE DOMAIN day_of_year AS VARCHAR(5) CHECK (VALUE ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$');

-- Names that other rows refer to (as agents.intake.Ids accepts them).
CREATE DOMAIN identifier AS VARCHAR(200) CHECK (VALUE <> '');

-- The tenant of this transaction, set by SET LOCAL heatscheduler.tenant_id; null outside one. A setting that was local to
-- an earlier transaction of the same session reads as an empty text, hence NULLIF.
CREATE FUNCTION current_tenant() RETURNS UUID
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('heatscheduler.tenant_id', true), '')::UUID $$;

-- Closes a table: rows of the transaction's tenant only, for the owner too.
CREATE PROCEDURE isolate(protected REGCLASS) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
  EXECUTE format('CREATE POLICY tenant_isolation ON %s USING (tenant_id = current_tenant())'
    ' WITH CHECK (tenant_id = current_tenant())', protected);
END $$;

-- A table the application reads and changes.
CREATE PROCEDURE isolate_mutable(protected REGCLASS) LANGUAGE plpgsql AS $$
BEGIN
  CALL isolate(protected);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ${application_role}', protected);
END $$;

-- A table the application adds to and reads, but never changes.
CREATE PROCEDURE isolate_append_only(protected REGCLASS) LANGUAGE plpgsql AS $$
BEGIN
  CALL isolate(protected);
  EXECUTE format('GRANT SELECT, INSERT ON %s TO ${application_role}', protected);
END $$;

-- Lets the system role look over all tenants in one table.
CREATE PROCEDURE open_to_system(opened REGCLASS, privileges TEXT) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY system_overview ON %s TO ${system_role} USING (true)', opened);
  EXECUTE format('GRANT %s ON %s TO ${system_role}', privileges, opened);
END $$;

REVOKE ALL ON ALL PROCEDURES IN SCHEMA ${schema} FROM PUBLIC;

CREATE TABLE tenants (
  tenant_id    UUID PRIMARY KEY DEFAULT current_tenant(),
  tenant_key   VARCHAR(63) NOT NULL UNIQUE CHECK (tenant_key ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$'),
  tenant_name  TEXT NOT NULL,
  is_active    BOOLEAN NOT NULL DEFAULT TRUE,
  created_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
  version      BIGINT NOT NULL DEFAULT 0
);
COMMENT ON TABLE tenants IS 'Companies that share this installation and never see each other; tenant_key is the name in log-ins and addresses.';
CALL isolate_mutable('tenants');
CALL open_to_system('tenants', 'SELECT');
