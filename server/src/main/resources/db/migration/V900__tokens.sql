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

-- Tokens made before this instant no longer hold: set when a password changes or an account is closed.
ALTER TABLE users ADD COLUMN tokens_valid_from TIMESTAMPTZ;
ALTER TABLE oauth_clients ADD COLUMN tokens_valid_from TIMESTAMPTZ;
