package org.stagedoor.stage.totp;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.http.Server;

/** The settings, and the factors that go by them; for the other components of this bundle. */
@Component(immediate = true, service = TotpSettings.class, configurationPid = TotpSettings.PID)
@Designate(ocd = TotpSettings.Config.class)
public final class TotpSettings {
  static final String PID = "org.stagedoor.stage.totp";
  private static final int MAX_SKEW = 4;

  private final LiveSettings<Rules> settings;
  private final Factors factors;

  /** How codes are judged and named. */
  @ObjectClassDefinition(name = "Stagedoor: one-time codes")
  public @interface Config {
    /** The skew. */
    @AttributeDefinition(
        name = "Skew",
        description = "How many steps of 30 seconds a user's clock may be off, 0 to 4.")
    int skew_steps() default 1;

    /** The issuer. */
    @AttributeDefinition(
        name = "Issuer",
        description = "Under which name apps list the account; empty for the server's name.")
    String issuer() default "";
  }

  private record Rules(Clockwork clockwork, String issuer) {
    static Rules read(SettingsFile file, Server server) {
      return new Rules(
          new Clockwork(file.number("skew.steps", 0, MAX_SKEW, 1)),
          file.text("issuer").orElse(server.name()));
    }
  }

  /**
   * Called by DS.
   *
   * @throws org.stagedoor.api.config.SettingException if a setting is out of its range
   */
  @Activate
  public TotpSettings(
      @Reference UserData data, @Reference Server server, Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, file -> Rules.read(file, server));
    factors = new Factors(data, () -> settings.current().clockwork());
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  Factors factors() {
    return factors;
  }

  /** Under which name apps list the account. */
  String issuer() {
    return settings.current().issuer();
  }
}
