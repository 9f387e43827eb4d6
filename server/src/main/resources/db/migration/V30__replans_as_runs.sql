-- A re-plan is a run: what it is asked for is kept, so that a crash or a retry plans the same.

ALTER TABLE replans ADD COLUMN freeze_minutes INTEGER NOT NULL DEFAULT 0 CHECK (freeze_minutes >= 0);
ALTER TABLE replans ADD COLUMN move_price exact NOT NULL DEFAULT 1 CHECK (move_price >= 0);
COMMENT ON COLUMN replans.freeze_minutes IS 'How long after cut_at jobs that are to start stay.';
COMMENT ON COLUMN replans.move_price IS 'Money per moved job beside the bill, in the currency of the runs.';
