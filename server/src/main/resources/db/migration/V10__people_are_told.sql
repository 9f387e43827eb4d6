-- Alerts that people acknowledge, and notifications that go out.

CREATE TABLE alerts (
  alert_id         UUID PRIMARY KEY,
  tenant_id        UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  code             VARCHAR(60) NOT NULL,           -- e.g. PEAK_EXCEEDED
  severity         VARCHAR(10) NOT NULL CHECK (severity IN ('INFO', 'WARNING', 'CRITICAL')),
  message          TEXT NOT NULL,
  subject_type     VARCHAR(40),
  subject_id       TEXT,
  raised_at        TIMESTAMPTZ NOT NULL,
  acknowledged_at  TIMESTAMPTZ,
  acknowledged_by  UUID,
  resolved_at      TIMESTAMPTZ,
  version          BIGINT NOT NULL DEFAULT 0,
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  UNIQUE (tenant_id, alert_id),
  FOREIGN KEY (tenant_id, acknowledged_by) REFERENCES users (tenant_id, user_id)
);
COMMENT ON TABLE alerts IS 'What needs a person''s eyes; open until acknowledged.';
CREATE INDEX alerts_by_time ON alerts (tenant_id, raised_at);
CREATE INDEX alerts_open ON alerts (tenant_id, severity, raised_at) WHERE acknowledged_at IS NULL AND resolved_at IS NULL;
CREATE INDEX alerts_by_user ON alerts (tenant_id, acknowledged_by);

CREATE TABLE notifications (
  notification_id  UUID PRIMARY KEY,
  tenant_id        UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  alert_id         UUID,
  channel          VARCHAR(20) NOT NULL CHECK (channel IN ('email', 'slack', 'webhook', 'erp')),
  recipient        TEXT NOT NULL,
  subject          TEXT NOT NULL,
  body             TEXT NOT NULL,
  status           VARCHAR(20) NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'SENT', 'FAILED')),
  attempts         INTEGER NOT NULL DEFAULT 0,
  next_attempt_at  TIMESTAMPTZ,
  last_error       TEXT,
  created_at       TIMESTAMPTZ NOT NULL DEFAULT now(),
  sent_at          TIMESTAMPTZ,
  CHECK ((status = 'SENT') = (sent_at IS NOT NULL)),
  FOREIGN KEY (tenant_id, alert_id) REFERENCES alerts (tenant_id, alert_id)
);
COMMENT ON TABLE notifications IS 'Messages to people and systems outside, and whether they arrived.';
CREATE INDEX notifications_by_time ON notifications (tenant_id, created_at);
CREATE INDEX notifications_by_alert ON notifications (tenant_id, alert_id);
CREATE INDEX notifications_pending ON notifications (next_attempt_at) WHERE status = 'PENDING';

CALL isolate_mutable('alerts');
CALL isolate_mutable('notifications');
CALL open_to_system('notifications', 'SELECT, UPDATE');
