-- Tariffs as the plant format knows them. A contract is a chain of versions: the first version's row, and rows that point
-- at it. Lists whose order matters carry a position.

CREATE TABLE energy_tariffs (
  tariff_id               UUID PRIMARY KEY,
  tenant_id               UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  tariff_name             TEXT NOT NULL,
  effective_date          DATE NOT NULL,
  expiry_date             DATE,                    -- last date on which it holds; null: open
  utility_provider        TEXT,
  rate_schedule_code      TEXT,
  created_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
  provenance_hash         sha256_hex NOT NULL,         -- of the canonical form of this version; of the whole contract in the first
  -- beyond SPEC
  first_version_id        UUID,                    -- null: this is the first
  currency                currency_code NOT NULL,
  fixed_charge_per_day    exact NOT NULL DEFAULT 0,
  tier_scope              VARCHAR(20) NOT NULL DEFAULT 'all_periods' CHECK (tier_scope IN ('all_periods', 'each_period')),
  hours_use_component     TEXT,
  minimum_amount          exact,
  minimum_per             VARCHAR(10) CHECK (minimum_per IN ('day', 'month', 'year')),
  minimum_base            TEXT[],
  free_kvarh_per_kwh      exact,
  rate_kvarh              exact,
  minimum_power_factor    exact,
  updated_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
  version                 BIGINT NOT NULL DEFAULT 0,
  CHECK (expiry_date IS NULL OR expiry_date >= effective_date),
  CHECK ((minimum_amount IS NULL) = (minimum_per IS NULL) AND (minimum_amount IS NULL) = (minimum_base IS NULL)),
  UNIQUE (tenant_id, tariff_id),
  FOREIGN KEY (tenant_id, first_version_id) REFERENCES energy_tariffs (tenant_id, tariff_id) ON DELETE CASCADE
);
COMMENT ON TABLE energy_tariffs IS 'Electricity contracts, one row per version.';
CREATE INDEX energy_tariffs_by_date ON energy_tariffs (tenant_id, effective_date);
CREATE INDEX energy_tariffs_by_contract ON energy_tariffs (tenant_id, first_version_id);
CREATE INDEX energy_tariffs_by_content ON energy_tariffs (tenant_id, provenance_hash);

CREATE TABLE tariff_periods (
  period_id        UUID PRIMARY KEY,
  tariff_id        UUID NOT NULL,
  day_type         VARCHAR(20) NOT NULL CHECK (day_type IN ('weekday', 'weekend', 'saturday', 'sunday', 'holiday')),
  start_time       TIME NOT NULL,
  end_time         TIME NOT NULL,                  -- 00:00: midnight; before the start: wraps
  energy_rate_kwh  exact NOT NULL,                 -- of the first tier if there are tiers
  demand_rate_kw   exact NOT NULL DEFAULT 0,
  period_category  TEXT NOT NULL,                  -- off-peak, mid-peak, on-peak, critical, or the utility's own
  -- beyond SPEC
  tenant_id        UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  position         INTEGER NOT NULL,
  season_from      day_of_year,
  season_to        day_of_year,
  CHECK ((season_from IS NULL) = (season_to IS NULL)),
  UNIQUE (tenant_id, period_id),
  FOREIGN KEY (tenant_id, tariff_id) REFERENCES energy_tariffs (tenant_id, tariff_id) ON DELETE CASCADE
);
COMMENT ON TABLE tariff_periods IS 'Time-of-use periods: rates in a window of each day of a type.';
CREATE INDEX tariff_periods_by_tariff ON tariff_periods (tariff_id, day_type, start_time);
CREATE INDEX tariff_periods_by_tenant ON tariff_periods (tenant_id, tariff_id);

CREATE TABLE tariff_period_tiers (
  tenant_id  UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  period_id  UUID NOT NULL,
  position   INTEGER NOT NULL,
  rate_kwh   exact NOT NULL,
  tier_max   exact,                                -- counted from zero; null: unbounded
  unit       VARCHAR(20) NOT NULL CHECK (unit IN ('kwh', 'kwh_per_kw', 'kwh_daily', 'kwh_per_kw_daily')),
  PRIMARY KEY (tenant_id, period_id, position),
  FOREIGN KEY (tenant_id, period_id) REFERENCES tariff_periods (tenant_id, period_id) ON DELETE CASCADE
);
COMMENT ON TABLE tariff_period_tiers IS 'Energy rates by the amount used in the billing period.';

