package org.stagedoor.console;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets {@code bin/stagedoor console} in, if it is configured. A container with a shell of its own
 * needs it not.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = ConsoleSocket.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ConsoleSocket.Config.class)
public final class ConsoleSocket {
  static final String PID = "org.stagedoor.console";

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleSocket.class);

  private final @Nullable Listener listener;

  /** Where it listens. */
  @ObjectClassDefinition(name = "Stagedoor: console")
  public @interface Config {
    /** The folder of the socket. */
    @AttributeDefinition(
        name = "Folder",
        description = "In which the socket is made; nobody else may look into it. Empty for none.")
    String folder() default "";
  }

  /** Begins to listen; a server whose folder allows no socket runs without a console. */
  @Activate
  public ConsoleSocket(
      BundleContext context, @Reference ServiceComponentRuntime runtime, Config config) {
    SettingsAdvice settings = new SettingsAdvice(TypeReportComponent.etc(context));
    Commands commands = new Commands(context, new Components(runtime, settings));
    listener = config.folder().isBlank() ? null : open(Path.of(config.folder()), commands);
  }

  private static @Nullable Listener open(Path folder, Commands commands) {
    try {
      Listener opened = Listener.in(folder, commands::run);
      opened.start();
      return opened;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warn("bin/stagedoor console can't be used: no socket in {}: {}", folder, e.getMessage());
      return null;
    }
  }

  /** Stops listening. */
  @Deactivate
  void stop() {
    if (listener != null) {
      listener.close();
    }
  }
}
