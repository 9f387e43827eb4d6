package io.heatscheduler.server.security;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code openapi.json} says of the API as a whole: how to log in. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  /** Where the API explorer takes the answer of a log-in. */
  static final String EXPLORER_REDIRECT = "/swagger-ui/oauth2-redirect.html";

  private static final String SCHEME = "login";

  @Bean
  OpenAPI openApi(SecurityProperties properties) {
    return new OpenAPI()
        .info(
            new Info()
                .title("HeatScheduler")
                .version("v1")
                .description(
                    "Schedules process heat at the lowest proven cost. Errors are problem+json (RFC"
                        + " 9457) with findings; lists are pages; ETag and If-Match guard changes;"
                        + " Idempotency-Key makes a POST safe to repeat.")
                .license(new License().name("Apache-2.0")))
        .components(new Components().addSecuritySchemes(SCHEME, scheme(properties)))
        .addSecurityItem(new SecurityRequirement().addList(SCHEME));
  }

  private static SecurityScheme scheme(SecurityProperties properties) {
    SecurityProperties.Oidc elsewhere = properties.oidc();
    if (elsewhere != null) {
      return new SecurityScheme()
          .type(SecurityScheme.Type.OPENIDCONNECT)
          .openIdConnectUrl(elsewhere.issuer() + "/.well-known/openid-configuration");
    }
    String token = properties.publicUrl() + "/oauth2/token";
    return new SecurityScheme()
        .type(SecurityScheme.Type.OAUTH2)
        .description("People: authorization code with PKCE. Programs: client credentials.")
        .flows(
            new OAuthFlows()
                .authorizationCode(
                    new OAuthFlow()
                        .authorizationUrl(properties.publicUrl() + "/oauth2/authorize")
                        .tokenUrl(token)
                        .scopes(new Scopes().addString("openid", "who logged in")))
                .clientCredentials(new OAuthFlow().tokenUrl(token).scopes(new Scopes())));
  }
}