CREATE TABLE demand_components (
  component_id       UUID PRIMARY KEY,
  tenant_id          UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  tariff_id          UUID NOT NULL,
  position           INTEGER NOT NULL,
  component          TEXT NOT NULL,                -- id of the charge, e.g. facility
  season_from        day_of_year,
  season_to          day_of_year,
  interval_minutes   INTEGER CHECK (interval_minutes IN (15, 30, 60)),  -- null: the slot
  is_rolling         BOOLEAN NOT NULL DEFAULT FALSE,
  assessed           VARCHAR(10) NOT NULL DEFAULT 'monthly' CHECK (assessed IN ('monthly', 'daily')),
  minimum_kw         exact NOT NULL DEFAULT 0,
  is_coincident      BOOLEAN NOT NULL DEFAULT FALSE,  -- measured in demand_component_hours only
  contract_kw        exact,
  excess_rate_kw     exact,
  ratchet_months     INTEGER,
  ratchet_shares     NUMERIC[],                    -- 12, January first
  ratchet_peaks_of   TEXT,
  CHECK ((season_from IS NULL) = (season_to IS NULL)),
  CHECK ((contract_kw IS NULL) = (excess_rate_kw IS NULL)),
  CHECK ((ratchet_months IS NULL) = (ratchet_shares IS NULL)),
  CHECK (cardinality(ratchet_shares) = 12),
  UNIQUE (tenant_id, component_id),
  FOREIGN KEY (tenant_id, tariff_id) REFERENCES energy_tariffs (tenant_id, tariff_id) ON DELETE CASCADE
);
COMMENT ON TABLE demand_components IS 'Demand charges beside those of the time-of-use periods: when measured, what they cost at least.';
CREATE INDEX demand_components_by_tariff ON demand_components (tenant_id, tariff_id);

CREATE TABLE demand_component_tiers (
  tenant_id     UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  component_id  UUID NOT NULL,
  position      INTEGER NOT NULL,
  rate_kw       exact NOT NULL,
  max_kw        exact,                             -- counted from zero; null: unbounded
  PRIMARY KEY (tenant_id, component_id, position),
  FOREIGN KEY (tenant_id, component_id) REFERENCES demand_components (tenant_id, component_id) ON DELETE CASCADE
);
COMMENT ON TABLE demand_component_tiers IS 'Demand rates by kW of billing demand; one without an end is a flat rate.';

CREATE TABLE demand_component_windows (
  tenant_id     UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  component_id  UUID NOT NULL,
  position      INTEGER NOT NULL,
  day_types     TEXT[] NOT NULL,                   -- none: every day
  start_time    TIME NOT NULL,
  end_time      TIME NOT NULL,
  PRIMARY KEY (tenant_id, component_id, position),
  FOREIGN KEY (tenant_id, component_id) REFERENCES demand_components (tenant_id, component_id) ON DELETE CASCADE
);
COMMENT ON TABLE demand_component_windows IS 'Hours in which demand is measured; none: every hour.';

CREATE TABLE demand_component_hours (
  tenant_id     UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  component_id  UUID NOT NULL,
  position      INTEGER NOT NULL,
  starts_at     TIMESTAMPTZ NOT NULL,
  ends_at       TIMESTAMPTZ NOT NULL,
  CHECK (starts_at < ends_at),
  PRIMARY KEY (tenant_id, component_id, position),
  FOREIGN KEY (tenant_id, component_id) REFERENCES demand_components (tenant_id, component_id) ON DELETE CASCADE
);
COMMENT ON TABLE demand_component_hours IS 'Hours of the system''s peak, for coincident-peak charges.';

CREATE TABLE tariff_energy_adders (
  tenant_id  UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  tariff_id  UUID NOT NULL,
  position   INTEGER NOT NULL,
  adder      TEXT NOT NULL,
  rate_kwh   exact NOT NULL,
  PRIMARY KEY (tenant_id, tariff_id, position),
  FOREIGN KEY (tenant_id, tariff_id) REFERENCES energy_tariffs (tenant_id, tariff_id) ON DELETE CASCADE
);
COMMENT ON TABLE tariff_energy_adders IS 'Charges on every kWh, e.g. a grid fee.';

CREATE TABLE tariff_fixed_charges (
  tenant_id  UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  tariff_id  UUID NOT NULL,
  position   INTEGER NOT NULL,
  charge     TEXT NOT NULL,
  amount     exact NOT NULL,
  per        VARCHAR(10) NOT NULL CHECK (per IN ('day', 'month', 'year')),
  PRIMARY KEY (tenant_id, tariff_id, position),
  FOREIGN KEY (tenant_id, tariff_id) REFERENCES energy_tariffs (tenant_id, tariff_id) ON DELETE CASCADE
);
COMMENT ON TABLE tariff_fixed_charges IS 'Charges that do not depend on the load.';

CREATE TABLE tariff_adjustments (
  tenant_id       UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  tariff_id       UUID NOT NULL,
  position        INTEGER NOT NULL,                -- they are reckoned in this order
  adjustment      TEXT NOT NULL,
  percent         exact NOT NULL,
  base            TEXT[] NOT NULL,
  before_minimum  BOOLEAN NOT NULL,
  PRIMARY KEY (tenant_id, tariff_id, position),
  FOREIGN KEY (tenant_id, tariff_id) REFERENCES energy_tariffs (tenant_id, tariff_id) ON DELETE CASCADE
);
COMMENT ON TABLE tariff_adjustments IS 'Percentages of other charges: riders, discounts, taxes.';

CALL isolate_mutable('energy_tariffs');
CALL isolate_mutable('tariff_periods');
CALL isolate_mutable('tariff_period_tiers');
CALL isolate_mutable('demand_components');
CALL isolate_mutable('demand_component_tiers');
CALL isolate_mutable('demand_component_windows');
CALL isolate_mutable('demand_component_hours');
CALL isolate_mutable('tariff_energy_adders');
CALL isolate_mutable('tariff_fixed_charges');
CALL isolate_mutable('tariff_adjustments');
