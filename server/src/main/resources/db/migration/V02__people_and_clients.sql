-- Who may do what: people, their roles, and programs (OAuth clients).

CREATE TABLE users (
  user_id          UUID PRIMARY KEY,
  tenant_id        UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  username         VARCHAR(200) NOT NULL CHECK (username = lower(username) AND username <> ''),
  display_name     TEXT,
  email            VARCHAR(320),
  password_hash    TEXT,                           -- Argon2; null: logs in elsewhere (OIDC)
  external_subject TEXT,                           -- "sub" of an external issuer
  is_active        BOOLEAN NOT NULL DEFAULT TRUE,
  failed_logins    INTEGER NOT NULL DEFAULT 0,
  locked_until     TIMESTAMPTZ,
  last_login_at    TIMESTAMPTZ,
  created_at       TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at       TIMESTAMPTZ NOT NULL DEFAULT now(),
  version          BIGINT NOT NULL DEFAULT 0,
  UNIQUE (tenant_id, user_id),
  UNIQUE (tenant_id, username)
);
COMMENT ON TABLE users IS 'People; a username is unique in its tenant.';

CREATE TABLE user_roles (
  tenant_id   UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  user_id     UUID NOT NULL,
  role        VARCHAR(20) NOT NULL CHECK (role IN ('ADMIN', 'PLANNER', 'OPERATOR', 'VIEWER')),
  granted_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  granted_by  UUID,
  PRIMARY KEY (tenant_id, user_id, role),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, user_id) ON DELETE CASCADE
);
COMMENT ON TABLE user_roles IS 'Roles as SPEC names them.';

CREATE TABLE oauth_clients (
  client_id      VARCHAR(200) PRIMARY KEY,
  tenant_id      UUID NOT NULL DEFAULT current_tenant() REFERENCES tenants,
  client_name    TEXT NOT NULL,
  secret_hash    TEXT,                             -- null: public client with PKCE
  grant_types    TEXT[] NOT NULL,
  redirect_uris  TEXT[] NOT NULL DEFAULT '{}',
  scopes         TEXT[] NOT NULL DEFAULT '{}',
  role           VARCHAR(20) CHECK (role IN ('ADMIN', 'PLANNER', 'OPERATOR', 'VIEWER')),
  is_active      BOOLEAN NOT NULL DEFAULT TRUE,
  created_at     TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at     TIMESTAMPTZ NOT NULL DEFAULT now(),
  version        BIGINT NOT NULL DEFAULT 0
);
COMMENT ON TABLE oauth_clients IS 'Programs that log in; role is what client credentials carry.';
CREATE INDEX oauth_clients_by_tenant ON oauth_clients (tenant_id, client_name);

CALL isolate_mutable('users');
CALL isolate_mutable('user_roles');
CALL isolate_mutable('oauth_clients');

-- A log-in finds its tenant before it has one.
CALL open_to_system('users', 'SELECT');
CALL open_to_system('user_roles', 'SELECT');
CALL open_to_system('oauth_clients', 'SELECT');
