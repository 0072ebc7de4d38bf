package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployment.State;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.report.StageReport.Attempts;
import org.stagedoor.api.report.TypeReport.Verdict;
import org.stagedoor.api.stage.Lack;

class TypeInquiryTest {
  private static final String MESSENGER = "org.stagedoor.api.message.Messenger";

  @TempDir private Path etc;

  private final List<StageReport.Entry> stages = new ArrayList<>();
  private final List<Deployment> dropped = new ArrayList<>();
  private final List<FlowReport.Entry> flows = new ArrayList<>();
  private final List<ComponentDescriptionDTO> descriptions = new ArrayList<>();
  private final List<ComponentConfigurationDTO> configurations = new ArrayList<>();

  private String why(String type) {
    return new WhyCommand(inquiry()).why(type);
  }

  private TypeInquiry inquiry() {
    Components components = new Components(runtime(), new SettingsAdvice(Optional.of(etc)));
    return new TypeInquiry(
        () -> stages,
        () -> flows,
        new InstalledStages(context(), components),
        new DroppedStages(() -> List.copyOf(dropped), new Shelf(etc.resolve("deploy"))),
        new Shelf(etc.resolve("optional")),
        components);
  }

  private ServiceComponentRuntime runtime() {
    return fake(
        ServiceComponentRuntime.class,
        Map.of(
            "getComponentDescriptionDTOs",
            descriptions,
            "getComponentConfigurationDTOs",
            configurations));
  }

  private static BundleContext context() {
    return fake(BundleContext.class, Map.of("getBundles", new Bundle[0]));
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            TypeInquiryTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              return answer instanceof Collection<?> all ? List.copyOf(all) : answer;
            }));
  }

  private void stage(String bundle, boolean serving, Optional<Lack> lack) {
    stages.add(
        new StageReport.Entry(
            "m.x",
            bundle,
            "1.0.0",
            serving ? 5 : 0,
            serving,
            Instant.EPOCH,
            0,
            lack,
            new Attempts(0, 0, 0, 0, Duration.ZERO, Duration.ZERO)));
  }

  private void flow(String operation, Optional<String> withheld) {
    flows.add(new FlowReport.Entry(operation, new Flow(List.of("m.x")), withheld));
  }

  @Test
  void saysWhoServesAndWhoIsShadowed() {
    stage("org.new", true, Optional.empty());
    stage("org.old", false, Optional.empty());
    flow("register", Optional.empty());
    assertEquals(
        """
        m.x is offered:
          org.new 1.0.0 serves it since 1970-01-01T00:00:00Z
          org.old 1.0.0 has it too, and is shadowed by the one above: its ranking is 0
            → remove one of them, or give this one a higher service.ranking
          the flow "m.x" of register is offered""",
        why("m.x"));
  }

  @Test
  void namesTheFileThatATransportWaitsFor() throws Exception {
    Files.createFile(etc.resolve("org.mail.cfg.sample"));
    stage(
        "org.new",
        true,
        Optional.of(new Lack("a transport for email", "(objectClass=" + MESSENGER + ")")));
    flow("register", Optional.of("m.x lacks a transport for email"));
    flow("password", Optional.empty());
    ComponentDescriptionDTO mail = new ComponentDescriptionDTO();
    mail.bundle = new BundleDTO();
    mail.bundle.symbolicName = "org.mail";
    mail.name = "org.mail.Smtp";
    mail.serviceInterfaces = new String[] {MESSENGER};
    mail.properties = Map.of();
    mail.configurationPid = new String[] {"org.mail"};
    descriptions.add(mail);
    ComponentConfigurationDTO waiting = new ComponentConfigurationDTO();
    waiting.state = ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION;
    configurations.add(waiting);
    assertEquals(
        """
        m.x is offered in some of its flows:
          org.new 1.0.0 serves it since 1970-01-01T00:00:00Z
          it lacks a transport for email, so nobody can pass it
          org.mail has no settings (org.mail)
            → take .sample away from the name of etc/org.mail.cfg.sample, and fill it in
          the flow "m.x" of register is not offered: m.x lacks a transport for email
          the flow "m.x" of password is offered""",
        why("m.x"));
  }

  @Test
  void saysThatNoFlowNamesIt() {
    stage("org.new", true, Optional.empty());
    assertEquals(Verdict.NOT_OFFERED, inquiry().why("m.x").verdict());
    assertTrue(why("m.x").contains("no flow names it\n    → name it in etc/"), why("m.x"));
  }

  @Test
  void saysThatNobodyHasWhatAFlowNames() {
    flow("register", Optional.of("no stage m.x is installed"));
    assertTrue(why("m.x").contains("no bundle here has it\n    → drop the jar"), why("m.x"));
  }

  /** A jar in deploy/, with a stage in it. */
  private void drop(String file, String bundle, State state, String reason) throws Exception {
    dropped.add(
        new Deployment(file, bundle, bundle.isEmpty() ? "" : "1", state, reason, Instant.EPOCH));
    Path jar = Files.createDirectories(etc.resolve("deploy")).resolve(file);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Service-Component", "OSGI-INF/x.xml");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new ZipEntry("OSGI-INF/x.xml"));
      out.write(
          "<component name='x'><property name='stagedoor.stage' value='m.x'/></component>"
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void namesTheJarThatWasRefusedAndTheReason() throws Exception {
    drop("x.jar", "org.x", State.REFUSED, "it needs the package a.b, which nobody here offers");
    assertEquals(
        """
        m.x is not offered:
          x.jar in deploy/ has it, but is refused: it needs the package a.b, which nobody here offers
            → mend that; the command deploy tells what becomes of it
          no flow names it
            → name it in etc/org.stagedoor.flows.cfg: default = m.login.password m.x, with a ? behind it if only those are to be asked who can pass it""",
        why("m.x"));
  }

  @Test
  void aJarThatServesAnotherTypeIsNotBlamed() throws Exception {
    drop("x.jar", "org.x", State.REFUSED, "it is not signed");
    flows.add(new FlowReport.Entry("register", new Flow(List.of("m.z")), Optional.empty()));
    assertTrue(!why("m.z").contains("x.jar"), why("m.z"));
  }

  @Test
  void namesJarsThatCouldNotBeReadWhenNobodyHasIt() throws Exception {
    drop("bad.jar", "", State.REFUSED, "it is corrupt");
    flow("register", Optional.of("no stage m.x is installed"));
    assertTrue(
        why("m.x").contains("bad.jar in deploy/ may have it, but is refused: it is corrupt"),
        why("m.x"));
    String unknown = assertThrows(IllegalArgumentException.class, () -> why("m.q")).getMessage();
    assertEquals(
        "no bundle here has an auth type m.q; bad.jar in deploy/ may have it, but is refused: it is"
            + " corrupt; do you mean m.x?",
        unknown);
  }

  @Test
  void guessesWhatIsMeant() {
    stage("org.new", true, Optional.empty());
    assertEquals(Verdict.UNKNOWN, inquiry().why("m.y").verdict());
    assertEquals(List.of("m.x"), inquiry().why("m.y").near());
    assertEquals(List.of(), inquiry().why("x".repeat(100_000)).near());
  }
}
