package org.stagedoor.webconsole;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.http.MatrixException;

/**
 * Lets administrators in to the Web Console, and there to our page alone: its own pages would
 * install bundles past the rules for dropped jars, and show settings with their secrets.
 */
@Component(
    service = {SecurityProvider.class, Door.class},
    property = SecurityProvider.PROPERTY_ID + "=org.stagedoor.webconsole")
public final class Door implements SecurityProvider {
  /** The last part of our page's address. */
  static final String LABEL = "stagedoor";

  /** Under which a request knows its administrator. */
  static final String ADMINISTRATOR = "org.stagedoor.webconsole.administrator";

  private static final Set<String> READS = Set.of("GET", "HEAD");

  /** An address without anything that could lead up. */
  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+");

  private final Administrators administrators;
  private final FormTokens forms;

  /** Called by DS. */
  @Activate
  public Door(@Reference Tokens tokens, @Reference Guesses guesses) {
    this(new Administrators(tokens, guesses, InstantSource.system()), new SecureRandom());
  }

  Door(Administrators administrators, SecureRandom random) {
    this.administrators = administrators;
    this.forms = new FormTokens(random);
  }

  FormTokens forms() {
    return forms;
  }

  @Override
  public @Nullable Object authenticate(HttpServletRequest request, HttpServletResponse response) {
    try {
      PageHeaders.set(response);
      Optional<Administrator> administrator = known(request);
      if (administrator.isEmpty()) {
        ask(response);
        return null;
      }
      if (!passes(request, response)) {
        return null;
      }
      request.setAttribute(ADMINISTRATOR, administrator.get());
      return administrator.get().user().toString();
    } catch (MatrixException told) {
      return refuse(response, told.status());
    } catch (StoreUnavailable away) {
      return refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private Optional<Administrator> known(HttpServletRequest request) {
    return Credentials.read(request.getHeader("Authorization"))
        .flatMap(credentials -> administrators.find(credentials, request.getRemoteAddr()));
  }

  private static void ask(HttpServletResponse response) {
    response.setHeader(
        "WWW-Authenticate",
        "Basic realm=\"Stagedoor: user name, and an administrator's access token as password\","
            + " charset=\"UTF-8\"");
    refuse(response, HttpServletResponse.SC_UNAUTHORIZED);
  }

  private static @Nullable Object refuse(HttpServletResponse response, int status) {
    // Without sendError the body is empty, and says nothing of who answers.
    response.setStatus(status);
    return null;
  }

  private static boolean passes(HttpServletRequest request, HttpServletResponse response) {
    // As it was sent: nothing that is decoded, or cut, differently elsewhere passes for ours.
    String address = request.getRequestURI();
    String root = request.getContextPath() + request.getServletPath();
    boolean reads = READS.contains(request.getMethod());
    if (address.equals(root + "/" + LABEL) && (reads || request.getMethod().equals("POST"))) {
      return true;
    }
    if (reads && address.startsWith(root + "/res/") && PLAIN.matcher(address).matches()) {
      return true;
    }
    if (reads && address.equals(root + "/logout")) {
      return true;
    }
    if (reads && (address.equals(root) || address.equals(root + "/"))) {
      redirect(root + "/" + LABEL, response);
      return false;
    }
    refuse(response, HttpServletResponse.SC_FORBIDDEN);
    return false;
  }

  private static void redirect(String address, HttpServletResponse response) {
    try {
      response.sendRedirect(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who was let in may do all that is let through. */
  @Override
  public boolean authorize(Object user, String role) {
    return user instanceof String;
  }

  /** Browsers forget what they sent when it is refused once. */
  @Override
  public void logout(HttpServletRequest request, HttpServletResponse response) {
    ask(response);
  }
}
