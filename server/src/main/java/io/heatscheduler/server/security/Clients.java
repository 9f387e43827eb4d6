package io.heatscheduler.server.security;

import io.heatscheduler.server.persistence.TenantTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Programs that may ask for tokens: those in the database, and the web interface. */
final class Clients implements RegisteredClientRepository {
  /** The web interface, which runs in the browser and keeps no secret. */
  static final String WEB_INTERFACE = "heatscheduler-ui";

  static final String TENANT_SETTING = "heatscheduler.tenant";
  static final String TENANT_KEY_SETTING = "heatscheduler.tenant-key";
  static final String ROLE_SETTING = "heatscheduler.role";

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final TokenSettings tokens;
  private final RegisteredClient webInterface;

  Clients(TenantTransactions transactions, JdbcClient client, SecurityProperties properties) {
    this.transactions = transactions;
    this.client = client;
    this.tokens = TokenSettings.builder().accessTokenTimeToLive(properties.tokenLifetime()).build();
    List<String> redirects = new ArrayList<>(properties.redirectUris());
    redirects.add(properties.publicUrl() + "/callback");
    redirects.add(properties.publicUrl() + ApiDescription.EXPLORER_REDIRECT);
    this.webInterface =
        RegisteredClient.withId(WEB_INTERFACE)
            .clientId(WEB_INTERFACE)
            .clientName("HeatScheduler")
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUris(uris -> uris.addAll(redirects))
            .scope(OidcScopes.OPENID)
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(false)
                    .build())
            .tokenSettings(tokens)
            .build();
  }

  @Override
  public void save(RegisteredClient registered) {
    throw new UnsupportedOperationException("clients are made through /api/v1/clients");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    if (clientId.equals(WEB_INTERFACE)) {
      return webInterface;
    }
    return transactions.asSystem(
        () ->
            client
                .sql(
                    """
                    SELECT c.*, t.tenant_key
                    FROM oauth_clients c JOIN tenants t USING (tenant_id)
                    WHERE c.client_id = ? AND c.is_active AND t.is_active
                    """)
                .param(clientId)
                .query((row, number) -> registered(row))
                .optional()
                .orElse(null));
  }

  private RegisteredClient registered(ResultSet row) throws SQLException {
    String id = row.getString("client_id");
    String secretHash = row.getString("secret_hash");
    RegisteredClient.Builder builder =
        RegisteredClient.withId(id)
            .clientId(id)
            .clientName(row.getString("client_name"))
            .tokenSettings(tokens)
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(true)
                    .setting(TENANT_SETTING, row.getString("tenant_id"))
                    .setting(TENANT_KEY_SETTING, row.getString("tenant_key"))
                    .setting(ROLE_SETTING, String.valueOf(row.getString("role")))
                    .build());
    if (secretHash == null) {
      builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
    } else {
      builder
          .clientSecret(secretHash)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
    for (String grant : texts(row, "grant_types")) {
      builder.authorizationGrantType(new AuthorizationGrantType(grant));
    }
    texts(row, "redirect_uris").forEach(builder::redirectUri);
    texts(row, "scopes").forEach(builder::scope);
    return builder.build();
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
