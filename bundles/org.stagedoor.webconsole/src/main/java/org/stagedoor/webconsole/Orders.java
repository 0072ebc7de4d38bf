package org.stagedoor.webconsole;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployments;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Upload;

/**
 * Carries out what the page's forms order. Used by any thread.
 *
 * @param deployments does it
 * @param forms tells our forms
 * @param audit is told
 * @param clock the time
 */
record Orders(Deployments deployments, FormTokens forms, AuditTrail audit, InstantSource clock) {
  static final String FORM = "form";
  static final String ORDER = "order";
  static final String NAME = "name";
  static final String JAR = "jar";

  /** Other fields of the form, and what is around them. */
  private static final long AROUND = 64 << 10;

  private static final Told FORGED =
      new Told(false, "Nothing was done: this form is out of date. Try again.");

  /** Carries out one order, if it is one of ours. */
  Told take(HttpServletRequest request, Administrator administrator)
      throws IOException, ServletException {
    if (!SameSite.accepts(request)) {
      return FORGED;
    }
    if (request.getContentLengthLong() < 0
        || request.getContentLengthLong() > Upload.MOST + AROUND) {
      return new Told(false, "The file is too large");
    }
    if (!forms.good(administrator, request.getParameter(FORM))) {
      return FORGED;
    }
    String name = Objects.requireNonNullElse(request.getParameter(NAME), "");
    Told told =
        carryOut(request, Objects.requireNonNullElse(request.getParameter(ORDER), ""), name);
    if (told.done()) {
      note(request, administrator, told);
    }
    return told;
  }

  private Told carryOut(HttpServletRequest request, String order, String name)
      throws IOException, ServletException {
    return switch (order) {
      case "install" -> install(request.getPart(JAR));
      case "remove" -> told(deployments.withdraw(name));
      case "stop" -> told(deployments.stop(name));
      case "start" -> told(deployments.start(name));
      default -> new Told(false, "There is no such order");
    };
  }

  private Told install(@Nullable Part jar) throws IOException {
    if (jar == null || jar.getSubmittedFileName() == null || jar.getSize() == 0) {
      return new Told(false, "Choose a jar first");
    }
    String file = jar.getSubmittedFileName().replaceFirst(".*[/\\\\]", "");
    try (InputStream in = jar.getInputStream()) {
      Deployment made = deployments.offer(file, in);
      boolean refused =
          made.state() == Deployment.State.REFUSED || made.state() == Deployment.State.ROLLED_BACK;
      String state = made.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return new Told(
          !refused, file + ": " + state + (made.reason().isEmpty() ? "" : ", " + made.reason()));
    } finally {
      jar.delete();
    }
  }

  private static Told told(Deployments.Result result) {
    return new Told(result.done(), result.words());
  }

  private void note(HttpServletRequest request, Administrator administrator, Told told) {
    audit.done(
        new Deed(
            "deployment." + request.getParameter(ORDER),
            Optional.empty(),
            Optional.of(administrator.user().toString()),
            Optional.of(request.getRemoteAddr()),
            clock.instant(),
            Dict.of("what", told.words())));
  }
}
