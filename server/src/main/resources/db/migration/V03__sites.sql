-- The places where heat is made: site, holidays, shifts.

CREATE TABLE sites (
  site_id              UUID PRIMARY KEY,
  tenant_id            UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  site_name            TEXT NOT NULL,
  time_zone            VARCHAR(64) NOT NULL,       -- IANA name
  currency             currency_code NOT NULL,     -- of every amount of the site
  contractual_peak_kw  exact,                      -- null: no limit
  billing_day          INTEGER NOT NULL DEFAULT 1 CHECK (billing_day BETWEEN 1 AND 28),
  operators_limited    BOOLEAN NOT NULL,           -- false: no shifts, no limit; true without shifts: nobody works
  created_at           TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at           TIMESTAMPTZ NOT NULL DEFAULT now(),
  version              BIGINT NOT NULL DEFAULT 0,
  UNIQUE (tenant_id, site_id)
);
COMMENT ON TABLE sites IS 'A production site as its electricity meter and its calendar see it.';
-- by hash: a name may be longer than an index entry
CREATE UNIQUE INDEX sites_by_name ON sites (tenant_id, md5(site_name));

CREATE TABLE site_holidays (
  tenant_id  UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  site_id    UUID NOT NULL,
  holiday    DATE NOT NULL,
  PRIMARY KEY (tenant_id, site_id, holiday),
  FOREIGN KEY (tenant_id, site_id) REFERENCES sites (tenant_id, site_id) ON DELETE CASCADE
);
COMMENT ON TABLE site_holidays IS 'Local dates with the holiday tariff.';

CREATE TABLE shifts (
  shift_id         UUID PRIMARY KEY,
  tenant_id        UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  site_id          UUID NOT NULL,
  shift_name       TEXT NOT NULL,
  days             TEXT[] NOT NULL CHECK (days <@ ARRAY['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] AND days <> '{}'),
  start_time       TIME NOT NULL,
  end_time         TIME NOT NULL,                  -- 00:00: midnight; before the start: on the next day
  operators        INTEGER NOT NULL CHECK (operators >= 0),
  not_on_holidays  BOOLEAN NOT NULL DEFAULT FALSE,
  version          BIGINT NOT NULL DEFAULT 0,
  FOREIGN KEY (tenant_id, site_id) REFERENCES sites (tenant_id, site_id) ON DELETE CASCADE
);
COMMENT ON TABLE shifts IS 'Daily shifts and the operators they bring; overlapping shifts add up.';
CREATE INDEX shifts_by_site ON shifts (tenant_id, site_id);

CALL isolate_mutable('sites');
CALL isolate_mutable('site_holidays');
CALL isolate_mutable('shifts');
