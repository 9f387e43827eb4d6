-- What open clients are told: every change of what they may watch becomes an event by trigger, whoever makes it, in the
-- change's own transaction. Events of a tenant are numbered when that transaction commits: in the order of the commits,
-- without gaps, and without a lock that is held while work is done.

CREATE TABLE live_events (
  tenant_id    UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  position     BIGINT GENERATED ALWAYS AS IDENTITY,
  event_id     BIGINT,                             -- from 1 in each tenant; null until the transaction commits
  topics       TEXT[] NOT NULL CHECK (cardinality(topics) > 0),
  event_type   VARCHAR(60) NOT NULL,               -- e.g. run.progress
  payload      JSONB NOT NULL,
  occurred_at  TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant_id, position),
  UNIQUE (tenant_id, event_id)
);
COMMENT ON TABLE live_events IS 'Events for open clients, kept for a while so that a client can go on where it was cut off.';
CREATE INDEX live_events_by_time ON live_events (occurred_at);

CREATE TABLE live_counters (
  tenant_id  UUID PRIMARY KEY DEFAULT current_tenant() REFERENCES tenants,
  last_id    BIGINT NOT NULL
);
COMMENT ON TABLE live_counters IS 'Number of each tenant''s last live event.';

CALL isolate_append_only('live_events');
CALL isolate('live_counters');
GRANT SELECT ON live_counters TO ${application_role};
-- Old events are removed for all tenants; whoever missed a wake-up looks at every counter.
CALL open_to_system('live_events', 'SELECT, DELETE');
CALL open_to_system('live_counters', 'SELECT');

-- Runs when the transaction commits; the counter's lock makes the next transaction that commits wait for this one.
CREATE FUNCTION number_live_event() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp
  AS $$
  DECLARE
    number BIGINT;
  BEGIN
    INSERT INTO live_counters AS counter (tenant_id, last_id) VALUES (NEW.tenant_id, 1)
      ON CONFLICT (tenant_id) DO UPDATE SET last_id = counter.last_id + 1
      RETURNING last_id INTO STRICT number;
    UPDATE live_events SET event_id = number, occurred_at = clock_timestamp()
      WHERE tenant_id = NEW.tenant_id AND position = NEW.position;
    PERFORM pg_notify('heatscheduler_live', NEW.tenant_id::TEXT);
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION number_live_event() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER live_events_are_numbered AFTER INSERT ON live_events
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION number_live_event();

-- Runs: topic runs/ID; its beginning, stages and end also concern its schedule.
CREATE FUNCTION tell_run_progress() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (topics, event_type, payload)
  VALUES (ARRAY['runs/' || NEW.run_id], 'run.progress', jsonb_build_object(
    'runId', NEW.run_id, 'seq', NEW.seq, 'stage', NEW.stage, 'messageKey', NEW.message_key, 'details', NEW.details));
  RETURN NULL;
END $$;
CREATE TRIGGER run_progress_is_told AFTER INSERT ON run_progress
  FOR EACH ROW EXECUTE FUNCTION tell_run_progress();

CREATE FUNCTION tell_run() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (topics, event_type, payload)
  VALUES (ARRAY['runs/' || NEW.run_id, 'schedules/' || NEW.schedule_id], 'run.changed', jsonb_build_object(
    'runId', NEW.run_id, 'scheduleId', NEW.schedule_id, 'status', NEW.status, 'stage', NEW.stage,
    'version', NEW.version));
  RETURN NULL;
END $$;
CREATE TRIGGER new_runs_are_told AFTER INSERT ON optimization_runs
  FOR EACH ROW EXECUTE FUNCTION tell_run();
CREATE TRIGGER changed_runs_are_told AFTER UPDATE ON optimization_runs
  FOR EACH ROW WHEN ((OLD.status, OLD.stage, OLD.cancel_requested_at)
    IS DISTINCT FROM (NEW.status, NEW.stage, NEW.cancel_requested_at)) EXECUTE FUNCTION tell_run();

