package org.stagedoor.hotdeploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.StandInProvider;

/**
 * The server that is updated: stages of all kinds in its flows, a transport, an identity provider.
 * Its hashes are cheap, and nobody is told to wait.
 *
 * @param installation its settings and its data
 * @param bundles what can be updated
 */
public record Site(Installation installation, List<BumpedJar> bundles) {
  static final String TERMS = "m.login.terms";
  static final String RIDDLE = "org.example.riddle";
  static final String DUMMY = "m.login.dummy";
  static final String TOKEN = "m.login.registration_token";
  static final String CAPTCHA = "m.login.recaptcha";
  static final String EMAIL = "m.login.email.identity";
  static final String PASSWORD = "m.login.password";
  static final String TERMS_VERSION = "1.0";
  static final String INVITATION = "open-house";

  /** What can't be changed while a server runs. */
  private static final List<String> FIXED =
      List.of("api", "core", "store.jdbc", "console", "deploy").stream()
          .map(name -> "org.stagedoor." + name)
          .toList();

  /** A fresh one, whose captchas and mail go to these. */
  public static Site prepare(CaptchaProvider captchas, PostOffice post) throws IOException {
    Installation installation = Installation.fresh().withoutLimits();
    installation.set(
        "org.stagedoor.flows",
        Map.of(
            "register",
            String.join(" ", TERMS, RIDDLE, DUMMY)
                + " | "
                + String.join(" ", TOKEN, CAPTCHA, DUMMY)
                + " | "
                + String.join(" ", EMAIL, TERMS, DUMMY),
            "delete_devices",
            String.join(" ", PASSWORD, RIDDLE, DUMMY)));
    installation.write(
        "org.stagedoor.stage.terms",
        """
        policy.privacy.version = 1.0
        policy.privacy.en.name = Privacy Policy
        policy.privacy.en.url = https://example.org/privacy-1.0-en.html
        """);
    installation.write(
        "org.stagedoor.stage.recaptcha",
        "public.key = site\n.secret = hush\nverify.url = %s\n".formatted(captchas.verifyUrl()));
    // As long to work off as the default is with hashes that are not cheap.
    installation.set("org.stagedoor.stage.password", Map.of("queue", "2000"));
    installation.set(
        "org.stagedoor.stage.registrationtoken", Map.of("reservations.per.address", "500"));
    installation.set(
        "org.stagedoor.mail.smtp",
        Map.of(
            "host", "127.0.0.1",
            "port", String.valueOf(post.port()),
            "security", "none",
            "retry.first.seconds", "1",
            "retry.longest.seconds", "2",
            "from", "Stagedoor <matrix@example.org>"));
    installation.set(
        "org.stagedoor.validation.limits",
        Map.of("address.burst", "0", "remote.burst", "0", "total.burst", "0"));
    List<BumpedJar> bundles = new ArrayList<>(shipped(installation));
    bundles.add(BumpedJar.of(installation.jar("example", "org.stagedoor.example.riddle")));
    bundles.add(BumpedJar.of(StandInProvider.jar(installation, "one", 1)));
    for (BumpedJar dropped : bundles.subList(bundles.size() - 2, bundles.size())) {
      installation.drop(dropped.write(Files.createTempDirectory("hotdeploy"), 1));
    }
    return new Site(installation, List.copyOf(bundles));
  }

  private static List<BumpedJar> shipped(Installation installation) throws IOException {
    List<BumpedJar> bundles = new ArrayList<>();
    for (Path jar : installation.jars("bundle")) {
      BumpedJar bundle = BumpedJar.of(jar);
      if (!FIXED.contains(bundle.name())) {
        bundles.add(bundle);
      }
    }
    return bundles;
  }
}
