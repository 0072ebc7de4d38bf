package org.stagedoor.sso.cas;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.json.Dict;

/** A server of CAS; one for each configuration {@code org.stagedoor.sso.cas-<any word>}. */
@Component(
    service = IdentityProvider.class,
    immediate = true,
    configurationPid = CasProvider.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CasProvider.Config.class, factory = true)
public final class CasProvider implements IdentityProvider {
  static final String PID = "org.stagedoor.sso.cas";

  /** Which server, and how. */
  @ObjectClassDefinition(name = "Stagedoor: CAS")
  public @interface Config {
    /** Its id. */
    @AttributeDefinition(
        name = "Id",
        description = "Stays the same for ever: users are known by it. [A-Za-z0-9._~-], 1 to 255.")
    String id() default "";

    /** Its name. */
    @AttributeDefinition(name = "Name", description = "For people; empty for the id.")
    String name() default "";

    /** Its picture. */
    @AttributeDefinition(name = "Icon", description = "An mxc:// address.")
    String icon() default "";

    /** Its brand. */
    @AttributeDefinition(name = "Brand", description = "By which clients know its button.")
    String brand() default "";

    /** Where it is. */
    @AttributeDefinition(name = "Server", description = "https://cas.example.org/cas")
    String server_url() default "";

    /** What it speaks. */
    @AttributeDefinition(name = "Protocol", description = "3, or 2 of old servers.")
    String protocol_version() default "3";

    /** Who it is. */
    @AttributeDefinition(
        name = "Attribute of the subject",
        description = "Must never be given to another user; empty for the user.")
    String attribute_subject() default "";

    /** The user name. */
    @AttributeDefinition(name = "Attribute of the user name", description = "Empty for the user.")
    String attribute_username() default "";

    /** The display name. */
    @AttributeDefinition(name = "Attribute of the display name", description = "Its name.")
    String attribute_name() default "displayName";

    /** The address. */
    @AttributeDefinition(name = "Attribute of the email address", description = "Its name.")
    String attribute_email() default "mail";

    /** Who is let in. */
    @AttributeDefinition(
        name = "Required",
        description = "Attributes that users must have, like affiliation=staff.")
    String require() default "";

    /** Whom to trust. */
    @AttributeDefinition(
        name = "Trusted certificates",
        description = "A file (PEM) to trust instead of Java's.")
    String trust_file() default "";

    /** How far clocks are apart. */
    @AttributeDefinition(name = "Clocks", description = "Apart by so many seconds, 0 to 300.")
    int clock_skew_seconds() default 60;

    /** The longest wait. */
    @AttributeDefinition(name = "Time limit", description = "In milliseconds, 100 to 9000.")
    int timeout_millis() default 5000;
  }

  private final LiveSettings<Tickets> tickets;

  /**
   * Called by DS.
   *
   * @throws SettingException if a setting is wrong
   */
  @Activate
  public CasProvider(Map<String, ?> properties) {
    String id = new SettingsFile(PID, properties).text("id").orElse("");
    tickets =
        new LiveSettings<>(
            PID, properties, file -> new Tickets(CasSettings.of(file, id), InstantSource.system()));
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    tickets.update(properties);
  }

  @Override
  public Description description() {
    return tickets.current().settings().description();
  }

  @Override
  public Optional<String> trouble() {
    return tickets.current().trouble();
  }

  @Override
  public URI start(Trip trip) {
    return tickets.current().start(trip);
  }

  @Override
  public Verdict finish(Dict parameters, Trip trip) {
    return tickets.current().finish(parameters, trip);
  }

  @Override
  public Optional<Ended> ended(Dict parameters) {
    return tickets.current().ended(parameters);
  }
}