-- Schedules: topic schedules/ID.
CREATE FUNCTION tell_schedule() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO live_events (topics, event_type, payload)
    VALUES (ARRAY['schedules/' || OLD.schedule_id], 'schedule.deleted',
      jsonb_build_object('scheduleId', OLD.schedule_id));
  ELSE
    INSERT INTO live_events (topics, event_type, payload)
    VALUES (ARRAY['schedules/' || NEW.schedule_id],
      CASE TG_OP WHEN 'INSERT' THEN 'schedule.created' ELSE 'schedule.changed' END,
      jsonb_build_object('scheduleId', NEW.schedule_id, 'status', NEW.status, 'version', NEW.version));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER schedules_are_told AFTER INSERT OR UPDATE OR DELETE ON production_schedules
  FOR EACH ROW EXECUTE FUNCTION tell_schedule();

-- Jobs come by the thousand: one event for each schedule and transaction.
CREATE FUNCTION tell_jobs() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (topics, event_type, payload)
  SELECT ARRAY['schedules/' || touched.schedule_id], 'schedule.jobs.changed',
    jsonb_build_object('scheduleId', touched.schedule_id)
  FROM (SELECT DISTINCT schedule_id FROM touched_jobs) touched
  WHERE NOT EXISTS (
    SELECT 1 FROM live_events told WHERE told.tenant_id = current_tenant() AND told.event_id IS NULL
      AND told.event_type = 'schedule.jobs.changed' AND told.topics = ARRAY['schedules/' || touched.schedule_id]);
  RETURN NULL;
END $$;
CREATE TRIGGER new_jobs_are_told AFTER INSERT ON production_jobs
  REFERENCING NEW TABLE AS touched_jobs FOR EACH STATEMENT EXECUTE FUNCTION tell_jobs();
CREATE TRIGGER changed_jobs_are_told AFTER UPDATE ON production_jobs
  REFERENCING NEW TABLE AS touched_jobs FOR EACH STATEMENT EXECUTE FUNCTION tell_jobs();
CREATE TRIGGER removed_jobs_are_told AFTER DELETE ON production_jobs
  REFERENCING OLD TABLE AS touched_jobs FOR EACH STATEMENT EXECUTE FUNCTION tell_jobs();

-- Prices: topic prices/TARIFF, of the version that changed and of the contract it belongs to.
CREATE FUNCTION tell_tariff() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (topics, event_type, payload)
  VALUES (
    CASE WHEN NEW.first_version_id IS NULL THEN ARRAY['prices/' || NEW.tariff_id]
      ELSE ARRAY['prices/' || NEW.tariff_id, 'prices/' || NEW.first_version_id] END,
    'tariff.changed',
    jsonb_build_object('tariffId', NEW.tariff_id, 'firstVersionId', coalesce(NEW.first_version_id, NEW.tariff_id),
      'effectiveDate', NEW.effective_date, 'version', NEW.version));
  RETURN NULL;
END $$;
CREATE TRIGGER tariffs_are_told AFTER INSERT OR UPDATE ON energy_tariffs
  FOR EACH ROW EXECUTE FUNCTION tell_tariff();

CREATE FUNCTION tell_prices() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (topics, event_type, payload)
  SELECT CASE WHEN tariff.first_version_id IS NULL THEN ARRAY['prices/' || tariff.tariff_id]
      ELSE ARRAY['prices/' || tariff.tariff_id, 'prices/' || tariff.first_version_id] END,
    'prices.changed', jsonb_build_object('tariffId', tariff.tariff_id, 'until', NEW.series_end)
  FROM energy_tariffs tariff WHERE tariff.tariff_id = NEW.tariff_id;
  RETURN NULL;
END $$;
CREATE TRIGGER prices_are_told AFTER INSERT OR UPDATE ON time_series
  FOR EACH ROW WHEN (NEW.kind = 'energy_price') EXECUTE FUNCTION tell_prices();

-- Alerts: topic alerts.
CREATE FUNCTION tell_alert() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (topics, event_type, payload)
  VALUES (ARRAY['alerts'], CASE TG_OP WHEN 'INSERT' THEN 'alert.raised' ELSE 'alert.changed' END,
    jsonb_build_object('alertId', NEW.alert_id, 'code', NEW.code, 'severity', NEW.severity, 'message', NEW.message,
      'subjectType', NEW.subject_type, 'subjectId', NEW.subject_id, 'raisedAt', NEW.raised_at,
      'acknowledgedAt', NEW.acknowledged_at, 'resolvedAt', NEW.resolved_at, 'version', NEW.version));
  RETURN NULL;
END $$;
CREATE TRIGGER alerts_are_told AFTER INSERT OR UPDATE ON alerts
  FOR EACH ROW EXECUTE FUNCTION tell_alert();
