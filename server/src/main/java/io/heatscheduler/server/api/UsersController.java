package io.heatscheduler.server.api;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.server.people.User;
import io.heatscheduler.server.people.UserDirectory;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Passwords;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The people of the caller's tenant. */
@RestController
@RequestMapping(path = "/api/v1/users", produces = "application/json")
@Tag(name = "users", description = "People who may log in.")
class UsersController {
  private final UserDirectory users;
  private final Passwords passwords;

  UsersController(UserDirectory users, Passwords passwords) {
    this.users = users;
    this.passwords = passwords;
  }

  /** A person to add. */
  @Schema(
      example =
          """
          {"username": "jane", "displayName": "Jane Miller", "roles": ["PLANNER"]}\
          """)
  record NewUser(
      @NotNull
          @Pattern(
              regexp = "[a-z0-9][a-z0-9._@+-]{0,99}",
              message = "must be lower-case letters, digits and . _ @ + -, up to 100")
          String username,
      @Nullable @Size(max = 200) String displayName,
      @Nullable @Email @Size(max = 320) String email,
      @NotNull @Size(min = 1) Set<Role> roles,
      @Nullable @Schema(description = "Left out: one is made and shown once.") String password) {}

  /** What may be changed; what is left out stays. */
  @Schema(
      example =
          """
          {"roles": ["OPERATOR"]}\
          """)
  record UserChange(
      @Nullable @Size(max = 200) String displayName,
      @Nullable @Email @Size(max = 320) @Schema(description = "Empty removes it.") String email,
      @Nullable @Size(min = 1) Set<Role> roles,
      @Nullable Boolean active) {}

  /** A person just added. */
  record UserMade(
      User user,
      @Nullable @Schema(description = "Only if one was made; it is never shown again.")
          String password) {}

  /** A password just made. */
  record PasswordMade(
      @Schema(description = "It is never shown again.", example = "mYq5m0Zf8nJq1Yw2xKc7Ag")
          String password) {}

  @GetMapping
  @Allowed(Role.ADMIN)
  @Operation(summary = "Lists people; filter by role and active.")
  Page<User> list(
      Caller caller,
      @Listed(
              sort = {"username", "createdAt", "lastLoginAt"},
              filter = {"role", "active"},
              usually = "username")
          ListQuery query) {
    return users.list(caller.tenant(), Filters.checked(query));
  }

  @GetMapping("/{userId}")
  @Allowed(Role.ADMIN)
  @Operation(summary = "Shows a person.")
  ResponseEntity<User> get(Caller caller, @PathVariable UUID userId) {
    return tagged(users.get(caller.tenant(), userId));
  }

  @PostMapping(consumes = "application/json")
  @Allowed(Role.ADMIN)
  @Operation(summary = "Adds a person.")
  ResponseEntity<UserMade> create(
      Caller caller, @Valid @RequestBody NewUser given, HttpServletRequest request) {
    String password = given.password();
    if (password != null) {
      Optional<Finding> weakness = Passwords.weakness(password, given.username());
      if (weakness.isPresent()) {
        throw Problem.unprocessable("PASSWORD_WEAK", List.of(weakness.get()));
      }
    }
    String made = password == null ? passwords.generate() : null;
    User user =
        users.create(
            caller.tenant(),
            caller.actor(),
            given.username(),
            new User.Change(given.displayName(), given.email(), given.roles(), true),
            passwords.hash(made == null ? String.valueOf(password) : made));
    if (made != null) {
      IdempotencyFilter.showOnce(request);
    }
    return ResponseEntity.created(URI.create("/api/v1/users/" + user.userId()))
        .eTag(Versions.etag(user.version()))
        .body(new UserMade(user, made));
  }

  @PatchMapping(path = "/{userId}", consumes = "application/json")
  @Allowed(Role.ADMIN)
  @Operation(summary = "Changes a person; a role taken away no longer counts at once.")
  ResponseEntity<User> change(
      Caller caller,
      @PathVariable UUID userId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @Valid @RequestBody UserChange given) {
    return tagged(
        users.change(
            caller.tenant(),
            caller.actor(),
            userId,
            ifMatch,
            new User.Change(given.displayName(), given.email(), given.roles(), given.active())));
  }

  @PostMapping("/{userId}/password")
  @Allowed(Role.ADMIN)
  @Operation(summary = "Makes a new password; every token of the person ends.")
  PasswordMade password(Caller caller, @PathVariable UUID userId, HttpServletRequest request) {
    String made = passwords.generate();
    users.setPassword(caller.tenant(), caller.actor(), userId, passwords.hash(made));
    IdempotencyFilter.showOnce(request);
    return new PasswordMade(made);
  }

  private static ResponseEntity<User> tagged(User user) {
    return ResponseEntity.ok().eTag(Versions.etag(user.version())).body(user);
  }
}
