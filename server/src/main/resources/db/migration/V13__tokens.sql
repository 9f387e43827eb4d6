-- Tokens that end before their time.

CREATE TABLE revoked_tokens (
  tenant_id   UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  token_id    VARCHAR(100) NOT NULL,               -- "jti"
  expires_at  TIMESTAMPTZ NOT NULL,                -- when the token ends anyway, and this row may go
  PRIMARY KEY (tenant_id, token_id)
);
COMMENT ON TABLE revoked_tokens IS 'Access tokens that were logged out or revoked while they held.';
CREATE INDEX revoked_tokens_by_expiry ON revoked_tokens (expires_at);

CALL isolate_mutable('revoked_tokens');
CALL open_to_system('revoked_tokens', 'SELECT, DELETE');

-- A token carries the number that its account had when it was made, and holds while the account still has it: raised when
-- a password changes. No instant, because tokens know whole seconds only.
ALTER TABLE users ADD COLUMN token_generation BIGINT NOT NULL DEFAULT 0;
