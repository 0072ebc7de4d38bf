package org.stagedoor.container.harness;

import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.container.internal.KarafTestContainer;
import org.ops4j.pax.exam.karaf.container.internal.runner.KarafJavaRunner;
import org.ops4j.pax.exam.karaf.container.internal.runner.Runner;
import org.ops4j.pax.exam.karaf.options.KarafDistributionConfigurationOption;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/**
 * A Karaf as it is downloaded, in a JVM of its own, driven through its shell as an operator would;
 * one for the tests of a class. It has no Maven repository: all that is not its own comes out of
 * the KAR.
 */
public final class Karaf implements BeforeAllCallback, AfterAllCallback {
  private static final String VERSION = System.getProperty("stagedoor.karaf.version");
  private static final String MVN = "etc/org.ops4j.pax.url.mvn.cfg";
  private static final String ROLES = ",group,admin,manager,viewer,systembundles,ssh";

  /** What Karaf's own start script opens for it. */
  private static final List<String> OPENED =
      List.of(
          "--add-reads=java.xml=java.logging",
          "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
          "--patch-module=java.base=lib/endorsed/org.apache.karaf.specs.locator-@.jar",
          "--patch-module=java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-@.jar",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
          "--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.ftp=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.content.text=ALL-UNNAMED",
          "--add-exports=jdk.naming.rmi/com.sun.jndi.url.rmi=ALL-UNNAMED",
          "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
          "-classpath",
          "lib/jdk9plus/*:lib/boot/*:lib/endorsed/*");

  private final int shellPort = FreePort.find();
  private final int httpPort = FreePort.find();
  private final Runner runner = new KarafJavaRunner();
  private final Client client = new Client(httpPort);
  private final Readme readme;
  private @Nullable KarafShell shell;
  private @Nullable Path home;

  /** A Karaf that is set up as the instructions say. */
  public Karaf() {
    String archive = System.getProperty("stagedoor.home");
    String kar = System.getProperty("stagedoor.kar");
    readme =
        Readme.section(
            "Into Karaf 4.4",
            Map.of(
                "/opt/stagedoor-<version>.kar",
                kar,
                "/opt/stagedoor/",
                archive + "/",
                "8008",
                String.valueOf(httpPort),
                "/var/lib/stagedoor",
                "data/stagedoor"));
  }

  @Override
  public void beforeAll(ExtensionContext test) throws IOException {
    Path work = Files.createDirectories(Path.of(System.getProperty("stagedoor.work")));
    Path directory = Files.createTempDirectory(work, test.getRequiredTestClass().getSimpleName());
    // Pax Exam has Karaf read along what this JVM is sent, and at the end waits for more of it.
    System.setIn(InputStream.nullInputStream());
    ExamSystem system = PaxExamRuntime.createServerSystem(options(directory));
    new KarafTestContainer(
            system, system.getSingleOption(KarafDistributionConfigurationOption.class), runner)
        .start();
    home = home(directory);
    shell = new KarafShell(home, shellPort);
  }

  private Option[] options(Path directory) {
    List<Option> options = new ArrayList<>();
    readme.block("properties").stream()
        .map(line -> line.split(" = ", 2))
        .map(pair -> editConfigurationFilePut("etc/custom.properties", pair[0], pair[1]))
        .forEach(options::add);
    Collections.addAll(
        options,
        karafDistributionConfiguration()
            .frameworkUrl(Path.of(System.getProperty("stagedoor.karaf")).toUri().toString())
            .karafVersion(VERSION)
            .name("Karaf")
            .unpackDirectory(directory.toFile())
            .useDeployFolder(false),
        configureConsole().ignoreLocalConsole().startRemoteShell(),
        keepRuntimeFolder(),
        vmOptions(
            OPENED.stream().map(option -> option.replace("@", VERSION)).toArray(String[]::new)),
        editConfigurationFilePut(MVN, "org.ops4j.pax.url.mvn.repositories", ""),
        editConfigurationFilePut(
            MVN, "org.ops4j.pax.url.mvn.localRepository", directory.resolve("m2").toString()),
        editConfigurationFilePut(
            "etc/org.apache.karaf.shell.cfg", "sshPort", String.valueOf(shellPort)),
        editConfigurationFilePut("etc/users.properties", KarafShell.USER, KarafShell.USER + ROLES));
    return options.toArray(Option[]::new);
  }

  private static Path home(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory, 4)) {
      return files
          .filter(file -> Files.exists(file.resolve("bin/client")))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Has the shell run a command; waits for the shell while Karaf starts.
   *
   * @return what the shell printed
   * @throws AssertionError if the command fails
   */
  public String run(String command) {
    return Objects.requireNonNull(shell).run(command);
  }

  /** What the README says of Karaf. */
  public Readme readme() {
    return readme;
  }

  /** Karaf's folder. */
  public Path home() {
    return Objects.requireNonNull(home);
  }

  /** Writes a file of settings; it is in force a little later. */
  public void configure(String pid, Map<String, String> settings) throws IOException {
    Files.write(
        home().resolve("etc").resolve(pid + ".cfg"),
        settings.entrySet().stream().map(it -> it.getKey() + " = " + it.getValue()).toList());
  }

  /** Sends requests to the server. */
  public Client client() {
    return client;
  }

  /** Stops Karaf as an operator would; Pax Exam's own stop needs a probe inside of it. */
  @Override
  public void afterAll(ExtensionContext test) {
    run("system:shutdown --force");
    runner.shutdown();
  }
}
