package org.stagedoor.account.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.account.Passwords;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/**
 * Refuses passwords that would be guessed. It asks for length and against the few that everybody
 * tries first, not for digits and signs: people answer those with "Password1!".
 */
@Component(immediate = true, service = PasswordPolicy.class, configurationPid = PasswordPolicy.PID)
@Designate(ocd = PasswordPolicy.Config.class)
public final class PasswordPolicy {
  static final String PID = "org.stagedoor.account.passwords";

  /** Which passwords are good enough. */
  @ObjectClassDefinition(name = "Stagedoor · password policy")
  public @interface Config {
    @AttributeDefinition(
        name = "Check new passwords",
        description = "When off, any password but the empty one will do.")
    boolean enabled() default true;

    @AttributeDefinition(name = "Shortest password", description = "Characters, 1 to 128.")
    int minimum_length() default 8;

    @AttributeDefinition(name = "Refuse the commonest passwords")
    boolean refuse_common() default true;
  }

  private record Rules(boolean enabled, int minimum, boolean refuseCommon) {
    static Rules read(SettingsFile file) {
      return new Rules(
          file.flag("enabled", true),
          file.number("minimum.length", 1, 128, 8),
          file.flag("refuse.common", true));
    }
  }

  private final LiveSettings<Rules> settings;
  private final Set<String> common = commonest();

  /** Reads the settings, and the list of the commonest passwords. */
  @Activate
  public PasswordPolicy(Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, Rules::read);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /**
   * Checks a new password.
   *
   * @param localpart the user's name; empty if it is not known yet
   * @throws MatrixException 400 {@code M_WEAK_PASSWORD}, saying what to do better; {@code
   *     M_INVALID_PARAM} for what can't be hashed
   */
  public void check(String password, String localpart) {
    if (password.isEmpty()) {
      throw weak("A password must not be empty");
    }
    if (password.length() > Passwords.MAX_LENGTH
        || !StandardCharsets.UTF_8.newEncoder().canEncode(password)) {
      throw MatrixException.invalid(
          "password", "must be valid Unicode of at most " + Passwords.MAX_LENGTH + " characters");
    }
    Rules rules = settings.current();
    if (!rules.enabled()) {
      return;
    }
    if (password.codePointCount(0, password.length()) < rules.minimum()) {
      throw weak("A password must be at least " + rules.minimum() + " characters long");
    }
    if (!localpart.isEmpty() && password.equalsIgnoreCase(localpart)) {
      throw weak("A password must not be the user name");
    }
    if (rules.refuseCommon() && common.contains(password.toLowerCase(Locale.ROOT))) {
      throw weak("This is one of the commonest passwords");
    }
  }

  private static MatrixException weak(String error) {
    return new MatrixException(400, Errcode.WEAK_PASSWORD, error);
  }

  private static Set<String> commonest() {
    try (InputStream in = PasswordPolicy.class.getResourceAsStream("commonest.txt")) {
      if (in == null) {
        throw new IllegalStateException("commonest.txt is not in this bundle");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
