package org.stagedoor.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployments;
import org.stagedoor.api.json.Dict;

/** The command {@code deploy}: what became of dropped jars, and orders about them. */
@Component(
    service = DeployCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=deploy",
      "stagedoor.help=" + DeployCommand.USAGE + "   what became of dropped jars; install and remove"
    })
public final class DeployCommand {
  static final String USAGE = "deploy [<path> | remove <file> | stop <bundle> | start <bundle>]";

  private final DeployDesk desk;
  private final AuditTrail audit;
  private final InstantSource clock = InstantSource.system();

  /** Called by DS. */
  @Activate
  public DeployCommand(@Reference DeployDesk desk, @Reference AuditTrail audit) {
    this.desk = desk;
    this.audit = audit;
  }

  /**
   * Does what the words say.
   *
   * @param arguments none to list; a path of a jar; or an order and what it is about
   * @throws IllegalArgumentException if they are others, or nothing came of it
   * @throws org.stagedoor.api.http.MatrixException if this container has another deployer
   */
  public String deploy(String... arguments) {
    Deployments deployments = desk.open();
    String verb = arguments.length == 2 ? arguments[0] : Integer.toString(arguments.length);
    return switch (verb) {
      case "0" -> list(deployments);
      case "1" -> offer(deployments, Path.of(arguments[0]));
      case "remove" ->
          told("deployment.withdraw", arguments[1], deployments.withdraw(arguments[1]));
      case "stop" -> told("deployment.stop", arguments[1], deployments.stop(arguments[1]));
      case "start" -> told("deployment.start", arguments[1], deployments.start(arguments[1]));
      default -> throw new IllegalArgumentException("usage: " + USAGE);
    };
  }

  private static String list(Deployments deployments) {
    Table table = new Table();
    deployments
        .list()
        .forEach(
            one ->
                table.row(
                    one.file(), one.bundle() + " " + one.version(), state(one), one.reason()));
    return "trust: "
        + deployments.trust().name().toLowerCase(Locale.ROOT)
        + (deployments.list().isEmpty() ? "\nno jar is in deploy/" : "\n" + table.text());
  }

  private static String state(Deployment one) {
    return one.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String offer(Deployments deployments, Path path) {
    if (!path.isAbsolute() || !Files.isRegularFile(path)) {
      throw new IllegalArgumentException(
          "the server sees no file " + path + (path.isAbsolute() ? "" : "; give its whole path"));
    }
    String file = Objects.requireNonNull(path.getFileName()).toString();
    try (InputStream jar = Files.newInputStream(path)) {
      Deployment made = deployments.offer(file, jar);
      done("deployment.offer", Dict.of("file", file, "state", state(made)));
      String words =
          file
              + " ("
              + made.bundle()
              + " "
              + made.version()
              + "): "
              + state(made)
              + (made.reason().isEmpty() ? "" : ", " + made.reason());
      if (made.state() == Deployment.State.REFUSED
          || made.state() == Deployment.State.ROLLED_BACK) {
        throw new IllegalArgumentException(words);
      }
      return words;
    } catch (IOException e) {
      throw new IllegalArgumentException("can't read " + path + ": " + e.getMessage(), e);
    }
  }

  private String told(String event, String name, Deployments.Result result) {
    if (!result.done()) {
      throw new IllegalArgumentException(result.words());
    }
    done(event, Dict.of("name", name));
    return result.words();
  }

  private void done(String event, Dict details) {
    audit.done(Deed.byConsole(event, Optional.empty(), clock.instant(), details));
  }
}
