package org.stagedoor.account.registration;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.http.MatrixException;

/** Who may register at all. */
@Component(
    immediate = true,
    service = RegistrationRules.class,
    configurationPid = RegistrationRules.PID)
@Designate(ocd = RegistrationRules.Config.class)
public final class RegistrationRules {
  static final String PID = "org.stagedoor.account.registration";

  /** Who may register. */
  @ObjectClassDefinition(name = "Stagedoor · registration")
  public @interface Config {
    @AttributeDefinition(name = "Users may register")
    boolean enabled() default true;

    @AttributeDefinition(
        name = "Guests may register",
        description = "Guests are let in without any authentication.")
    boolean guests() default false;

    @AttributeDefinition(
        name = "Secret by which administrators' scripts register users",
        description = "Empty to have none of it: POST /_synapse/admin/v1/register",
        type = AttributeType.PASSWORD)
    String _shared_secret() default "";
  }

  private record Rules(boolean open, boolean guests, Optional<String> sharedSecret) {
    static Rules read(SettingsFile file) {
      return new Rules(
          file.flag("enabled", true), file.flag("guests", false), file.text(".shared.secret"));
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Rules[" + open + ", " + guests + "]";
    }
  }

  private final LiveSettings<Rules> settings;

  /** Reads the settings. */
  @Activate
  public RegistrationRules(Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, Rules::read);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /**
   * Refuses when users may not register.
   *
   * @throws MatrixException 403 {@code M_FORBIDDEN}
   */
  void refuseIfOff() {
    if (!open()) {
      throw MatrixException.forbidden("Registration is not open on this server");
    }
  }

  /** Whether users may register. */
  boolean open() {
    return settings.current().open();
  }

  /** Whether guests are let in. */
  boolean guests() {
    return settings.current().guests();
  }

  /** The secret by which administrators' scripts register users, if they may. */
  public Optional<String> sharedSecret() {
    return settings.current().sharedSecret();
  }
}
