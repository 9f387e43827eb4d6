-- The equipment registry and the recipes that name equipment. Equipment is keyed by tenant and equipment_id, because two
-- companies both have an HTR-001; SPEC's columns keep their names, everything after "beyond SPEC" is added.

CREATE TABLE heating_equipment (
  equipment_id          identifier NOT NULL,
  tenant_id             UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  equipment_name        TEXT NOT NULL,
  equipment_type        VARCHAR(50) NOT NULL CHECK (equipment_type IN ('gas_boiler', 'electric', 'heat_pump')),
  capacity_kw           exact NOT NULL CHECK (capacity_kw > 0),
  min_load_kw           exact NOT NULL DEFAULT 0 CHECK (min_load_kw >= 0),
  efficiency_percent    exact NOT NULL CHECK (efficiency_percent > 0),  -- 350 is a COP of 3.5
  fuel_type             TEXT NOT NULL,
  fuel_rate_per_kwh     exact,                     -- null for electricity
  min_run_time_minutes  INTEGER NOT NULL DEFAULT 0,
  max_starts_per_day    INTEGER,                   -- null: no limit
  startup_energy_kwh    exact NOT NULL DEFAULT 0,
  location              TEXT,
  is_active             BOOLEAN NOT NULL DEFAULT TRUE,
  created_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  -- beyond SPEC
  site_id               UUID NOT NULL,
  currency              currency_code NOT NULL,
  mode                  VARCHAR(10) NOT NULL DEFAULT 'shared' CHECK (mode IN ('shared', 'batch')),
  max_temperature_c     exact,
  degradation_factor    exact NOT NULL DEFAULT 1,
  standby_kw            exact NOT NULL DEFAULT 0,
  startup_cost          exact NOT NULL DEFAULT 0,
  shutdown_cost         exact NOT NULL DEFAULT 0,
  turnaround_minutes    INTEGER NOT NULL DEFAULT 0,
  startup_minutes       INTEGER NOT NULL DEFAULT 0,
  shutdown_minutes      INTEGER NOT NULL DEFAULT 0,
  shutdown_energy_kwh   exact NOT NULL DEFAULT 0,
  ends_off              BOOLEAN NOT NULL DEFAULT FALSE,
  updated_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  version               BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, equipment_id),
  FOREIGN KEY (tenant_id, site_id) REFERENCES sites (tenant_id, site_id)
);
COMMENT ON TABLE heating_equipment IS 'Equipment registry: heaters, boilers, furnaces, heat pumps.';
CREATE INDEX heating_equipment_by_type ON heating_equipment (tenant_id, equipment_type, is_active);
CREATE INDEX heating_equipment_by_site ON heating_equipment (tenant_id, site_id);

CREATE TABLE equipment_availability (
  availability_id    UUID PRIMARY KEY,
  equipment_id       identifier NOT NULL,
  unavailable_start  TIMESTAMPTZ NOT NULL,
  unavailable_end    TIMESTAMPTZ NOT NULL,
  reason             TEXT,                         -- maintenance, repair, offline, ...
  notes              TEXT,
  -- beyond SPEC
  tenant_id          UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  position           INTEGER NOT NULL,             -- order among windows with the same bounds
  CHECK (unavailable_start < unavailable_end),
  FOREIGN KEY (tenant_id, equipment_id) REFERENCES heating_equipment (tenant_id, equipment_id) ON DELETE CASCADE
);
COMMENT ON TABLE equipment_availability IS 'Windows in which equipment is off.';
CREATE INDEX equipment_availability_by_equipment ON equipment_availability (equipment_id, unavailable_start);
CREATE INDEX equipment_availability_by_tenant ON equipment_availability (tenant_id, equipment_id, unavailable_start);

CREATE TABLE equipment_curve_points (
  tenant_id     UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  equipment_id  identifier NOT NULL,
  curve         VARCHAR(20) NOT NULL CHECK (curve IN ('load', 'outdoor')),
  at            exact NOT NULL,                    -- load as a fraction of capacity, or outdoor temperature in degrees C
  percent       exact NOT NULL CHECK (percent > 0),
  PRIMARY KEY (tenant_id, equipment_id, curve, at),
  FOREIGN KEY (tenant_id, equipment_id) REFERENCES heating_equipment (tenant_id, equipment_id) ON DELETE CASCADE
);
COMMENT ON TABLE equipment_curve_points IS 'Efficiency by load, or by outdoor temperature (heat pumps).';

CREATE TABLE equipment_capacities (
  tenant_id     UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  equipment_id  identifier NOT NULL,
  dimension     TEXT NOT NULL,
  capacity      exact NOT NULL,
  PRIMARY KEY (tenant_id, equipment_id, dimension),
  FOREIGN KEY (tenant_id, equipment_id) REFERENCES heating_equipment (tenant_id, equipment_id) ON DELETE CASCADE
);
COMMENT ON TABLE equipment_capacities IS 'Further capacity dimensions, e.g. kg or hooks.';

CREATE TABLE equipment_standby_states (
  tenant_id            UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  equipment_id         identifier NOT NULL,
  position             INTEGER NOT NULL,
  state_id             TEXT NOT NULL,
  power_kw             exact NOT NULL,
  shutdown_minutes     INTEGER NOT NULL,
  shutdown_energy_kwh  exact NOT NULL,
  startup_minutes      INTEGER NOT NULL,
  startup_energy_kwh   exact NOT NULL,
  PRIMARY KEY (tenant_id, equipment_id, position),
  FOREIGN KEY (tenant_id, equipment_id) REFERENCES heating_equipment (tenant_id, equipment_id) ON DELETE CASCADE
);
COMMENT ON TABLE equipment_standby_states IS 'States between off and on in which equipment may wait.';

CREATE TABLE products (
  tenant_id               UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  site_id                 UUID NOT NULL,
  product_id              identifier NOT NULL,
  product_name            TEXT,
  kwh_per_unit            exact,
  temperature_setpoint_c  exact,
  duration_minutes        INTEGER,
  operators_required      INTEGER,
  priority                INTEGER,
  version                 BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, site_id, product_id),
  FOREIGN KEY (tenant_id, site_id) REFERENCES sites (tenant_id, site_id) ON DELETE CASCADE
);
COMMENT ON TABLE products IS 'Recipes: what making a product takes; nulls say nothing.';

CREATE TABLE product_equipment (
  tenant_id     UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  site_id       UUID NOT NULL,
  product_id    identifier NOT NULL,
  equipment_id  identifier NOT NULL,
  PRIMARY KEY (tenant_id, site_id, product_id, equipment_id),
  FOREIGN KEY (tenant_id, site_id, product_id) REFERENCES products (tenant_id, site_id, product_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, equipment_id) REFERENCES heating_equipment (tenant_id, equipment_id)
);
COMMENT ON TABLE product_equipment IS 'Equipment a product may be made on; none: any that fits.';
CREATE INDEX product_equipment_by_equipment ON product_equipment (tenant_id, equipment_id);

CALL isolate_mutable('heating_equipment');
CALL isolate_mutable('equipment_availability');
CALL isolate_mutable('equipment_curve_points');
CALL isolate_mutable('equipment_capacities');
CALL isolate_mutable('equipment_standby_states');
CALL isolate_mutable('products');
CALL isolate_mutable('product_equipment');
