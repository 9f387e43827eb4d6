package io.heatscheduler.server.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.redis.RedisLink;
import io.heatscheduler.server.web.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Which requests need whom; {@link RoleCheck} then closes every route that names nobody. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private final SecurityProperties properties;

  SecurityConfiguration(SecurityProperties properties) {
    this.properties = properties;
  }

  @Bean
  Passwords passwords() {
    return new Passwords();
  }

  @Bean
  ClientSecrets clientSecrets() {
    return new ClientSecrets();
  }

  @Bean
  RateLimits rateLimits(ObjectProvider<RedisLink> redis, MeterRegistry metrics) {
    RedisLink link = redis.getIfAvailable();
    return link == null ? new LocalRateLimits() : new SharedRateLimits(link, metrics);
  }

  /** Health and metrics: open, on a port and address of their own. */
  @Bean
  @Order(1)
  SecurityFilterChain management(HttpSecurity http) throws Exception {
    return http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .build();
  }

  /** Authorization code with PKCE for people, client credentials for programs. */
  @Bean
  @Order(2)
  SecurityFilterChain authorizationServer(
      HttpSecurity http,
      TenantTransactions transactions,
      JdbcClient client,
      Accounts accounts,
      JWKSource<SecurityContext> keys,
      JwtDecoder tokens,
      RateLimits limits,
      ProblemWriter problems)
      throws Exception {
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(List::getFirst); // the newest signs
    JwtGenerator generator = new JwtGenerator(encoder);
    generator.setJwtCustomizer(new TokenClaims(accounts, properties.audience()));
    OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
    secured(
        http, new RateLimitFilter(limits, properties.requestsPerMinute(), addresses(), problems));
    return http.securityMatcher(server.getEndpointsMatcher())
        .with(
            server,
            endpoints ->
                endpoints
                    .registeredClientRepository(new Clients(transactions, client, properties))
                    .authorizationService(new Authorizations())
                    .authorizationServerSettings(
                        AuthorizationServerSettings.builder()
                            .issuer(properties.publicUrl())
                            .build())
                    .tokenGenerator(generator)
                    .tokenRevocationEndpoint(
                        revocation ->
                            revocation.authenticationProviders(
                                providers -> {
                                  providers.clear();
                                  providers.add(
                                      new TokenRevocation(tokens, accounts, transactions));
                                }))
                    .oidc(Customizer.withDefaults()))
        .authorizeHttpRequests(
            requests ->
                requests
                    // tokens carry everything; what is not offered is closed
                    .requestMatchers("/oauth2/introspect", "/userinfo", "/connect/**")
                    .denyAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            handling ->
                handling.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/login"),
                    new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
        .build();
  }

  /** The page where people give their password. */
  @Bean
  @Order(3)
  SecurityFilterChain login(
      HttpSecurity http,
      Accounts accounts,
      Passwords passwords,
      AuditLog audit,
      TenantTransactions transactions,
      Clock clock,
      RateLimits limits,
      ProblemWriter problems)
      throws Exception {
    secured(
        http, new RateLimitFilter(limits, properties.requestsPerMinute(), addresses(), problems));
    return http.securityMatcher("/login", "/logout", "/default-ui.css")
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .formLogin(Customizer.withDefaults())
        .authenticationManager(
            new ProviderManager(
                new PasswordLogin(
                    accounts, passwords, audit, transactions, clock, properties.operatorTenant())))
        .build();
  }

  /** The API explorer: files only, which style themselves and draw with data: images. */
  @Bean
  @Order(4)
  SecurityFilterChain explorer(HttpSecurity http) throws Exception {
    secured(http, null);
    return http.securityMatcher("/swagger-ui/**", "/swagger-ui.html")
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy ->
                        policy.policyDirectives(
                            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
                                + " data:; object-src 'none'; base-uri 'none'; frame-ancestors"
                                + " 'none'")))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .build();
  }

  /** The API: a token in every request, no session, no cookie. */
  @Bean
  @Order(5)
  SecurityFilterChain api(
      HttpSecurity http,
      JwtDecoder tokens,
      Accounts accounts,
      RateLimits limits,
      ProblemWriter problems)
      throws Exception {
    RateLimitFilter limit =
        new RateLimitFilter(limits, properties.requestsPerMinute(), addresses(), problems);
    Refusals refusals = new Refusals(limit, problems);
    secured(http, null);
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(
                        jakarta.servlet.DispatcherType.ERROR,
                        jakarta.servlet.DispatcherType.ASYNC,
                        jakarta.servlet.DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers("/api/v1/openapi.json", "/api/v1/openapi.json/**")
                    .permitAll()
                    .requestMatchers("/api/**")
                    .authenticated()
                    .anyRequest()
                    .permitAll()) // nothing is there but what a route opens
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals)
                    .jwt(
                        jwt ->
                            jwt.decoder(tokens)
                                .jwtAuthenticationConverter(
                                    new CallerConverter(accounts, properties.oidc()))))
        .addFilterBefore(limit, AuthorizationFilter.class)
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .csrf(csrf -> csrf.disable()) // no cookie says who you are
        .build();
  }

  private ClientAddress addresses() {
    return new ClientAddress(properties.trustedProxies());
  }

  private void secured(HttpSecurity http, @org.jspecify.annotations.Nullable RateLimitFilter first)
      throws Exception {
    if (first != null) {
      http.addFilterAfter(first, SecurityContextHolderFilter.class);
    }
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(
                    policy ->
                        policy.policyDirectives(
                            "default-src 'self'; object-src 'none'; base-uri 'none';"
                                + " form-action 'self'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                    policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(
                    policy ->
                        policy.policy(
                            CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy
                                .SAME_ORIGIN))
                .crossOriginResourcePolicy(
                    policy ->
                        policy.policy(
                            CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy
                                .SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny));
    if (properties.corsOrigins().isEmpty()) {
      http.cors(cors -> cors.disable());
    } else {
      CorsConfiguration allowed = new CorsConfiguration();
      allowed.setAllowedOrigins(properties.corsOrigins());
      allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
      allowed.setAllowedHeaders(
          List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Prefer"));
      allowed.setExposedHeaders(
          List.of("ETag", "Location", "RateLimit", "Retry-After", "Trace-Id"));
      UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
      source.registerCorsConfiguration("/**", allowed);
      http.cors(cors -> cors.configurationSource(source));
    }
  }
}
