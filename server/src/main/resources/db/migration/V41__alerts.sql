-- Programs acknowledge alerts too, and people whose accounts are elsewhere; so an alert names the actor as the audit log
-- does, not a row of users.
ALTER TABLE alerts DROP CONSTRAINT alerts_tenant_id_acknowledged_by_fkey;
DROP INDEX alerts_by_user;
ALTER TABLE alerts ALTER COLUMN acknowledged_by TYPE TEXT USING 'user:' || acknowledged_by;
COMMENT ON COLUMN alerts.acknowledged_by IS 'Actor as in audit_log, e.g. user:6f1c...';

-- What an alert is about is looked up when that is well again.
CREATE INDEX alerts_by_subject ON alerts (tenant_id, subject_type, subject_id) WHERE resolved_at IS NULL;
